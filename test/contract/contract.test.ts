// What a client may rely on, the same on our test compositor and on the real ones.
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { ProtocolError } from '../../src/errors.js';
import {
  WlCompositor,
  WlOutput,
  type WlOutputTransform,
  WlShm,
  type WlSurface,
} from '../../src/protocol/generated/wayland.js';
import type { Session } from '../../src/session/index.js';
import { APP_ID, App, next, sessionOn } from './app.js';
import { colourAt, imageOf, type Paint, picture, solid } from './pictures.js';
import { showPopup } from './scenes.js';
import { type ContractScreen, describeEachScreen, type OutputSize } from './screens.js';
import { type Shot, settles } from './shots.js';

const run = promisify(execFile);

const image = (width: number, height: number, paint: Paint): ReadonlyMap<string, Shot> =>
  new Map([['main', { image: imageOf(width, height, paint), covered: [] }]]);

/** One picture over another, with its corner at x, y. */
const over =
  (below: Paint, x: number, y: number, width: number, height: number, top: Paint): Paint =>
  (px, py) =>
    px >= x && py >= y && px < x + width && py < y + height ? top(px - x, py - y) : below(px, py);

/** Where a pixel of a turned surface comes from, in a buffer of `width` x `height` (wl_output.transform). */
function turned(transform: number, width: number, height: number, paint: Paint): Paint {
  return (x, y) => {
    // the buffer is turned counter-clockwise by the transform, so its content is turned back
    const flipped = transform >= 4;
    const column = flipped ? width - 1 - x : x;
    switch (transform & 3) {
      case 1:
        return flipped ? paint(y, x) : paint(y, height - 1 - x);
      case 2:
        return paint(width - 1 - column, height - 1 - y);
      case 3:
        return flipped ? paint(width - 1 - y, height - 1 - x) : paint(width - 1 - y, x);
      default:
        return paint(column, y);
    }
  };
}

