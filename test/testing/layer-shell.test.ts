import { describe, expect, test } from 'vitest';
import * as layerShell from '../../src/protocol/generated/wlr-layer-shell-unstable-v1.js';
import { XdgWmBaseError } from '../../src/protocol/generated/xdg-shell.js';
import { eachFails } from './fails.js';
import { popup, positioner } from './misdeed.js';
import { type Desk, learn, type RawObject } from './raw-client.js';
import { colours, leaveNothingOpen, open, start } from './screen.js';

learn(layerShell);
leaveNothingOpen();

const RED = 0xffff0000;
const GREEN = 0xff00ff00;
const BLUE = 0xff0000ff;
const { top, bottom, left, right } = layerShell.ZwlrLayerSurfaceV1Anchor;
const { ZwlrLayerShellV1Error, ZwlrLayerSurfaceV1Error } = layerShell;

interface Layer {
  surface: RawObject;
  layer: RawObject;
  /** Configures that were acknowledged or overtaken. */
  seen: number;
}

function make(desk: Desk, level: number, output: RawObject | null = null): Layer {
  const surface = desk.surface();
  const shell = desk.client.bind('zwlr_layer_shell_v1');
  return { surface, layer: shell.call('get_layer_surface', surface, output, level, 'panel'), seen: 0 };
}

/** Acknowledges a configure that comes or came after the last one so treated. */
async function configured(desk: Desk, what: Layer): Promise<[number, number]> {
  const { layer } = what;
  await desk.client.until(() => layer.all('configure').length > what.seen);
  what.seen = layer.all('configure').length;
  const [serial, width, height] = layer.last('configure') as [number, number, number];
  layer.call('ack_configure', serial);
  return [width, height];
}

/** Mapped in the size that it was configured to. */
async function show(desk: Desk, what: Layer, colour: number): Promise<[number, number]> {
  what.surface.call('commit');
  const size = await configured(desk, what);
  desk.show(what.surface, desk.buffer(...size, colour));
  await desk.client.sync();
  return size;
}

/** A panel at the top, as wide as the output. */
async function panel(desk: Desk, height: number, level = 2): Promise<Layer> {
  const made = make(desk, level);
  made.layer.call('set_anchor', top | left | right);
  made.layer.call('set_size', 0, height);
  made.layer.call('set_exclusive_zone', height);
  await show(desk, made, BLUE);
  return made;
}

