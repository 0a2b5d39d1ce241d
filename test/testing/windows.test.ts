import { describe, expect, test } from 'vitest';
import { placePopup } from '../../src/testing/positioner.js';
import { pressSerial } from './misdeed.js';
import type { Desk, RawObject } from './raw-client.js';
import { colours, leaveNothingOpen, open, start } from './screen.js';

leaveNothingOpen();

const RED = 0xffff0000;
const GREEN = 0xff00ff00;
const BLUE = 0xff0000ff;

/** Width, height and states of a toplevel's last configure. */
function configured(toplevel: RawObject): [number, number, number[]] {
  const [width, height, states] = toplevel.last('configure') as [number, number, Uint8Array];
  return [width, height, [...new Uint32Array(states.slice().buffer)]];
}

describe('toplevels', () => {
  test('cascade, and a freed place is taken again', async () => {
    const screen = await start();
    const desk = await open(screen);
    const first = await desk.window(10, 10, RED);
    await desk.window(10, 10, GREEN);
    expect(screen.windows.map(({ rectangle }) => rectangle.x)).toEqual([0, 32]);
    first.toplevel.call('destroy');
    await desk.window(10, 10, BLUE);
    expect(screen.windows.map(({ rectangle }) => rectangle.x)).toEqual([32, 0]);
  });

  test('are configured with nothing, with their own size, or a given one', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { toplevel } = await desk.window(40, 30, RED);
    expect(configured(toplevel)).toEqual([0, 0, [4]]);
    screen.behaviour.configure = 'echo';
    expect(configured((await desk.window(40, 30, RED)).toplevel)).toEqual([40, 30, [4]]);
    screen.behaviour.configure = { width: 77, height: 66 };
    expect(configured((await desk.toplevel()).toplevel)).toEqual([77, 66, []]);
  });

  test('are told bounds and capabilities before their first configure', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { toplevel } = await desk.toplevel();
    expect(desk.client.events.filter(({ object }) => object === toplevel).map(({ name }) => name)).toEqual([
      'wm_capabilities',
      'configure_bounds',
      'configure',
    ]);
    expect(toplevel.last('configure_bounds')).toEqual([200, 100]);
  });

  test('are maximized, fullscreen over all else, and get their size back', async () => {
    const screen = await start({ behaviour: { maximizedSize: { width: 200, height: 80 } } });
    const desk = await open(screen);
    const { surface, xdg, toplevel } = await desk.window(40, 30, RED);
    await desk.configured(xdg);
    toplevel.call('set_maximized');
    await desk.configured(xdg);
    expect(configured(toplevel)).toEqual([200, 80, [1, 4]]);
    desk.show(surface, desk.buffer(200, 80, GREEN));
    toplevel.call('set_fullscreen', null);
    await desk.configured(xdg);
    expect(configured(toplevel)).toEqual([200, 100, [1, 2, 4]]);
    desk.show(surface, desk.buffer(100, 50, BLUE));
    await desk.client.sync();
    expect(screen.windows[0]?.rectangle).toEqual({ x: 50, y: 25, width: 100, height: 50 });
    expect(await colours(screen, [49, 50], [50, 50], [149, 74])).toEqual(['000000', '0000ff', '0000ff']);
    toplevel.call('unset_fullscreen');
    toplevel.call('unset_maximized');
    await desk.configured(xdg);
    await desk.client.sync();
    expect(configured(toplevel)).toEqual([40, 30, [4]]);
  });

  test('lose an unmapped parent to its own parent', async () => {
    const screen = await start();
    const desk = await open(screen);
    const [top, middle, low] = [
      await desk.window(9, 9, RED),
      await desk.window(9, 9, RED),
      await desk.window(9, 9, RED),
    ];
    middle.toplevel.call('set_parent', top.toplevel);
    low.toplevel.call('set_parent', middle.toplevel);
    middle.surface.call('attach', null, 0, 0);
    middle.surface.call('commit');
    await desk.client.sync();
    const low_ = screen.windows.find((window) => window.toplevel.id === low.toplevel.id);
    expect(low_?.toplevel.parent?.id).toBe(top.toplevel.id);
  });

  test('get the decoration mode that they ask for', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { xdg, toplevel } = await desk.toplevel();
    const decoration = desk.client.bind('zxdg_decoration_manager_v1').call('get_toplevel_decoration', toplevel);
    await desk.configured(xdg);
    expect(decoration.last('configure')).toEqual([2]);
    decoration.call('set_mode', 1);
    await desk.configured(xdg);
    expect(decoration.last('configure')).toEqual([1]);
  });

  test('stand by their window geometry, not by their shadow', async () => {
    const screen = await start({ behaviour: { firstWindow: { x: 50, y: 40 } } });
    const desk = await open(screen);
    const { surface, xdg } = await desk.toplevel();
    xdg.call('set_window_geometry', 5, 5, 20, 20);
    desk.show(surface, desk.buffer(30, 30, RED));
    await desk.client.sync();
    expect(screen.windows[0]?.rectangle).toEqual({ x: 50, y: 40, width: 20, height: 20 });
    expect(await colours(screen, [44, 40], [45, 35])).toEqual(['000000', 'ff0000']);
  });
});

