// Every error that the specs name for what the test compositor offers: what causes it, and that it ends the client.
import { afterEach, expect, test } from 'vitest';
import { XdgWmBaseError } from '../../src/protocol/generated/xdg-shell.js';
import { TestCompositor } from '../../src/testing/index.js';
import { OwnedFd } from '../../src/wire/index.js';
import { positioner } from './misdeed.js';
import { coreMisdeeds } from './misdeeds-core.js';
import { inputMisdeeds } from './misdeeds-input.js';
import { shellMisdeeds } from './misdeeds-shell.js';
import { surfaceMisdeeds } from './misdeeds-surface.js';
import { Desk, solidBuffer } from './raw-client.js';

let screen: TestCompositor;
let desk: Desk;

afterEach(async () => {
  desk.client.close();
  await screen.stop();
  expect(OwnedFd.openCount).toBe(0);
});

test.each([...coreMisdeeds, ...shellMisdeeds, ...inputMisdeeds, ...surfaceMisdeeds])(
  '$what: $object error $code',
  async ({ object, code, commit, options }) => {
    screen = await TestCompositor.start(options);
    desk = await Desk.open(screen);
    try {
      await commit(desk, screen);
    } catch (error) {
      if (desk.client.error === undefined) throw error; // otherwise it already came to what is expected
    }
    desk.client.flush();
    const error = await desk.client.failure();
    expect({ object: error.object, code: error.code, message: error.message }).toMatchObject({ object, code });
    await screen.until(() => screen.clients.length === 0);
  },
);

test('an error on demand names the object and the code', async () => {
  screen = await TestCompositor.start();
  desk = await Desk.open(screen);
  await desk.window(10, 10, 0xff000000);
  const [window] = screen.windows;
  if (window === undefined) throw new Error('no window');
  screen.postError(window, window.toplevel, 2, 'as you asked');
  expect(await desk.client.failure()).toMatchObject({ object: 'xdg_toplevel', code: 2 });
  expect(screen.windows).toEqual([]);
});

test('who does not answer a ping is disconnected on demand', async () => {
  screen = await TestCompositor.start();
  desk = await Desk.open(screen);
  await desk.client.sync();
  const signal = AbortSignal.timeout(20);
  await expect(screen.ping({ signal, disconnect: true })).rejects.toThrow();
  expect(await desk.client.failure()).toMatchObject({ object: 'xdg_wm_base', code: XdgWmBaseError.unresponsive });
});

test('what compositors forgive is forgiven with the switches', async () => {
  screen = await TestCompositor.start({ behaviour: { killMisfits: false, strictViewportSource: false } });
  desk = await Desk.open(screen);
  const { surface, xdg, toplevel } = await desk.toplevel();
  toplevel.call('set_maximized');
  await desk.configured(xdg);
  desk.client.bind('wp_viewporter').call('get_viewport', surface).call('set_source', 5, 5, 10, 10);
  desk.show(surface, solidBuffer(desk.shm, 10, 10, 0xff00ff00).buffer);
  await desk.client.sync();
  expect((await screen.screenshot()).data.subarray(0, 4)).toEqual(new Uint8Array([0, 255, 0, 255]));
});

test('a get_popup against an unmapped parent takes it down where weston 16 falls', async () => {
  screen = await TestCompositor.start({ behaviour: { dieOnEarlyPopup: true } });
  desk = await Desk.open(screen);
  const { xdg } = await desk.toplevel();
  desk.wmBase.call('get_xdg_surface', desk.surface()).call('get_popup', xdg, positioner(desk));
  desk.client.flush();
  await desk.client.until(() => desk.client.ended);
  expect(desk.client.error).toBeUndefined();
  expect(screen.running).toBe(false);
});