describe('a layer surface', () => {
  test('stands at its edges, with its margin, in the size that its anchors give', async () => {
    const screen = await start();
    const desk = await open(screen);
    const made = make(desk, 2);
    made.layer.call('set_anchor', bottom | left | right);
    made.layer.call('set_margin', 1, 10, 5, 20);
    made.layer.call('set_size', 0, 15);
    expect(await show(desk, made, RED)).toEqual([170, 15]);
    expect(await colours(screen, [19, 90], [20, 80], [189, 94], [190, 94], [20, 95], [20, 79])).toEqual([
      '000000',
      'ff0000',
      'ff0000',
      '000000',
      '000000',
      '000000',
    ]);
  });

  test('with a size of its own and no anchor is in the middle', async () => {
    const screen = await start();
    const desk = await open(screen);
    const made = make(desk, 3);
    made.layer.call('set_size', 20, 10);
    await show(desk, made, RED);
    expect(await colours(screen, [89, 45], [90, 45], [109, 54], [110, 54])).toEqual([
      '000000',
      'ff0000',
      'ff0000',
      '000000',
    ]);
  });

  test('is below or above windows by its layer, and moves with set_layer', async () => {
    const screen = await start();
    const desk = await open(screen);
    const made = make(desk, 0);
    made.layer.call('set_anchor', top | left);
    made.layer.call('set_size', 50, 50);
    await show(desk, made, RED);
    await desk.window(20, 20, GREEN);
    expect(await colours(screen, [10, 10], [30, 30])).toEqual(['00ff00', 'ff0000']);
    made.layer.call('set_layer', 2);
    await desk.client.sync();
    expect(await colours(screen, [10, 10])).toEqual(['00ff00']);
    made.surface.call('commit');
    await desk.client.sync();
    expect(await colours(screen, [10, 10])).toEqual(['ff0000']);
  });

  test('of the top layer is covered by a fullscreen window, one of the overlay is not', async () => {
    const screen = await start();
    const desk = await open(screen);
    const over = make(desk, 3);
    over.layer.call('set_anchor', bottom | right);
    over.layer.call('set_size', 10, 10);
    await show(desk, over, RED);
    await panel(desk, 10);
    const { surface, xdg, toplevel } = await desk.window(20, 20, GREEN);
    await desk.acknowledge(xdg);
    toplevel.call('set_fullscreen', null);
    await desk.configured(xdg);
    desk.show(surface, desk.buffer(200, 100, GREEN));
    await desk.client.sync();
    expect(await colours(screen, [5, 5], [195, 95])).toEqual(['00ff00', 'ff0000']);
  });

  test('with an exclusive zone makes room: maximized windows and other layer surfaces keep clear', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { xdg, toplevel } = await desk.window(20, 20, GREEN);
    await desk.acknowledge(xdg);
    toplevel.call('set_maximized');
    await desk.configured(xdg);
    expect(toplevel.last('configure')?.slice(0, 2)).toEqual([200, 100]);
    screen.behaviour.killMisfits = false;
    const first = await panel(desk, 10);
    await desk.client.until(() => toplevel.last('configure')?.[1] === 90);
    const clear = make(desk, 1);
    clear.layer.call('set_anchor', top | bottom | left | right);
    expect(await show(desk, clear, RED)).toEqual([200, 90]);
    const whole = make(desk, 0);
    whole.layer.call('set_anchor', top | bottom | left | right);
    whole.layer.call('set_exclusive_zone', -1);
    expect(await show(desk, whole, RED)).toEqual([200, 100]);
    first.layer.call('destroy');
    await desk.client.until(() => toplevel.last('configure')?.[1] === 100);
    await desk.client.until(() => clear.layer.last('configure')?.[2] === 100);
  });

  test('with exclusive interactivity has the keyboard while it is mapped', async () => {
    const screen = await start();
    const desk = await open(screen);
    const keyboard = desk.client.bind('wl_seat').call('get_keyboard');
    const window = await desk.window(20, 20, GREEN);
    await desk.client.until(() => keyboard.last('enter')?.[1] === window.surface.id);
    const made = make(desk, 3);
    made.layer.call('set_size', 20, 10);
    made.layer.call('set_keyboard_interactivity', 1);
    await show(desk, made, RED);
    await desk.client.until(() => keyboard.last('enter')?.[1] === made.surface.id);
    made.layer.call('destroy');
    await desk.client.until(() => keyboard.last('enter')?.[1] === window.surface.id);
  });

  test('on demand gets the keyboard by a click, and loses it by one', async () => {
    const screen = await start();
    const desk = await open(screen);
    const keyboard = desk.client.bind('wl_seat').call('get_keyboard');
    const made = make(desk, 2);
    made.layer.call('set_size', 20, 20);
    made.layer.call('set_keyboard_interactivity', 2);
    await show(desk, made, RED);
    const window = await desk.window(20, 20, GREEN);
    for (const [x, y, focus] of [
      [100, 50, made],
      [5, 5, window],
    ] as const) {
      screen.input.pointer.move(x, y);
      screen.input.pointer.button(0x110, 'pressed');
      screen.input.pointer.button(0x110, 'released');
      await desk.client.until(() => keyboard.last('enter')?.[1] === focus.surface.id);
    }
  });

  test('is told that it is closed when its output goes', async () => {
    const screen = await start({
      outputs: [
        { width: 200, height: 100 },
        { width: 50, height: 50 },
      ],
    });
    const desk = await open(screen);
    const output = desk.client.bind('wl_output'); // the last one
    const made = make(desk, 2, output);
    made.layer.call('set_anchor', top | bottom | left | right);
    expect(await show(desk, made, RED)).toEqual([50, 50]);
    const [, second] = screen.outputs;
    if (second === undefined) throw new Error('no second output');
    screen.removeOutput(second);
    await desk.client.until(() => made.layer.last('closed'));
    // what comes now is ignored
    desk.show(made.surface, desk.buffer(5, 5, RED));
    await desk.client.sync();
    expect(screen.digest()[0]?.surfaces).toMatchObject([
      { roleState: { closed: true, mapped: false, output: 'TEST-2' } },
    ]);
  });

  test('is as it was at first after an unmap', async () => {
    const screen = await start();
    const desk = await open(screen);
    const made = make(desk, 2);
    await desk.client.sync();
    const before = screen.digest()[0]?.surfaces;
    made.layer.call('set_size', 20, 10);
    made.layer.call('set_layer', 3);
    await show(desk, made, RED);
    made.surface.call('attach', null, 0, 0);
    made.surface.call('commit');
    await desk.client.sync();
    expect(screen.digest()[0]?.surfaces).toEqual(before);
    made.layer.call('set_size', 30, 10);
    expect(await show(desk, made, RED)).toEqual([30, 10]);
  });

  test('has popups, which are placed by it and go with it', async () => {
    const screen = await start();
    const desk = await open(screen);
    const made = make(desk, 2);
    made.layer.call('set_anchor', bottom | right);
    made.layer.call('set_size', 50, 50);
    await show(desk, made, RED);
    const surface = desk.surface();
    const xdg = desk.wmBase.call('get_xdg_surface', surface);
    const menu = xdg.call('get_popup', null, positioner(desk));
    made.layer.call('get_popup', menu);
    surface.call('commit');
    await desk.configured(xdg);
    desk.show(surface, desk.buffer(20, 20, GREEN));
    await desk.client.sync();
    // in the middle of the anchor rectangle's 10x10
    expect(await colours(screen, [150, 50], [155, 55], [180, 80])).toEqual(['00ff00', '00ff00', 'ff0000']);
    expect(screen.digest()[0]?.surfaces).toMatchObject([
      { role: 'zwlr_layer_surface_v1', popups: [{ role: 'xdg_popup', xdg: { mapped: true } }] },
    ]);
    made.surface.call('attach', null, 0, 0);
    made.surface.call('commit');
    await desk.client.until(() => menu.last('popup_done'));
  });
});

