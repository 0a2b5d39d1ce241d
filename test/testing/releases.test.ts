// wl_surface.get_release: each commit's own word about its buffer.
import { expect, test } from 'vitest';
import { WlSurfaceError } from '../../src/protocol/generated/wayland.js';
import { eachFails } from './fails.js';
import { leaveNothingOpen, open, start } from './screen.js';

leaveNothingOpen();

const RED = 0xffff0000;
const GREEN = 0xff00ff00;

test('the callback of a commit fires when its content is replaced, the buffer’s release when no commit uses it', async () => {
  const screen = await start();
  const desk = await open(screen);
  const { surface } = await desk.window(10, 10, RED);
  const buffer = desk.buffer(10, 10, GREEN);
  const commit = (of = buffer) => {
    surface.call('attach', of, 0, 0);
    const release = surface.call('get_release');
    surface.call('commit');
    return release;
  };
  const first = commit();
  const second = commit();
  await desk.client.sync();
  expect([first, second].map((one) => one.all('done'))).toEqual([[[0]], []]);
  expect(buffer.all('release')).toHaveLength(0);
  const third = commit(desk.buffer(10, 10, RED));
  await desk.client.until(() => second.last('done'));
  expect(buffer.all('release')).toHaveLength(1);
  screen.behaviour.releaseNever = true;
  commit();
  await desk.client.sync();
  expect(third.last('done')).toBeUndefined();
  screen.releaseBuffers();
  await desk.client.until(() => third.last('done'));
});

test('a digest counts the callbacks that wait for a commit', async () => {
  const screen = await start();
  const desk = await open(screen);
  const { surface } = await desk.window(10, 10, RED);
  surface.call('get_release');
  await desk.client.sync();
  expect(screen.digest()[0]?.windows).toMatchObject([{ pending: { releases: 1 } }]);
});

eachFails([
  {
    what: 'a release callback without a buffer',
    object: 'wl_surface',
    code: WlSurfaceError.no_buffer,
    commit: async (desk) => {
      const { surface } = await desk.window(10, 10, RED);
      surface.call('get_release');
      surface.call('commit');
    },
  },
  {
    what: 'a release callback of no buffer',
    object: 'wl_surface',
    code: WlSurfaceError.no_buffer,
    commit: async (desk) => {
      const { surface } = await desk.window(10, 10, RED);
      surface.call('attach', null, 0, 0);
      surface.call('get_release');
      surface.call('commit');
    },
  },
]);