async function popupOn(
  desk: Desk,
  parent: RawObject,
  options: { rules?: (positioner: RawObject) => void; grab?: [RawObject, number] } = {},
): Promise<{ surface: RawObject; xdg: RawObject; popup: RawObject; positioner: RawObject }> {
  const positioner = desk.wmBase.call('create_positioner');
  positioner.call('set_size', 20, 10);
  positioner.call('set_anchor_rect', 5, 5, 10, 10);
  positioner.call('set_anchor', 8);
  positioner.call('set_gravity', 8);
  options.rules?.(positioner);
  const surface = desk.surface();
  const xdg = desk.wmBase.call('get_xdg_surface', surface);
  const popup = xdg.call('get_popup', parent, positioner);
  if (options.grab !== undefined) popup.call('grab', ...options.grab);
  surface.call('commit');
  await desk.configured(xdg);
  desk.show(surface, desk.buffer(20, 10, BLUE));
  await desk.client.sync();
  return { surface, xdg, popup, positioner };
}

describe('popups', () => {
  test('open at their anchor, nested ones above them', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { xdg } = await desk.window(50, 50, RED);
    const outer = await popupOn(desk, xdg);
    expect(outer.popup.last('configure')).toEqual([15, 15, 20, 10]);
    const inner = await popupOn(desk, outer.xdg);
    desk.show(inner.surface, desk.buffer(20, 10, GREEN));
    await desk.client.sync();
    expect(await colours(screen, [14, 15], [15, 15], [29, 29], [30, 30], [49, 39])).toEqual([
      'ff0000',
      '0000ff',
      'ff0000',
      '00ff00',
      '00ff00',
    ]);
  });

  test('are repositioned with their token', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { xdg } = await desk.window(50, 50, RED);
    const { popup, xdg: popupXdg, surface, positioner } = await popupOn(desk, xdg);
    positioner.call('set_offset', 7, 8);
    popup.call('reposition', positioner, 4711);
    await desk.configured(popupXdg);
    expect(popup.last('repositioned')).toEqual([4711]);
    expect(popup.last('configure')).toEqual([22, 23, 20, 10]);
    surface.call('commit');
    await desk.client.sync();
    expect(await colours(screen, [15, 15], [22, 23])).toEqual(['ff0000', '0000ff']);
  });

  test('with a grab take the keyboard and are dismissed by a press outside of their client', async () => {
    const screen = await start();
    const desk = await open(screen);
    const seat = desk.client.bind('wl_seat');
    const [pointer, keyboard] = [seat.call('get_pointer'), seat.call('get_keyboard')];
    const { xdg, surface } = await desk.window(50, 50, RED);
    screen.input.pointer.move(1, 1);
    screen.input.pointer.button(0x110, 'pressed');
    screen.input.pointer.button(0x110, 'released');
    await desk.client.until(() => pointer.all('button').length === 2);
    const { popup, surface: popupSurface } = await popupOn(desk, xdg, {
      grab: [seat, pointer.last('button')?.[0] as number],
    });
    expect(keyboard.last('enter')?.[1]).toBe(popupSurface.id);
    screen.input.pointer.move(190, 90);
    screen.input.pointer.button(0x110, 'pressed');
    await desk.client.until(() => popup.last('popup_done'));
    expect(keyboard.last('enter')?.[1]).toBe(surface.id);
    expect(await colours(screen, [15, 15])).toEqual(['ff0000']);
  });

  test('are dismissed from the topmost down, and one that comes after is at once', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { xdg } = await desk.window(50, 50, RED);
    const grab = await pressSerial(desk, screen);
    const outer = await popupOn(desk, xdg, { grab: [grab.seat, grab.serial] });
    const inner = await popupOn(desk, outer.xdg, { grab: [grab.seat, grab.serial] });
    screen.input.pointer.move(190, 90);
    screen.input.pointer.button(0x110, 'pressed');
    await desk.client.until(() => outer.popup.last('popup_done'));
    const done = desk.client.events.filter(({ name }) => name === 'popup_done').map(({ object }) => object);
    expect(done).toEqual([inner.popup, outer.popup]);
    const positioner = desk.wmBase.call('create_positioner');
    positioner.call('set_size', 20, 10);
    positioner.call('set_anchor_rect', 5, 5, 10, 10);
    const late = desk.wmBase.call('get_xdg_surface', desk.surface()).call('get_popup', outer.xdg, positioner);
    late.call('grab', grab.seat, grab.serial);
    await desk.client.until(() => late.last('popup_done'));
  });

  test('with a serial of no input are dismissed at once', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { xdg } = await desk.window(50, 50, RED);
    const positioner = desk.wmBase.call('create_positioner');
    positioner.call('set_size', 20, 10);
    positioner.call('set_anchor_rect', 5, 5, 10, 10);
    const popup = desk.wmBase.call('get_xdg_surface', desk.surface()).call('get_popup', xdg, positioner);
    popup.call('grab', desk.client.bind('wl_seat'), 12345);
    await desk.client.until(() => popup.last('popup_done'));
  });

  test('go with their parent', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { surface, xdg } = await desk.window(50, 50, RED);
    const { popup } = await popupOn(desk, xdg);
    surface.call('attach', null, 0, 0);
    surface.call('commit');
    await desk.client.until(() => popup.last('popup_done'));
  });
});