test('a digest tells what was set of a layer surface, applied and pending apart', async () => {
  const screen = await start();
  const desk = await open(screen);
  const made = await panel(desk, 10);
  made.layer.call('set_margin', 1, 2, 3, 4);
  await desk.client.sync();
  expect(screen.digest()[0]?.surfaces).toMatchObject([
    {
      role: 'zwlr_layer_surface_v1',
      roleState: { namespace: 'panel', output: 'any', layer: 2, initialised: true, configured: true, mapped: true },
      extensions: { zwlr_layer_surface_v1: { anchor: 13, width: 0, height: 10, zone: 10 } },
      pending: { extensions: { zwlr_layer_surface_v1: { margin: { top: 1, right: 2, bottom: 3, left: 4 } } } },
    },
  ]);
});

eachFails([
  {
    what: 'a layer surface of a window',
    object: 'zwlr_layer_shell_v1',
    code: ZwlrLayerShellV1Error.role,
    commit: async (desk) => {
      const { surface } = await desk.toplevel();
      desk.client.bind('zwlr_layer_shell_v1').call('get_layer_surface', surface, null, 0, '');
    },
  },
  {
    what: 'two layer surfaces of one surface',
    object: 'zwlr_layer_shell_v1',
    code: ZwlrLayerShellV1Error.role,
    commit: (desk) => {
      const { surface } = make(desk, 0);
      desk.client.bind('zwlr_layer_shell_v1').call('get_layer_surface', surface, null, 0, '');
    },
  },
  {
    what: 'a fifth layer',
    object: 'zwlr_layer_shell_v1',
    code: ZwlrLayerShellV1Error.invalid_layer,
    commit: (desk) => make(desk, 4),
  },
  {
    what: 'a layer surface with a buffer',
    object: 'zwlr_layer_shell_v1',
    code: ZwlrLayerShellV1Error.already_constructed,
    commit: (desk) => {
      const surface = desk.surface();
      surface.call('attach', desk.buffer(5, 5, RED), 0, 0);
      desk.client.bind('zwlr_layer_shell_v1').call('get_layer_surface', surface, null, 0, '');
    },
  },
  {
    what: 'a buffer before the configure',
    object: 'zwlr_layer_surface_v1',
    code: ZwlrLayerSurfaceV1Error.invalid_surface_state,
    commit: (desk) => {
      const { surface, layer } = make(desk, 0);
      layer.call('set_size', 5, 5);
      desk.show(surface, desk.buffer(5, 5, RED));
    },
  },
  {
    what: 'an acknowledgement of nothing',
    object: 'zwlr_layer_surface_v1',
    code: ZwlrLayerSurfaceV1Error.invalid_surface_state,
    commit: (desk) => make(desk, 0).layer.call('ack_configure', 12345),
  },
  {
    what: 'no width without both sides',
    object: 'zwlr_layer_surface_v1',
    code: ZwlrLayerSurfaceV1Error.invalid_size,
    commit: (desk) => {
      const { surface, layer } = make(desk, 0);
      layer.call('set_size', 0, 5);
      layer.call('set_anchor', left);
      surface.call('commit');
    },
  },
  {
    what: 'an edge that there is not',
    object: 'zwlr_layer_surface_v1',
    code: ZwlrLayerSurfaceV1Error.invalid_anchor,
    commit: (desk) => make(desk, 0).layer.call('set_anchor', 16),
  },
  {
    what: 'a fourth interactivity',
    object: 'zwlr_layer_surface_v1',
    code: ZwlrLayerSurfaceV1Error.invalid_keyboard_interactivity,
    commit: (desk) => make(desk, 0).layer.call('set_keyboard_interactivity', 3),
  },
  {
    what: 'a fifth layer set later',
    object: 'zwlr_layer_surface_v1',
    code: ZwlrLayerShellV1Error.invalid_layer,
    commit: (desk) => make(desk, 0).layer.call('set_layer', 4),
  },
  {
    what: 'a popup of a window given to a layer surface',
    object: 'xdg_wm_base',
    code: XdgWmBaseError.invalid_popup_parent,
    commit: async (desk) => {
      const { xdg } = await desk.window(50, 50, RED);
      make(desk, 0).layer.call('get_popup', (await popup(desk, xdg)).popup);
    },
  },
  {
    what: 'a surface destroyed before its layer surface',
    object: 'wl_surface',
    code: 4,
    commit: (desk) => make(desk, 0).surface.call('destroy'),
  },
]);
