// Globals of another connection: which output and seat is which, what is missing, what comes later, other versions.
import { describe, expect, test } from 'vitest';
import { WpViewporter } from '../../src/protocol/generated/viewporter.js';
import { WlCompositor, WlOutput, WlSeat, WlShm } from '../../src/protocol/generated/wayland.js';
import { XdgWmBase } from '../../src/protocol/generated/xdg-shell.js';
import { type Global, type Rebuilt, restore, type Session } from '../../src/session/index.js';
import type { OutputOptions, TestCompositor } from '../../src/testing/index.js';
import { App, next } from '../contract/app.js';
import { picture } from '../contract/pictures.js';
import { comeBack, open, start } from './stage.js';

const size = { width: 400, height: 300 };
const left: OutputOptions = { name: 'LEFT', make: 'one', model: 'a', ...size };
const right: OutputOptions = { name: 'RIGHT', make: 'two', model: 'b', width: 300, height: 200 };

function several(...outputs: OutputOptions[]): Promise<TestCompositor> {
  // start() has a size of its own, which would be one of one output
  return start({ outputs, width: undefined, height: undefined } as Parameters<typeof start>[0]);
}

/** The outputs of a session by the name that they have now. */
async function outputsOf(session: Session): Promise<Map<string, WlOutput>> {
  const outputs = new Map<string, WlOutput>();
  for (const output of session.bindAll(WlOutput)) output.once('name', ({ name }) => outputs.set(name, output));
  await session.roundtrip();
  return outputs;
}

function told(session: Session): { added: string[]; removed: string[] } {
  const heard = { added: [] as string[], removed: [] as string[] };
  session.on('global', ({ global }) => heard.added.push(global.interface));
  session.on('globalRemove', ({ global }) => heard.removed.push(global.interface));
  return heard;
}

async function fullscreenOn(session: Session, output: WlOutput | undefined): Promise<App> {
  const app = new App(session);
  const window = app.toplevel('main');
  window.fills = picture(1);
  window.toplevel.setFullscreen(output ?? null);
  await window.configured();
  await session.roundtrip();
  return app;
}

const fullscreenNow = (screen: TestCompositor): (string | undefined)[] =>
  screen.digest().flatMap(({ windows }) => windows.map(({ xdg }) => xdg?.toplevel?.fullscreen));

