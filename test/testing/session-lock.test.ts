import { expect, test } from 'vitest';
import * as sessionLock from '../../src/protocol/generated/ext-session-lock-v1.js';
import { eachFails } from './fails.js';
import { type Desk, learn, type RawObject } from './raw-client.js';
import { colours, leaveNothingOpen, open, start } from './screen.js';

learn(sessionLock);
leaveNothingOpen();

const RED = 0xffff0000;
const GREEN = 0xff00ff00;
const { ExtSessionLockSurfaceV1Error, ExtSessionLockV1Error } = sessionLock;

const lockOf = (desk: Desk): RawObject => desk.client.bind('ext_session_lock_manager_v1').call('lock');

/** A lock surface that was configured; its acknowledgement is left to the caller. */
async function lockSurface(desk: Desk, lock: RawObject) {
  const surface = desk.surface();
  const made = lock.call('get_lock_surface', surface, desk.client.bind('wl_output'));
  await desk.client.until(() => made.last('configure'));
  const [serial, width, height] = made.last('configure') as [number, number, number];
  return { surface, made, serial, width, height };
}

test('while the session is locked only the lock is shown and has the keyboard', async () => {
  const screen = await start();
  const [app, locker] = [await open(screen), await open(screen)];
  const keyboard = locker.client.bind('wl_seat').call('get_keyboard');
  const below = await app.window(50, 50, RED);
  const ofApp = app.client.bind('wl_seat').call('get_keyboard');
  await app.client.until(() => ofApp.last('enter'));
  const lock = lockOf(locker);
  await locker.client.until(() => lock.last('locked'));
  await app.client.until(() => ofApp.last('leave'));
  expect(await colours(screen, [10, 10])).toEqual(['000000']);
  const { surface, made, serial, width, height } = await lockSurface(locker, lock);
  expect([width, height]).toEqual([200, 100]);
  made.call('ack_configure', serial);
  locker.show(surface, locker.buffer(200, 100, GREEN));
  await locker.client.until(() => keyboard.last('enter')?.[1] === surface.id);
  expect(await colours(screen, [10, 10])).toEqual(['00ff00']);
  screen.input.pointer.move(5, 5);
  await app.client.sync();
  expect(screen.digest()[1]).toMatchObject({
    surfaces: [{ role: 'ext_session_lock_surface_v1', roleState: { output: 'TEST-1', configured: true } }],
    objects: { ext_session_lock_v1: [{ locked: true }] },
  });
  lock.call('unlock_and_destroy');
  await locker.client.sync();
  expect(await colours(screen, [10, 10])).toEqual(['ff0000']);
  await app.client.until(() => ofApp.all('enter').at(-1)?.[1] === below.surface.id && ofApp.all('enter').length === 2);
});

test('a second lock is refused, and may follow a client that died', async () => {
  const screen = await start();
  const [first, second] = [await open(screen), await open(screen)];
  await first.window(50, 50, RED);
  const lock = lockOf(first);
  await first.client.until(() => lock.last('locked'));
  const refused = lockOf(second);
  await second.client.until(() => refused.last('finished'));
  refused.call('destroy');
  first.client.close();
  await screen.until(() => screen.clients.length === 1);
  await second.window(50, 50, GREEN);
  expect(await colours(screen, [10, 10])).toEqual(['000000']);
  const follower = lockOf(second);
  await second.client.until(() => follower.last('locked'));
  follower.call('unlock_and_destroy');
  await second.client.sync();
  expect(await colours(screen, [10, 10])).toEqual(['00ff00']);
});

test('a lock that is destroyed before it was told to be locked leaves the session as it was', async () => {
  const screen = await start({ behaviour: { autoFrame: false } });
  const desk = await open(screen);
  await desk.window(50, 50, RED);
  const lock = lockOf(desk);
  lock.call('destroy');
  await desk.client.sync();
  screen.tick();
  expect(await colours(screen, [10, 10])).toEqual(['ff0000']);
});

eachFails([
  {
    what: 'a lock destroyed while locked',
    object: 'ext_session_lock_v1',
    code: ExtSessionLockV1Error.invalid_destroy,
    commit: async (desk) => {
      const lock = lockOf(desk);
      await desk.client.until(() => lock.last('locked'));
      lock.call('destroy');
    },
  },
  {
    what: 'an unlock before the lock',
    object: 'ext_session_lock_v1',
    code: ExtSessionLockV1Error.invalid_unlock,
    options: { behaviour: { autoFrame: false } },
    commit: (desk) => lockOf(desk).call('unlock_and_destroy'),
  },
  {
    what: 'a window as lock surface',
    object: 'ext_session_lock_v1',
    code: ExtSessionLockV1Error.role,
    commit: async (desk) => {
      const { surface } = await desk.toplevel();
      lockOf(desk).call('get_lock_surface', surface, desk.client.bind('wl_output'));
    },
  },
  {
    what: 'two lock surfaces of one output',
    object: 'ext_session_lock_v1',
    code: ExtSessionLockV1Error.duplicate_output,
    commit: async (desk) => {
      const lock = lockOf(desk);
      await lockSurface(desk, lock);
      await lockSurface(desk, lock);
    },
  },
  {
    what: 'a lock surface with a buffer',
    object: 'ext_session_lock_v1',
    code: ExtSessionLockV1Error.already_constructed,
    commit: (desk) => {
      const surface = desk.surface();
      desk.show(surface, desk.buffer(5, 5, RED));
      lockOf(desk).call('get_lock_surface', surface, desk.client.bind('wl_output'));
    },
  },
  {
    what: 'a commit before the acknowledgement',
    object: 'ext_session_lock_surface_v1',
    code: ExtSessionLockSurfaceV1Error.commit_before_first_ack,
    commit: async (desk) => (await lockSurface(desk, lockOf(desk))).surface.call('commit'),
  },
  {
    what: 'a commit without a buffer',
    object: 'ext_session_lock_surface_v1',
    code: ExtSessionLockSurfaceV1Error.null_buffer,
    commit: async (desk) => {
      const { surface, made, serial } = await lockSurface(desk, lockOf(desk));
      made.call('ack_configure', serial);
      surface.call('commit');
    },
  },
  {
    what: 'content of another size',
    object: 'ext_session_lock_surface_v1',
    code: ExtSessionLockSurfaceV1Error.dimensions_mismatch,
    commit: async (desk) => {
      const { surface, made, serial } = await lockSurface(desk, lockOf(desk));
      made.call('ack_configure', serial);
      desk.show(surface, desk.buffer(100, 100, RED));
    },
  },
  {
    what: 'one configure acknowledged twice',
    object: 'ext_session_lock_surface_v1',
    code: ExtSessionLockSurfaceV1Error.invalid_serial,
    commit: async (desk) => {
      const { made, serial } = await lockSurface(desk, lockOf(desk));
      made.call('ack_configure', serial).call('ack_configure', serial);
    },
  },
]);
