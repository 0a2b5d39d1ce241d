import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { WaylandError } from '../../src/errors.js';
import { connect, type Session } from '../../src/session/index.js';
import { type Behaviour, TestCompositor, type TestCompositorOptions } from '../../src/testing/index.js';
import { type DrawTarget, Window, type WindowOptions } from '../../src/window/index.js';
import { thrownBy } from '../shm/thrown.js';
import { paintPicture, pictureOf } from './pictures.js';

let said: string[] = [];
let errors: string[] = [];
beforeEach(() => {
  said = [];
  errors = [];
});

async function start(options: TestCompositorOptions = {}): Promise<{ screen: TestCompositor; session: Session }> {
  const screen = await TestCompositor.start({ width: 200, height: 150, ...options });
  onTestFinished(() => screen.stop());
  screen.on('request', ({ interface: of, request, args }) => {
    said.push(`${of}.${request}(${args.map((arg) => (typeof arg === 'object' ? '' : String(arg))).join(', ')})`);
  });
  screen.on('protocolError', ({ interface: of, message }) => errors.push(`${of}: ${message}`));
  const session = await connect({ socket: screen.socket });
  onTestFinished(() => session.close());
  onTestFinished(() => expect(errors).toEqual([]));
  return { screen, session };
}

async function windowOn(session: Session, more: Partial<WindowOptions> = {}): Promise<Window> {
  const window = await Window.create(session, { key: 'main', width: 60, height: 40, ...more });
  onTestFinished(() => window.destroy());
  return window;
}

async function withWindow(
  more: Partial<WindowOptions> = {},
  behaviour: Partial<Behaviour> = {},
  options: TestCompositorOptions = {},
) {
  const { screen, session } = await start({ behaviour: { focusNewWindows: false, ...behaviour }, ...options });
  const window = await windowOn(session, more);
  return { screen, session, window };
}

const fill =
  (value: number) =>
  ({ pixels }: DrawTarget): void => {
    pixels.fill(value);
  };
const states = (window: Window): string[] => window.slots.map((slot) => slot.state);
const once = <T>(window: Window, event: 'configure' | 'frame' | 'close' | 'scale' | 'release'): Promise<T> =>
  new Promise((resolve) => window.once(event, resolve as never));
const requests = (pattern: RegExp): string[] => said.filter((one) => pattern.test(one));