describe('outputs', () => {
  test('are found by name, in whatever order they are announced, and a window is fullscreen where it was', async () => {
    const screen = await several(left, right);
    const other = await several(right, left);
    const session = await open(screen);
    const outputs = await outputsOf(session);
    await fullscreenOn(session, outputs.get('RIGHT'));
    expect(fullscreenNow(screen)).toEqual(['RIGHT']);
    const names = new Map<string, WlOutput>();
    for (const output of outputs.values()) output.on('name', ({ name }) => names.set(name, output));
    const heard = told(session);
    expect(await session.reconnect({ socket: other.socket })).toMatchObject({ lost: [], degraded: [] });
    await session.roundtrip();
    expect(fullscreenNow(other)).toEqual(['RIGHT']);
    for (const [name, output] of outputs) expect(names.get(name)).toBe(output);
    expect(heard).toEqual({ added: [], removed: [] });
    expect(session.globalOf(outputs.get('LEFT') as WlOutput)?.name).toBe(
      other.globals.filter((global) => global.interface === 'wl_output')[1]?.name,
    );
  });

  test('are found by make and model where the names are others', async () => {
    const screen = await several(left, right);
    const other = await several({ ...right, name: 'X-2' }, { ...left, name: 'X-1' });
    const session = await open(screen);
    const outputs = await outputsOf(session);
    await fullscreenOn(session, outputs.get('RIGHT'));
    await session.reconnect({ socket: other.socket });
    await session.roundtrip();
    expect(fullscreenNow(other)).toEqual(['X-2']);
  });

  test('are found by their place where nothing else tells them apart, and it is reported', async () => {
    const screen = await several(left, right);
    const other = await several({ name: 'A', make: 'x', ...size }, { name: 'B', make: 'y', ...size });
    const session = await open(screen);
    const outputs = await outputsOf(session);
    await fullscreenOn(session, outputs.get('RIGHT'));
    const { lost, degraded } = await session.reconnect({ socket: other.socket });
    await session.roundtrip();
    expect(fullscreenNow(other)).toEqual(['B']);
    expect(lost).toEqual([]);
    expect(degraded).toContainEqual(
      expect.objectContaining({ handle: outputs.get('RIGHT')?.handle, why: 'there is no RIGHT, B stands for it' }),
    );
  });

  test('one that is gone is lost by name; what was fullscreen there is fullscreen anywhere, and that is told', async () => {
    const screen = await several(left, right);
    const other = await several(left);
    const session = await open(screen);
    const outputs = await outputsOf(session);
    const gone = outputs.get('RIGHT') as WlOutput;
    session.setKey(gone, 'the right one');
    const app = await fullscreenOn(session, gone);
    const heard = told(session);
    const { lost, degraded } = await session.reconnect({ socket: other.socket });
    await session.roundtrip();
    expect(lost).toEqual([expect.objectContaining({ handle: gone.handle, key: 'the right one', what: 'the global' })]);
    expect(lost[0]?.why).toContain('wl_output RIGHT');
    expect(degraded).toContainEqual(
      expect.objectContaining({ handle: app.toplevels.get('main')?.toplevel.handle, what: 'set_fullscreen' }),
    );
    expect(fullscreenNow(other)).toEqual(['any']);
    expect(other.windows.map(({ rectangle }) => rectangle)).toEqual([{ x: 0, y: 0, ...size }]);
    expect(heard).toEqual({ added: [], removed: ['wl_output'] });
  });

  test('naming an output that is gone leaves the choice to the compositor', async () => {
    const screen = await several(left, right);
    const other = await several(left);
    const session = await open(screen);
    const outputs = await outputsOf(session);
    const app = new App(session);
    const window = await app.shown('main', 100, 80, picture(1));
    await session.reconnect({ socket: other.socket });
    window.fills = picture(2);
    window.toplevel.setFullscreen(outputs.get('RIGHT') as WlOutput);
    await session.roundtrip();
    expect(fullscreenNow(other)).toEqual(['any']);
  });

  test('a new one is told, those that are still there are not', async () => {
    const screen = await several(left);
    const other = await several(right, left);
    const session = await open(screen);
    const outputs = await outputsOf(session);
    const added: Global[] = [];
    session.on('global', ({ global }) => added.push(global));
    session.on('globalRemove', ({ global }) => expect(global).toBeUndefined());
    expect(await session.reconnect({ socket: other.socket })).toMatchObject({ lost: [], degraded: [] });
    await session.roundtrip();
    expect(added.map(({ name }) => name)).toEqual([other.outputs[0]?.global?.name]);
    expect(session.globalOf(outputs.get('LEFT') as WlOutput)?.name).toBe(other.outputs[1]?.global?.name);
  });

  test('two objects of one output are two objects of one output again', async () => {
    const screen = await several(left, right);
    const other = await several(right, left);
    const session = await open(screen);
    const outputs = await outputsOf(session);
    const second = await outputsOf(session);
    await session.reconnect({ socket: other.socket });
    for (const name of ['LEFT', 'RIGHT']) {
      const both = [outputs.get(name), second.get(name)].map((output) => session.globalOf(output as WlOutput));
      expect(both[0]).toBeDefined();
      expect(both[0]).toBe(both[1]);
    }
  });

  test('one that was taken back before the end does not take the place of another', async () => {
    const screen = await several(left, right);
    const other = await several({ name: 'A', make: 'x', ...size });
    const session = await open(screen);
    const outputs = await outputsOf(session);
    screen.removeOutput(screen.outputs[0] as never);
    await session.roundtrip();
    expect(session.globalOf(outputs.get('LEFT') as WlOutput)).toBeUndefined();
    const { lost } = await session.reconnect({ socket: other.socket });
    expect(lost.map(({ handle }) => handle)).toEqual([outputs.get('LEFT')?.handle]);
    expect(session.globalOf(outputs.get('RIGHT') as WlOutput)).toBeDefined();
  });

  test('a file knows them by name', async () => {
    const screen = await several(left, right);
    const other = await several(right, left);
    const session = await open(screen);
    const outputs = await outputsOf(session);
    session.setKey(outputs.get('RIGHT') as WlOutput, 'right');
    await fullscreenOn(session, outputs.get('RIGHT'));
    const bytes = session.snapshot();
    session.close();
    const again = await restore(bytes, { socket: other.socket });
    try {
      await again.roundtrip();
      expect(fullscreenNow(other)).toEqual(['RIGHT']);
    } finally {
      again.close();
    }
  });

  test('what was bound while nobody was there is bound to what stands for it', async () => {
    const screen = await several(left, right);
    const session = await open(screen);
    await outputsOf(session);
    const [, second] = session.globals.filter((global) => global.interface === 'wl_output');
    const lost = next(session, 'disconnected');
    screen.crash();
    await lost;
    const late = session.bindGlobal(second as Global, WlOutput);
    const named = next<{ name: string }>(late, 'name');
    await screen.restart();
    expect(await named).toEqual({ name: 'RIGHT' });
  });
});