describeEachScreen('the contract', (kind) => {
  let screen: ContractScreen;
  let session: Session;
  let app: App;

  async function begin(size: OutputSize = {}): Promise<void> {
    screen = await kind.start(size);
    session = await sessionOn(screen, { reconnect: false });
    onTestFinished(() => session.close());
    app = new App(session);
  }

  const shows = (wanted: ReadonlyMap<string, Shot>) => settles(screen, wanted, () => session.roundtrip());

  /** The error that something ends the session with. */
  async function errorOf(misdeed: () => void): Promise<unknown> {
    const ended = session.closed.catch((error: unknown) => error);
    misdeed();
    await session.roundtrip().catch(() => {});
    return ended;
  }

  test('offers what wayland-info lists, and each global binds in its range of versions', async () => {
    await begin();
    const { stdout } = await run('wayland-info', { env: { ...process.env, ...screen.env } });
    const listed = [...stdout.matchAll(/^interface: '([^']+)', +version: +(\d+), name: +(\d+)$/gm)].map(
      ([, iface, version, name]) => ({ interface: iface, version: Number(version), name: Number(name) }),
    );
    const order = (a: { name: number }, b: { name: number }) => a.name - b.name;
    expect([...session.globals].sort(order)).toEqual(listed.sort(order));
    const offered = session.globals.find((one) => one.interface === 'wl_compositor')?.version ?? 0;
    expect(session.bind(WlCompositor).version).toBe(offered);
    expect(session.bind(WlCompositor, { max: 3 }).version).toBe(3);
    expect(session.bind(WlCompositor, { min: 2, max: 7 }).version).toBe(offered);
    // the newest version that is known is 7: what is above that is no version at all
    expect(() => session.bind(WlCompositor, { min: offered + 1 })).toThrow(
      expect.objectContaining({ code: offered < 7 ? 'ERR_WL_GLOBAL_MISSING' : 'ERR_WL_ARGUMENT' }),
    );
    await session.roundtrip();
  });

  test('tells formats and the output', async () => {
    await begin({ width: 640, height: 480 });
    const formats: number[] = [];
    session.bind(WlShm).on('format', ({ format }) => formats.push(format));
    const [output] = session.bindAll(WlOutput);
    const modes: number[][] = [];
    output?.on('mode', ({ width, height }) => modes.push([width, height]));
    await session.roundtrip();
    expect(formats).toEqual(expect.arrayContaining([0, 1]));
    expect(modes).toContainEqual([640, 480]);
  });

  test('answers round trips in order', async () => {
    await begin();
    const order: number[] = [];
    await Promise.all([1, 2, 3].map((i) => session.roundtrip().then(() => order.push(i))));
    expect(order).toEqual([1, 2, 3]);
  });

  test('shows a picture as it is, under its title, and takes the next', async () => {
    await begin();
    const window = await app.shown('main', 200, 150, picture(1));
    expect(await shows(image(200, 150, picture(1)))).toEqual({});
    expect(await screen.windows()).toMatchObject([{ appId: APP_ID, title: 'main' }]);
    await window.redraw(2);
    expect(await shows(image(200, 150, picture(2)))).toEqual({});
    window.show(app.pixels(120, 90, picture(3)));
    expect(await shows(image(120, 90, picture(3)))).toEqual({});
    window.toplevel.setTitle('another');
    const renamed = new Map([['another', image(120, 90, picture(3)).get('main') as Shot]]);
    expect(await shows(renamed)).toEqual({});
    window.toplevel.destroy();
    window.xdg.destroy();
    window.surface.destroy();
    expect(await shows(new Map())).toEqual({});
  });

  test('applies a subsurface that is synchronized with its parent, and one that is not by itself', async () => {
    await begin();
    const window = await app.shown('main', 200, 150, picture(1));
    const child = app.subsurface(window.surface, 20, 10, app.pixels(80, 60, picture(2)));
    window.surface.commit();
    const first = over(picture(1), 20, 10, 80, 60, picture(2));
    expect(await shows(image(200, 150, first))).toEqual({});
    window.deaf = true;
    app.attach(child.surface, app.pixels(80, 60, picture(3)));
    child.surface.commit();
    expect(await shows(image(200, 150, first))).toEqual({});
    window.surface.commit();
    expect(await shows(image(200, 150, over(picture(1), 20, 10, 80, 60, picture(3))))).toEqual({});
    child.subsurface.setDesync();
    app.attach(child.surface, app.pixels(80, 60, picture(4)));
    child.surface.commit();
    expect(await shows(image(200, 150, over(picture(1), 20, 10, 80, 60, picture(4))))).toEqual({});
    child.subsurface.setPosition(100, 70);
    window.surface.commit();
    expect(await shows(image(200, 150, over(picture(1), 100, 70, 80, 60, picture(4))))).toEqual({});
  });

  test('stacks subsurfaces as they are placed', async () => {
    await begin();
    const window = await app.shown('main', 200, 150, picture(1));
    const one = app.subsurface(window.surface, 10, 10, app.pixels(80, 60, picture(2)));
    const two = app.subsurface(window.surface, 40, 30, app.pixels(80, 60, picture(3)));
    window.surface.commit();
    const under = over(picture(1), 10, 10, 80, 60, picture(2));
    expect(await shows(image(200, 150, over(under, 40, 30, 80, 60, picture(3))))).toEqual({});
    one.subsurface.placeAbove(two.surface);
    window.surface.commit();
    const raised = over(over(picture(1), 40, 30, 80, 60, picture(3)), 10, 10, 80, 60, picture(2));
    expect(await shows(image(200, 150, raised))).toEqual({});
    two.subsurface.placeBelow(window.surface);
    window.surface.commit();
    expect(await shows(image(200, 150, under))).toEqual({});
    one.subsurface.destroy();
    window.surface.commit();
    expect(await shows(image(200, 150, picture(1)))).toEqual({});
  });

  test('cuts and enlarges through a viewport', async () => {
    await begin();
    const window = await app.shown('main', 200, 150, picture(1));
    const part = app.subsurface(window.surface, 10, 10, app.pixels(80, 60, picture(2)));
    const view = app.viewporter.getViewport(part.surface);
    view.setSource(0, 0, 40, 30);
    part.surface.commit();
    window.surface.commit();
    expect(await shows(image(200, 150, over(picture(1), 10, 10, 40, 30, picture(2))))).toEqual({});
    const plain = app.pixels(3, 3, solid(0xff1188dd));
    view.setSource(-1, -1, -1, -1);
    view.setDestination(90, 60);
    app.attach(part.surface, plain);
    part.surface.commit();
    window.surface.commit();
    expect(await shows(image(200, 150, over(picture(1), 10, 10, 90, 60, solid(0xff1188dd))))).toEqual({});
    view.destroy();
    part.surface.commit();
    window.surface.commit();
    expect(await shows(image(200, 150, over(picture(1), 10, 10, 3, 3, solid(0xff1188dd))))).toEqual({});
  });

  test.each([0, 1, 2, 3, 4, 5, 6, 7])('turns a buffer of scale 2 by transform %i', async (transform) => {
    await begin({ width: 800, height: 600, scale: 2 });
    const window = app.toplevel('main');
    await window.configured();
    window.surface.setBufferScale(2);
    window.surface.setBufferTransform(transform as WlOutputTransform); // 0 to 7 are all there are
    window.show(app.pixels(240, 160, picture(transform)));
    const [width, height] = transform & 1 ? [160, 240] : [240, 160];
    expect(await shows(image(width, height, turned(transform, 240, 160, picture(transform))))).toEqual({});
  });

  test('shows a buffer of one pixel where it is offered', async () => {
    await begin();
    if (!session.globals.some((one) => one.interface === 'wp_single_pixel_buffer_manager_v1')) {
      expect(() => app.singlePixels).toThrow(expect.objectContaining({ code: 'ERR_WL_GLOBAL_MISSING' }));
      return;
    }
    const window = app.toplevel('main');
    await window.configured();
    app.viewporter.getViewport(window.surface).setDestination(120, 80);
    window.surface.attach(app.singlePixels.createU32RgbaBuffer(0xffffffff, 0x80808080, 0, 0xffffffff), 0, 0);
    window.surface.damageBuffer(0, 0, 1, 1);
    window.drawn = { width: 120, height: 80 };
    window.surface.commit();
    expect(await shows(image(120, 80, solid(0xffff8000)))).toEqual({});
  });

  test('shows a popup where its positioner says, and one on it, until they are destroyed', async () => {
    await begin();
    const window = await app.shown('main', 300, 200, picture(1));
    expect(await shows(image(300, 200, picture(1)))).toEqual({});
    const popup = await showPopup(app, window.xdg, 30, 20, 120, 90, 2);
    expect(popup.placed).toEqual({ x: 30, y: 20, width: 120, height: 90 });
    const one = over(picture(1), 30, 20, 120, 90, picture(2));
    expect(await shows(image(300, 200, one))).toEqual({});
    const inner = await showPopup(app, popup.xdg, 50, 40, 60, 40, 3);
    expect(inner.placed).toEqual({ x: 50, y: 40, width: 60, height: 40 });
    expect(await shows(image(300, 200, over(one, 80, 60, 60, 40, picture(3))))).toEqual({});
    for (const { popup: role, xdg, surface } of [inner, popup]) {
      role.destroy();
      xdg.destroy();
      surface.destroy();
    }
    expect(await shows(image(300, 200, picture(1)))).toEqual({});
  });

  test('answers frame callbacks and releases buffers that are replaced', async () => {
    await begin();
    const window = await app.shown('main', 200, 150, picture(1));
    const buffers = [2, 3].map((seed) => app.pixels(200, 150, picture(seed)));
    let frames = 0;
    for (let i = 0; i < 6; i++) {
      const shown = buffers[i % 2] as (typeof buffers)[number];
      const replaced = buffers[(i + 1) % 2] as (typeof buffers)[number];
      const released = i > 0 ? next(replaced.buffer, 'release') : undefined;
      const frame = window.surface.frame();
      window.show(shown);
      await next(frame, 'done');
      await released;
      frames++;
    }
    expect(frames).toBe(6);
    expect(await shows(image(200, 150, picture(3)))).toEqual({});
  });

  test('lets go of everything that a session took', async () => {
    await begin();
    session.close();
    const fds = readdirSync('/proc/self/fd').length;
    for (let i = 0; i < 3; i++) {
      const one = await sessionOn(screen, { reconnect: false });
      await new App(one).shown('main', 50, 50, picture(i));
      await one.roundtrip();
      one.close();
    }
    expect(readdirSync('/proc/self/fd').length - fds).toBeLessThanOrEqual(kind.name === 'test compositor' ? 3 : 0);
  });

  test('ends who attaches a buffer before the first configure was answered', async () => {
    await begin();
    const window = app.toplevel('main');
    const error = await errorOf(() => window.show(app.pixels(20, 20, picture(1))));
    expect(error).toBeInstanceOf(ProtocolError);
    expect(error).toMatchObject({ interface: 'xdg_surface', errorName: 'unconfigured_buffer', errorCode: 3 });
  });

  test('ends who answers a configure that was never sent', async () => {
    await begin();
    const window = await app.shown('main', 20, 20, picture(1));
    await session.roundtrip();
    const error = await errorOf(() => window.xdg.ackConfigure(0x7654321));
    expect(error).toBeInstanceOf(ProtocolError);
    // xdg_wm_base.invalid_surface_state before version 4 of the words, xdg_surface.invalid_serial since
    expect(['xdg_surface.invalid_serial', 'xdg_wm_base.invalid_surface_state']).toContain(
      `${(error as ProtocolError).interface}.${(error as ProtocolError).errorName}`,
    );
  });

  test('ends who gives a surface two roles', async () => {
    await begin();
    const surface: WlSurface = app.compositor.createSurface();
    const parent = app.compositor.createSurface();
    app.subcompositor.getSubsurface(surface, parent);
    const error = await errorOf(() => app.wm.getXdgSurface(surface).getToplevel());
    expect(error).toMatchObject({ code: 'ERR_WL_PROTOCOL', errorCode: 0 });
    // sway 1.7 sends xdg_wm_base's code about the xdg_surface, where it has no name
    if (screen.name !== 'sway-1.7') expect(error).toMatchObject({ interface: 'xdg_wm_base', errorName: 'role' });
    expect((error as ProtocolError).lastRequests.join('\n')).toMatch(/get_xdg_surface/);
  });

  test('ends who asks for a buffer outside of its pool', async () => {
    await begin();
    const { pool } = app.pixels(20, 20, solid(colourAt(0, 0, 1)));
    const error = await errorOf(() => pool.createBuffer(0, 20, 21, 80, 0));
    expect(error).toMatchObject({ interface: 'wl_shm_pool', errorName: expect.stringMatching(/invalid_/) });
  });
});