describe('making a window', () => {
  test('waits for the first configure, acknowledges it, and sends no buffer before', async () => {
    const { session, window } = await withWindow({ title: 'Hi', appId: 'org.example.hi' });
    await session.roundtrip();
    expect(window.size).toEqual({ width: 60, height: 40 });
    expect([window.title, window.appId, window.scale, window.format.name]).toEqual([
      'Hi',
      'org.example.hi',
      1,
      'argb8888',
    ]);
    expect(requests(/^(wl_surface|xdg_)/).map((one) => one.replace(/\(.*/, ''))).toEqual([
      'xdg_wm_base.get_xdg_surface',
      'xdg_surface.get_toplevel',
      'xdg_toplevel.set_title',
      'xdg_toplevel.set_app_id',
      'wl_surface.commit',
      'xdg_surface.ack_configure',
    ]);
  });

  test('takes the size that the compositor asks for', async () => {
    const { window } = await withWindow({}, { configure: { width: 90, height: 70 } });
    expect(window.size).toEqual({ width: 90, height: 70 });
    let drawn = '';
    window.draw(({ width, height, stride }) => {
      drawn = `${width}x${height} ${stride}`;
    });
    expect(drawn).toBe('90x70 360');
  });

  test('binds the globals once for all windows of a session', async () => {
    const { session } = await withWindow();
    const second = await windowOn(session, { key: 'second' });
    expect(second.key).toBe('second');
    await session.roundtrip();
    expect(requests(/^wl_registry.bind/)).toHaveLength(4); // compositor, shm, wm_base, decorations
  });

  test('asks for decorations by the compositor, by the app, or leaves it open', async () => {
    const { session } = await start();
    await windowOn(session, { key: 'a' });
    await windowOn(session, { key: 'b', decorations: 'client' });
    await windowOn(session, { key: 'c', decorations: 'any' });
    await session.roundtrip();
    expect(requests(/set_mode/)).toEqual([
      'zxdg_toplevel_decoration_v1.set_mode(2)',
      'zxdg_toplevel_decoration_v1.set_mode(1)',
    ]);
  });

  test('goes without a decoration manager', async () => {
    const { window } = await withWindow({}, {}, { globals: { zxdg_decoration_manager_v1: 0 } });
    expect(window.draw(fill(255))).toBe(true);
  });

  test('needs a global that is not there: the error names it', async () => {
    const { session } = await start({ globals: { xdg_wm_base: 0 } });
    await expect(windowOn(session)).rejects.toMatchObject({
      code: 'ERR_WL_GLOBAL_MISSING',
      message: expect.stringContaining('xdg_wm_base'),
    });
  });

  test('finds windows by key, and refuses a key that is taken, also while that one is being made', async () => {
    const { session, window } = await withWindow();
    expect(Window.find(session, 'main')).toBe(window);
    expect(Window.find(session, 'other')).toBeUndefined();
    await expect(windowOn(session)).rejects.toMatchObject({ code: 'ERR_WL_ARGUMENT' });
    const [first, second] = await Promise.allSettled([
      windowOn(session, { key: 'x' }),
      windowOn(session, { key: 'x' }),
    ]);
    expect([first.status, second.status]).toEqual(['fulfilled', 'rejected']);
    window.destroy();
    expect(Window.find(session, 'main')).toBeUndefined();
    await windowOn(session);
  });

  test('can be given up while the compositor does not answer, and leaves nothing of itself', async () => {
    const { screen, session } = await start();
    screen.pauseReading();
    const reason = new Error('enough');
    const stop = new AbortController();
    const made = Window.create(session, { key: 'main', width: 60, height: 40, signal: stop.signal });
    stop.abort(reason);
    await expect(made).rejects.toBe(reason);
    screen.resumeReading();
    await session.roundtrip();
    expect(screen.windows).toEqual([]);
    expect(requests(/destroy/)).toEqual([
      'zxdg_toplevel_decoration_v1.destroy()',
      'xdg_toplevel.destroy()',
      'xdg_surface.destroy()',
      'wl_surface.destroy()',
    ]);
    await windowOn(session); // the key is free again
    await expect(
      Window.create(session, { key: 'late', width: 1, height: 1, signal: AbortSignal.abort(reason) }),
    ).rejects.toBe(reason);
  });

  test('fails when the session is closed meanwhile', async () => {
    const { screen, session } = await start();
    screen.pauseReading();
    const made = Window.create(session, { key: 'main', width: 60, height: 40 });
    session.close();
    await expect(made).rejects.toMatchObject({ code: 'ERR_WL_SESSION_CLOSED' });
  });

  test.each<[string, Partial<WindowOptions>, string]>([
    ['no width', { width: 0 }, 'ERR_WL_ARGUMENT'],
    ['half a pixel', { height: 0.5 }, 'ERR_WL_ARGUMENT'],
    ['no key', { key: '' }, 'ERR_WL_ARGUMENT'],
    [
      'a smallest size above the largest',
      { minSize: { width: 9, height: 9 }, maxSize: { width: 5, height: 0 } },
      'ERR_WL_ARGUMENT',
    ],
    ['a scale of a half', { scale: 0.5 }, 'ERR_WL_ARGUMENT'],
    ['one slot', { slots: 1 }, 'ERR_WL_ARGUMENT'],
    ['decorations by nobody', { decorations: 'nobody' as never }, 'ERR_WL_ARGUMENT'],
    ['a format that is none', { format: 'argb' as never }, 'ERR_WL_FORMAT'],
    ['a format in planes', { format: 'nv12' }, 'ERR_WL_FORMAT'],
    ['a format that the compositor does not take', { format: 'yuyv' }, 'ERR_WL_FORMAT'],
  ])('is refused with %s', async (_, options, code) => {
    const { session } = await start();
    await expect(windowOn(session, options)).rejects.toMatchObject({ code });
    await session.roundtrip();
  });

  test('takes the first format that the compositor takes', async () => {
    const { window } = await withWindow({ format: ['yuyv', 'xbgr8888', 'argb8888'] });
    expect(window.format.name).toBe('xbgr8888');
  });
});

describe('drawing', () => {
  test('shows the pixels', async () => {
    const { screen, session, window } = await withWindow();
    expect(window.draw(paintPicture)).toBe(true);
    await session.roundtrip();
    const shot = await screen.screenshot();
    const picture = pictureOf(60, 40);
    for (let y = 0; y < 40; y++) {
      const row = shot.data.subarray(y * shot.width * 4, (y * shot.width + 60) * 4);
      expect(Buffer.compare(row, picture.data.subarray(y * 240, (y + 1) * 240))).toBe(0);
    }
  });

  test('damages all of it, or what it was told, cut to the buffer and rounded outwards', async () => {
    const { session, window } = await withWindow();
    window.draw(fill(1));
    window.draw(({ damage }) => damage(1, 2, 3, 4));
    window.draw((target) => {
      target.damage(-5, -5, 10.5, 7);
      target.damage(50, 30, 1000, 1000);
      target.damage(500, 500, 10, 10);
    });
    await session.roundtrip();
    expect(requests(/damage/)).toEqual([
      'wl_surface.damage_buffer(0, 0, 60, 40)',
      'wl_surface.damage_buffer(1, 2, 3, 4)',
      'wl_surface.damage_buffer(0, 0, 6, 2)',
      'wl_surface.damage_buffer(50, 30, 10, 10)',
    ]);
  });

  test('damages in logical pixels where the surface knows no others', async () => {
    const { session, window } = await withWindow({ scale: 2 }, {}, { globals: { wl_compositor: 3 } });
    window.draw(({ damage }) => damage(3, 3, 3, 3));
    await session.roundtrip();
    expect(requests(/damage/)).toEqual(['wl_surface.damage(1, 1, 2, 2)']);
  });

  test('damage that is no number is refused, and nothing is sent', async () => {
    const { session, window } = await withWindow();
    await session.roundtrip();
    said.length = 0;
    expect(thrownBy(() => window.draw(({ damage }) => damage(Number.NaN, 0, 1, 1)))).toMatchObject({
      code: 'ERR_WL_ARGUMENT',
    });
    await session.roundtrip();
    expect(requests(/^wl_surface/)).toEqual([]);
  });

  test('sends nothing when the callback throws, and its slot can be drawn into again', async () => {
    const { session, window } = await withWindow();
    window.draw(fill(1));
    await session.roundtrip();
    said.length = 0;
    const trouble = new Error('out of paint');
    expect(() =>
      window.draw(() => {
        throw trouble;
      }),
    ).toThrow(trouble);
    expect(states(window)).toEqual(['front', 'free']);
    await session.roundtrip();
    expect(requests(/^wl_surface/)).toEqual([]);
    expect(window.draw(fill(2))).toBe(true);
    expect(window.slots).toHaveLength(2);
  });

  test('refuses a promise, and a draw inside of a draw', async () => {
    const { window } = await withWindow();
    // A function that returns a promise passes as one that returns nothing.
    expect(thrownBy(() => window.draw(async () => {}))).toMatchObject({ code: 'ERR_WL_ARGUMENT' });
    expect(thrownBy(() => window.draw(() => void window.draw(fill(1))))).toMatchObject({ code: 'ERR_WL_STATE' });
    expect(window.draw(fill(1))).toBe(true);
  });

  test('gives false while the compositor holds every buffer, and a release event when one comes back', async () => {
    const { screen, session, window } = await withWindow({ slots: 2 }, { releaseNever: true });
    expect([window.draw(fill(1)), window.draw(fill(2)), window.draw(fill(3))]).toEqual([true, true, false]);
    expect(states(window)).toEqual(['held', 'front']);
    await session.roundtrip();
    const released = once(window, 'release');
    screen.releaseBuffers();
    await released;
    expect(window.draw(fill(3))).toBe(true);
  });

  test('never touches what is in front, even when it was released at once', async () => {
    const { session, window } = await withWindow({}, { earlyRelease: true });
    const fronts: unknown[] = [];
    for (let i = 1; i < 6; i++) {
      const front = window.slots.find((slot) => slot.state === 'front');
      window.draw((target) => {
        expect(
          target.pixels.buffer === front?.pixels.buffer && target.pixels.byteOffset === front?.pixels.byteOffset,
        ).toBe(false);
        target.pixels.fill(i);
      });
      await session.roundtrip();
      fronts.push(window.slots.find((slot) => slot.state === 'front')?.pixels[0]);
    }
    expect(fronts).toEqual([1, 2, 3, 4, 5]);
    expect(window.slots).toHaveLength(2);
  });

  test('starts from what is shown when it is asked to', async () => {
    const { session, window } = await withWindow();
    window.draw(fill(7));
    await session.roundtrip();
    window.draw(
      ({ pixels }) => {
        expect([pixels[0], pixels[pixels.length - 1]]).toEqual([7, 7]);
        pixels[0] = 8;
      },
      { preserve: true },
    );
    expect(window.slots.find((slot) => slot.state === 'front')?.pixels.subarray(0, 2)).toEqual(
      new Uint8ClampedArray([8, 7]),
    );
  });

  test('a window that is destroyed while it is drawn is gone, and nothing is sent for it', async () => {
    const { screen, session, window } = await withWindow();
    expect(window.draw(() => window.destroy())).toBe(false);
    await session.roundtrip();
    expect(screen.windows).toEqual([]);
    expect(thrownBy(() => window.draw(fill(1)))).toMatchObject({ code: 'ERR_WL_DEAD_OBJECT' });
  });
});

describe('frames', () => {
  test('are asked for with each draw while somebody listens, and come with a time', async () => {
    const { session, window } = await withWindow();
    window.draw(fill(1));
    await session.roundtrip();
    expect(requests(/\.frame/)).toEqual([]);
    const frame = once<{ time: number }>(window, 'frame');
    window.draw(fill(2));
    expect((await frame).time).toBeTypeOf('number');
    expect(requests(/\.frame/)).toHaveLength(1);
  });

  test('are asked for once, however often one draws before the answer', async () => {
    const { screen, session, window } = await withWindow({ slots: 4 }, { autoFrame: false });
    let frames = 0;
    window.on('frame', () => frames++);
    for (let i = 0; i < 3; i++) window.draw(fill(i));
    await session.roundtrip();
    expect(requests(/\.frame/)).toHaveLength(1);
    expect(screen.tick()).toBe(1);
    await session.roundtrip();
    expect(frames).toBe(1);
  });

  test('can be asked for without drawing', async () => {
    const { session, window } = await withWindow();
    window.draw(fill(1));
    await session.roundtrip();
    said.length = 0;
    const frame = once(window, 'frame');
    window.requestFrame();
    window.requestFrame();
    await frame;
    expect(requests(/^wl_surface/)).toEqual([expect.stringContaining('frame'), 'wl_surface.commit()']);
  });

  test('come also when a draw found no buffer, so that an animation goes on', async () => {
    const { session, window } = await withWindow({ slots: 2 }, { releaseNever: true });
    const drawn: boolean[] = [];
    await new Promise<void>((resolve) => {
      window.on('frame', () => {
        drawn.push(window.draw(fill(1)));
        if (drawn.length === 4) resolve();
      });
      window.draw(fill(1));
    });
    expect(drawn).toEqual([true, false, false, false]);
    await session.roundtrip();
  });
});

describe('a configure', () => {
  test('is told before the draw that answers it, and acknowledged before that one commits', async () => {
    const { screen, session, window } = await withWindow();
    window.draw(fill(1));
    await session.roundtrip();
    said.length = 0;
    const configured = once<object>(window, 'configure');
    screen.configure(screen.windows[0] as never, { width: 80, height: 50, states: ['maximized'] });
    expect(await configured).toMatchObject({ width: 80, height: 50, resized: true });
    expect(window.states.has('maximized')).toBe(true);
    await session.roundtrip();
    expect(requests(/ack_configure|wl_surface/)).toEqual([]);
    window.draw(({ width, height }) => expect([width, height]).toEqual([80, 50]));
    await session.roundtrip();
    expect(requests(/ack_configure|attach|commit/).map((one) => one.replace(/\(.*/, ''))).toEqual([
      'xdg_surface.ack_configure',
      'wl_surface.attach',
      'wl_surface.commit',
    ]);
  });

  test('that changes no size is answered by itself, with a commit', async () => {
    const { screen, session, window } = await withWindow();
    window.draw(fill(1));
    await session.roundtrip();
    said.length = 0;
    const configured = once<object>(window, 'configure');
    screen.configure(screen.windows[0] as never, { states: [] });
    expect(await configured).toMatchObject({ width: 60, height: 40, resized: false });
    await session.roundtrip();
    expect(requests(/ack_configure|wl_surface/).map((one) => one.replace(/\(.*/, ''))).toEqual([
      'xdg_surface.ack_configure',
      'wl_surface.commit',
    ]);
  });

  test('that is drawn for in its own event is answered once', async () => {
    const { screen, session, window } = await withWindow();
    window.draw(fill(1));
    await session.roundtrip();
    said.length = 0;
    window.on('configure', () => window.draw(fill(2)));
    screen.configure(screen.windows[0] as never, { width: 80, height: 50 });
    await session.roundtrip();
    await session.roundtrip();
    expect(requests(/ack_configure|wl_surface.commit/)).toHaveLength(2);
  });

  test('of which several came before a draw: only the last one is acknowledged', async () => {
    const { screen, session, window } = await withWindow();
    window.draw(fill(1));
    await session.roundtrip();
    said.length = 0;
    for (const width of [70, 80, 90]) screen.configure(screen.windows[0] as never, { width, height: 50 });
    await session.roundtrip();
    window.draw(({ width }) => expect(width).toBe(90));
    await session.roundtrip();
    expect(requests(/ack_configure/)).toHaveLength(1);
  });

  test('without a size brings back the size before, once the window is its own again', async () => {
    const { screen, session, window } = await withWindow();
    window.on('configure', () => window.draw(fill(1)));
    window.draw(fill(1));
    await session.roundtrip();
    window.maximize();
    await session.roundtrip();
    expect(window.size).toEqual({ width: 200, height: 150 });
    window.resize(30, 20);
    expect(window.size).toEqual({ width: 200, height: 150 });
    await session.roundtrip();
    screen.configure(screen.windows[0] as never, { width: 0, height: 0, states: [] });
    await session.roundtrip();
    await session.roundtrip();
    expect(window.size).toEqual({ width: 30, height: 20 });
    expect(screen.windows[0]?.rectangle).toMatchObject({ width: 30, height: 20 });
  });
});

describe('wishes', () => {
  test('are said to the compositor', async () => {
    const { session, window } = await withWindow();
    window.setTitle('Two');
    window.setAppId('org.example.two');
    window.fullscreen();
    window.unfullscreen();
    window.minimize();
    await session.roundtrip();
    expect([window.title, window.appId]).toEqual(['Two', 'org.example.two']);
    expect(requests(/^xdg_toplevel/)).toEqual([
      'xdg_toplevel.set_title(Two)',
      'xdg_toplevel.set_app_id(org.example.two)',
      'xdg_toplevel.set_fullscreen(0)',
      'xdg_toplevel.unset_fullscreen()',
      'xdg_toplevel.set_minimized()',
    ]);
  });

  test('limits of size hold at the end of the turn, with one commit for both', async () => {
    const { session, window } = await withWindow();
    window.draw(fill(1));
    await session.roundtrip();
    said.length = 0;
    window.setMaxSize(100, 100);
    window.setMinSize(50, 0);
    expect(thrownBy(() => window.setMinSize(101, 0))).toMatchObject({ code: 'ERR_WL_ARGUMENT' });
    expect(thrownBy(() => window.setMaxSize(49, 0))).toMatchObject({ code: 'ERR_WL_ARGUMENT' });
    await session.roundtrip();
    expect(requests(/^(xdg_toplevel|wl_surface)/)).toEqual([
      'xdg_toplevel.set_max_size(100, 100)',
      'xdg_toplevel.set_min_size(50, 0)',
      'wl_surface.commit()',
    ]);
  });

  test('the user’s wish to close is told, and nothing else happens', async () => {
    const { screen, session, window } = await withWindow();
    window.draw(fill(1));
    await session.roundtrip();
    const close = once(window, 'close');
    screen.close(screen.windows[0] as never);
    await close;
    expect(window.destroyed).toBe(false);
  });

  test('pings are answered', async () => {
    const { screen } = await withWindow();
    await screen.ping({ signal: AbortSignal.timeout(5000) });
  });
});

describe('scale', () => {
  test.each([
    ['that the compositor prefers', {}],
    ['of the output, for surfaces that are told nothing', { globals: { wl_compositor: 5 } }],
  ])('follows the one %s', async (_, options: TestCompositorOptions) => {
    const { screen, session } = await start({ outputs: [{ width: 200, height: 150, scale: 2 }], ...options });
    const window = await windowOn(session);
    if (window.scale !== 2) {
      const scaled = once(window, 'scale');
      window.draw(fill(1));
      await scaled;
    }
    expect(window.scale).toBe(2);
    window.draw(({ width, height, scale }) => expect([width, height, scale]).toEqual([120, 80, 2]));
    await session.roundtrip();
    expect(screen.windows[0]?.rectangle).toMatchObject({ width: 60, height: 40 });
  });

  test('stays what the app said', async () => {
    const { screen, session } = await start({ outputs: [{ width: 200, height: 150, scale: 2 }] });
    const window = await windowOn(session, { scale: 3 });
    window.draw(({ width }) => expect(width).toBe(180));
    await session.roundtrip();
    expect(window.scale).toBe(3);
    expect(screen.windows[0]?.rectangle).toMatchObject({ width: 60, height: 40 });
  });

  test('is 1 where surfaces know of none', async () => {
    const { window } = await withWindow({ scale: 2 }, {}, { globals: { wl_compositor: 2 } });
    expect(window.scale).toBe(1);
    expect(window.draw(({ width }) => expect(width).toBe(60))).toBe(true);
  });

  test('follows an output that comes later, and one that goes', async () => {
    const { screen, session } = await start({ globals: { wl_compositor: 5 } });
    const window = await windowOn(session);
    window.draw(fill(1));
    await session.roundtrip();
    expect(window.scale).toBe(1);
    const output = screen.addOutput({ width: 100, height: 100, scale: 2 });
    await session.roundtrip();
    await session.roundtrip();
    expect(requests(/^wl_registry.bind/)).toHaveLength(6);
    screen.removeOutput(output);
    await session.roundtrip();
    await session.roundtrip();
    expect(requests(/^wl_output.release/)).toHaveLength(1);
  });
});

describe('the end', () => {
  test('takes roles before the surface, the surface before its buffers, and happens once', async () => {
    const { screen, session, window } = await withWindow();
    window.draw(fill(1));
    await session.roundtrip();
    said.length = 0;
    window.destroy();
    window.close();
    await session.roundtrip();
    expect(requests(/destroy/)).toEqual([
      'zxdg_toplevel_decoration_v1.destroy()',
      'xdg_toplevel.destroy()',
      'xdg_surface.destroy()',
      'wl_surface.destroy()',
      'wl_buffer.destroy()',
      'wl_shm_pool.destroy()',
    ]);
    expect(screen.windows).toEqual([]);
    for (const use of [
      () => window.requestFrame(),
      () => window.setTitle(''),
      () => window.resize(1, 1),
      () => window.maximize(),
    ]) {
      expect(thrownBy(use)).toMatchObject({ code: 'ERR_WL_DEAD_OBJECT' });
    }
  });

  test('of the session is told to those who draw', async () => {
    const { session, window } = await withWindow();
    session.close();
    const error = thrownBy(() => window.draw(fill(1)));
    expect(error).toBeInstanceOf(WaylandError);
    expect(['ERR_WL_SESSION_CLOSED', 'ERR_WL_DEAD_OBJECT']).toContain(error.code);
  });
});