test('what is bound while objects are rebuilt, to something that is missing then, is lost and told', async () => {
  const screen = await several(left, right);
  const other = await several(left);
  const session = await open(screen);
  await new App(session).shown('main', 100, 80, picture(1));
  const [, second] = session.globals.filter((global) => global.interface === 'wl_output');
  let late: WlOutput | undefined;
  other.on('request', ({ request }) => {
    if (request === 'get_toplevel') late ??= session.bindGlobal(second as Global, WlOutput);
  });
  const { lost } = await session.reconnect({ socket: other.socket });
  expect(lost).toEqual([expect.objectContaining({ handle: late?.handle, what: 'the global' })]);
  late?.release();
  await session.roundtrip();
});

test('what is bound while objects are rebuilt is known in a file that is taken then', async () => {
  const screen = await several(left, right);
  const session = await open(screen);
  await new App(session).shown('main', 100, 80, picture(1));
  const [, second] = session.globals.filter((global) => global.interface === 'wl_output');
  let bytes: Uint8Array | undefined;
  screen.once('crash', () => {
    screen.on('request', ({ request }) => {
      if (request !== 'get_toplevel' || bytes !== undefined) return;
      session.setKey(session.bindGlobal(second as Global, WlOutput), 'the second');
      bytes = session.snapshot();
    });
  });
  await comeBack(screen, session);
  const again = await restore(bytes as Uint8Array, { socket: screen.socket });
  try {
    for (const one of [session, again]) {
      const global = one.globalOf(one.object('the second') as WlOutput);
      expect(global?.name).toBe(screen.outputs[1]?.global?.name);
    }
  } finally {
    again.close();
  }
});

test('seats are found by name, with the devices that were made from them', async () => {
  const screen = await start();
  screen.addSeat({ name: 'second', capabilities: ['keyboard'] });
  const other = await start({ globals: { wl_seat: 0 } });
  other.addSeat({ name: 'second', capabilities: ['keyboard'] });
  other.addGlobal('wl_seat');
  const session = await open(screen);
  const seats = session.bindAll(WlSeat);
  const names = new Map<WlSeat, string>();
  for (const seat of seats) seat.on('name', ({ name }) => names.set(seat, name));
  const pointer = (seats[0] as WlSeat).getPointer();
  (seats[1] as WlSeat).getKeyboard();
  await session.roundtrip();
  const before = seats.map((seat) => names.get(seat));
  names.clear();
  const app = new App(session);
  await app.shown('main', 100, 80, picture(1));
  expect(await session.reconnect({ socket: other.socket })).toMatchObject({ lost: [], degraded: [] });
  await session.roundtrip();
  expect(seats.map((seat) => names.get(seat))).toEqual(before);
  const entered = next(pointer, 'enter');
  other.input.pointer.move(10, 10);
  await entered;
});