describe('a positioner', () => {
  const rules = {
    size: { width: 20, height: 10 },
    anchorRect: { x: 80, y: 10, width: 10, height: 10 },
    anchor: 4, // right
    gravity: 4,
    adjustment: 0,
    offset: { x: 0, y: 0 },
    reactive: false,
  };
  const bounds = { x: 0, y: 0, width: 100, height: 100 };

  test('leaves the popup where it is without an adjustment', () => {
    expect(placePopup(rules, bounds)).toEqual({ x: 90, y: 10, width: 20, height: 10 });
  });

  test('flips it to the other side of the anchor rectangle', () => {
    expect(placePopup({ ...rules, adjustment: 4 }, bounds)).toMatchObject({ x: 60, width: 20 });
    expect(placePopup({ ...rules, adjustment: 4, offset: { x: 3, y: 0 } }, bounds)).toMatchObject({ x: 57 });
  });

  test('slides it', () => {
    expect(placePopup({ ...rules, adjustment: 1 }, bounds)).toMatchObject({ x: 80, width: 20 });
  });

  test('cuts it', () => {
    expect(placePopup({ ...rules, adjustment: 16 }, bounds)).toMatchObject({ x: 90, width: 10 });
  });

  test('slides what is flipped in vain, and cuts what is slid in vain', () => {
    const wide = { ...rules, size: { width: 95, height: 10 } };
    expect(placePopup({ ...wide, adjustment: 4 | 1 }, bounds)).toMatchObject({ x: 5, width: 95 });
    const wider = { ...rules, size: { width: 120, height: 10 } };
    expect(placePopup({ ...wider, adjustment: 4 | 1 | 16 }, bounds)).toMatchObject({ x: 0, width: 100 });
  });
});

test('a reactive popup is placed anew when the screen becomes too small for it', async () => {
  const screen = await start({ width: 200, height: 100 });
  const desk = await open(screen);
  const { surface, xdg } = await desk.window(150, 50, RED);
  const { popup, xdg: popupXdg } = await popupOn(desk, xdg, {
    rules(positioner) {
      positioner.call('set_anchor_rect', 100, 5, 10, 10);
      positioner.call('set_constraint_adjustment', 1);
      positioner.call('set_reactive');
    },
  });
  expect(popup.last('configure')).toEqual([110, 15, 20, 10]);
  // the screen becomes a smaller one
  screen.addOutput({ width: 120, height: 100 });
  const [large] = screen.outputs;
  if (large !== undefined) screen.removeOutput(large);
  surface.call('commit');
  await desk.configured(popupXdg);
  expect(popup.last('configure')).toEqual([100, 15, 20, 10]);
});