describe('round trips', () => {
  async function syncs(build: (session: Session) => Promise<unknown>): Promise<number> {
    const screen = await several(left, right);
    const session = await open(screen);
    await build(session);
    await session.roundtrip();
    let commits = 0;
    let count = 0;
    screen.on('request', ({ request }) => {
      if (request === 'commit') commits++;
      if (request === 'sync' && commits === 0) count++;
    });
    await comeBack(screen, session);
    return count;
  }

  test('outputs that nothing names are learned on the way', async () => {
    const count = await syncs(async (session) => {
      await outputsOf(session);
      await new App(session).shown('main', 100, 80, picture(1));
    });
    expect(count).toBe(2); // both sent before the first window waits for its configure
  });

  test('a window on one of several outputs takes one more', async () => {
    expect(await syncs(async (session) => fullscreenOn(session, (await outputsOf(session)).get('RIGHT')))).toBe(2);
  });
});

describe('versions', () => {
  test('below what the app needs a global counts as missing', async () => {
    const screen = await start();
    const other = await start({ globals: { wl_seat: 4 } });
    const session = await open(screen);
    const seat = session.bind(WlSeat, { min: 5 });
    const { lost } = await session.reconnect({ socket: other.socket });
    expect(lost).toEqual([
      expect.objectContaining({
        handle: seat.handle,
        why: expect.stringContaining('offers version 4, the app needs 5 or higher'),
      }),
    ]);
  });

  test('old damage is said in the words of an old surface', async () => {
    const screen = await start();
    const other = await start({ globals: { wl_compositor: 3 } });
    const session = await open(screen);
    await new App(session).shown('main', 100, 80, picture(1));
    const { degraded } = await session.reconnect({ socket: other.socket });
    expect(degraded.map(({ what }) => what)).toEqual(['the version']);
    await session.roundtrip();
    expect(other.windows.map(({ rectangle }) => rectangle.width)).toEqual([100]);
  });

  test('what the app requires and a move does not find fails the move, and nothing is lost by that', async () => {
    const screen = await start();
    const other = await start({ globals: { wl_shm: 1 } });
    const session = await open(screen);
    const app = new App(session);
    session.bind(WlShm, { min: 2, required: true });
    await app.shown('main', 100, 80, picture(1));
    await expect(session.reconnect({ socket: other.socket })).rejects.toMatchObject({
      code: 'ERR_WL_GLOBAL_MISSING',
      message: expect.stringContaining('wl_shm'),
    });
    expect(await session.reconnect({ socket: screen.socket })).toMatchObject({ lost: [], degraded: [] });
    expect(other.clients).toEqual([]);
  });

  test('a restore fails by it, and a reconnect goes on trying', async () => {
    const screen = await start();
    const other = await start({ globals: { wp_viewporter: 0 } });
    const session = await open(screen);
    session.bind(WpViewporter, { required: true });
    const bytes = session.snapshot();
    await expect(restore(bytes, { socket: other.socket })).rejects.toMatchObject({ code: 'ERR_WL_GLOBAL_MISSING' });
    screen.removeGlobal('wp_viewporter');
    const failed = next<{ error: { code: string }; attempt: number }>(
      session,
      'disconnected',
      ({ attempt }) => attempt > 0,
    );
    const rebuilt = next<Rebuilt>(session, 'rebuilt');
    screen.crash();
    await screen.restart();
    expect(await Promise.race([failed, rebuilt])).toBeDefined();
    await rebuilt;
  });
});

describe('a global that comes later', () => {
  test('a window is built when there is a window manager, with what was asked meanwhile', async () => {
    const screen = await start();
    const other = await start({ globals: { xdg_wm_base: 0 } });
    const session = await open(screen);
    const app = new App(session);
    const { toplevel, surface } = await app.shown('main', 100, 80, picture(1));
    await session.roundtrip();
    const before = screen.digest();
    const { lost } = await session.reconnect({ socket: other.socket });
    expect(lost.map(({ object }) => object)).toContain(`xdg_toplevel#${toplevel.handle}`);
    toplevel.setTitle('meanwhile');
    toplevel.setTitle('main');
    await session.roundtrip();
    expect(other.windows).toEqual([]);
    const rebuilt = next<Rebuilt>(session, 'rebuilt', ({ cause }) => cause === 'global');
    other.addGlobal('xdg_wm_base');
    expect(await rebuilt).toMatchObject({ cause: 'global', lost: [], degraded: [] });
    await session.roundtrip();
    expect(other.digest()).toEqual(before);
    expect(surface.alive).toBe(true);
    toplevel.setTitle('afterwards');
    await session.roundtrip();
    expect(other.windows.map(({ title }) => title)).toEqual(['afterwards']);
  });

  test.each(['wl_compositor', 'wl_shm', 'wl_subcompositor', 'wp_viewporter'])('%s', async (missing) => {
    const screen = await start();
    const other = await start({ globals: { [missing]: 0 } });
    const session = await open(screen);
    const app = new App(session);
    const { surface } = await app.shown('main', 100, 80, picture(1));
    const below = app.subsurface(surface, 5, 5, app.pixels(10, 10, picture(2)));
    app.subsurface(surface, 15, 5, app.pixels(10, 10, picture(3)));
    below.subsurface.placeBelow(surface);
    const viewport = app.viewporter.getViewport(surface);
    viewport.setDestination(50, 40);
    surface.commit();
    await session.roundtrip();
    const before = screen.digest();
    const { lost } = await session.reconnect({ socket: other.socket });
    expect(lost.length).toBeGreaterThan(0);
    await session.roundtrip();
    const rebuilt = next<Rebuilt>(session, 'rebuilt', ({ cause }) => cause === 'global');
    other.addGlobal(missing);
    expect(await rebuilt).toMatchObject({ cause: 'global', lost: [], degraded: [] });
    await session.roundtrip();
    expect(other.digest()).toEqual(before);
    viewport.setDestination(60, 40);
    surface.commit();
    await session.roundtrip();
    expect(other.digest()).not.toEqual(before);
  });

  test('an output that comes back is the same object, another one is not taken for it', async () => {
    const screen = await several(left, right);
    const other = await several(left);
    const session = await open(screen);
    const outputs = await outputsOf(session);
    const gone = outputs.get('RIGHT') as WlOutput;
    await session.reconnect({ socket: other.socket });
    const seen = next<{ global: Global }>(session, 'global');
    await session.roundtrip();
    let told = 0;
    session.on('rebuilt', () => told++);
    other.addOutput({ name: 'THIRD', make: 'three', ...size });
    await seen;
    await session.roundtrip();
    expect(told).toBe(0);
    expect(session.globalOf(gone)).toBeUndefined();
    const named = next<{ name: string }>(gone, 'name');
    const rebuilt = next<Rebuilt>(session, 'rebuilt', ({ cause }) => cause === 'global');
    other.addOutput(right);
    expect(await rebuilt).toMatchObject({ cause: 'global', lost: [] });
    expect(await named).toEqual({ name: 'RIGHT' });
    expect(session.globalOf(gone)?.name).toBe(other.outputs[2]?.global?.name);
  });

  test('a seat comes with its devices', async () => {
    const screen = await start();
    const other = await start({ globals: { wl_seat: 0 } });
    const session = await open(screen);
    const app = new App(session);
    const seat = session.bind(WlSeat);
    const pointer = seat.getPointer();
    await app.shown('main', 100, 80, picture(1));
    await session.reconnect({ socket: other.socket });
    const keyboard = seat.getKeyboard();
    const keymap = next(keyboard, 'keymap');
    const rebuilt = next<Rebuilt>(session, 'rebuilt', ({ cause }) => cause === 'global');
    other.addGlobal('wl_seat');
    await rebuilt;
    await keymap;
    const entered = next(pointer, 'enter');
    other.input.pointer.move(10, 10);
    await entered;
  });

  test('what still waits at the next loss comes back there', async () => {
    const screen = await start();
    const other = await start({ globals: { xdg_wm_base: 0 } });
    const session = await open(screen);
    const app = new App(session);
    await app.shown('main', 100, 80, picture(1));
    await session.roundtrip();
    const before = screen.digest();
    await session.reconnect({ socket: other.socket });
    const bytes = session.snapshot();
    expect(await session.reconnect({ socket: screen.socket })).toMatchObject({ lost: [], degraded: [] });
    await session.roundtrip();
    expect(screen.digest()).toEqual(before);
    session.close();
    const again = await restore(bytes, { socket: screen.socket });
    await again.roundtrip();
    expect(screen.digest()).toEqual(before);
    again.close();
  });

  test('an object that the app destroys meanwhile does not come back', async () => {
    const screen = await start();
    const other = await start({ globals: { wl_seat: 0 } });
    const session = await open(screen);
    const seat = session.bind(WlSeat);
    seat.getPointer();
    const gone = seat.getKeyboard();
    await session.reconnect({ socket: other.socket });
    gone.release();
    const rebuilt = next<Rebuilt>(session, 'rebuilt', ({ cause }) => cause === 'global');
    other.addGlobal('wl_seat');
    await rebuilt;
    await session.roundtrip();
    expect(other.digest().map(({ seat: { pointers, keyboards } }) => [pointers, keyboards])).toEqual([[1, 0]]);
  });

  test('the compositor goes while they are made: they come back with the next one', async () => {
    const screen = await start({ globals: { xdg_wm_base: 0 } });
    const first = await start();
    const session = await open(first);
    const app = new App(session);
    await app.shown('main', 100, 80, picture(1));
    await session.roundtrip();
    const before = first.digest();
    await session.reconnect({ socket: screen.socket });
    screen.on('request', ({ request }) => {
      if (request === 'get_toplevel') screen.crash();
    });
    const lost = next(session, 'disconnected');
    screen.addGlobal('xdg_wm_base');
    await lost;
    screen.removeAllListeners('request');
    expect(await session.reconnect({ socket: first.socket })).toMatchObject({ lost: [], degraded: [] });
    await session.roundtrip();
    expect(first.digest()).toEqual(before);
  });
});

describe('while it is rebuilt', () => {
  test('a global that comes and goes is never told', async () => {
    const screen = await start();
    const session = await open(screen);
    await new App(session).shown('main', 100, 80, picture(1));
    const heard = told(session);
    screen.on('request', ({ request }) => {
      if (request !== 'get_toplevel') return;
      screen.removeGlobal(screen.addGlobal('wp_viewporter'));
    });
    await comeBack(screen, session);
    await session.roundtrip();
    expect(heard).toEqual({ added: [], removed: [] });
  });

  test('an output that is unplugged in the middle is told as gone', async () => {
    const screen = await several(left, right);
    const session = await open(screen);
    const outputs = await outputsOf(session);
    await fullscreenOn(session, outputs.get('RIGHT'));
    const heard = told(session);
    screen.once('crash', () => {
      screen.once('request', function unplug({ request }) {
        if (request === 'get_toplevel') screen.removeOutput(screen.outputs[1] as never);
        else screen.once('request', unplug);
      });
    });
    await comeBack(screen, session);
    await session.roundtrip();
    expect(heard.removed).toEqual(['wl_output']);
    expect(session.globalOf(outputs.get('RIGHT') as WlOutput)).toBeUndefined();
    expect(session.globalOf(outputs.get('LEFT') as WlOutput)).toBeDefined();
    expect(screen.windows.length).toBe(1);
  });

  test('a global that is taken back and forgotten before it is bound costs an attempt', async () => {
    const screen = await start();
    const session = await open(screen);
    session.bind(WlCompositor);
    const viewporter = session.bind(WpViewporter);
    session.bind(XdgWmBase);
    screen.once('crash', () => {
      screen.once('connect', () => {
        screen.once('request', function take({ request }) {
          if (request === 'bind') screen.removeGlobal('wp_viewporter', { forget: true });
          else screen.once('request', take);
        });
      });
    });
    const again = next<Rebuilt>(session, 'rebuilt', ({ lost }) => lost.length > 0);
    screen.crash();
    await screen.restart();
    expect((await again).lost.map(({ handle }) => handle)).toEqual([viewporter.handle]);
  });
});
