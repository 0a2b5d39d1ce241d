import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connectTo, createMemfd, pipe, send, waitFor } from '../../src/sys/index.js';
import type { OwnedFd } from '../../src/wire/index.js';
import { Desk, RawClient } from './raw-client.js';
import { leaveNothingOpen, open, start } from './screen.js';

leaveNothingOpen();

describe('ids', () => {
  test('are given back with delete_id and may be used again', async () => {
    const screen = await start();
    const desk = await open(screen);
    const first = desk.surface();
    first.call('destroy');
    await desk.client.until(() => desk.client.display.all('delete_id').some(([id]) => id === first.id));
    const made = Array.from({ length: 20 }, () => desk.surface().id);
    expect(made).toContain(first.id);
    await desk.client.sync();
  });

  test('of data offers are the compositor’s, and no delete_id is sent for them', async () => {
    const screen = await start({ behaviour: { checkSelectionSerials: false } });
    const desk = await open(screen);
    await desk.window(5, 5, 0xff000000);
    const manager = desk.client.bind('wl_data_device_manager');
    const device = manager.call('get_data_device', desk.client.bind('wl_seat'));
    device.call('set_selection', manager.call('create_data_source'), 0);
    await desk.client.sync();
    const id = device.last('data_offer')?.[0] as number;
    expect(id).toBe(0xff000000);
    desk.client.object(id).call('destroy');
    await desk.client.sync();
    expect(desk.client.display.all('delete_id').map(([deleted]) => deleted)).not.toContain(id);
  });

  test('of a registry come back through wl_fixes', async () => {
    const screen = await start();
    const desk = await open(screen);
    const registry = desk.client.display.call('get_registry');
    desk.client.bind('wl_fixes').call('destroy_registry', registry);
    await desk.client.until(() => desk.client.display.all('delete_id').some(([id]) => id === registry.id));
    screen.addGlobal('wl_shm');
    await desk.client.sync();
    expect(desk.client.registry.last('global')?.[1]).toBe('wl_shm');
    expect(registry.last('global')?.[1]).not.toBe('wl_shm');
  });
});

describe('globals', () => {
  test('are missing or older on demand', async () => {
    const screen = await start({ globals: { xdg_wm_base: 0, wl_compositor: 4, wl_output: 2 } });
    const client = await RawClient.connect(screen);
    expect(client.globals.has('xdg_wm_base')).toBe(false);
    expect(client.globals.get('wl_compositor')?.version).toBe(4);
    const output = client.bind('wl_output');
    await client.sync();
    expect(output.last('name')).toBeUndefined();
    client.close();
  });

  test('come and go, and one that just went can still be bound', async () => {
    const screen = await start();
    const desk = await open(screen);
    screen.removeGlobal('wp_viewporter');
    desk.client.bind('wp_viewporter');
    await desk.client.until(() => desk.client.registry.last('global_remove'));
    const name = desk.client.registry.last('global_remove')?.[0] as number;
    desk.client.bind('wl_fixes').call('ack_global_remove', desk.client.registry, name);
    await desk.client.sync();
  });

  test.each([
    [{ wl_compositor: 99 }, 'ERR_WL_VERSION'],
    [{ wl_nothing: 1 }, 'ERR_WL_GLOBAL_MISSING'],
  ])('%o are refused', async (globals, code) => {
    await expect(start({ globals: globals as Record<string, number> })).rejects.toMatchObject({ code });
  });
});

describe('a client that dies', () => {
  test('with events unread and more to be read of it than one turn takes is gone', async () => {
    const screen = await start();
    const socket = connectTo(screen.socket);
    const pool = createMemfd('left behind', 4096);
    const words = (...all: number[]): Uint8Array => new Uint8Array(Uint32Array.from(all).buffer);
    const say = (bytes: Uint8Array, fds: OwnedFd[] = []): number =>
      send(socket.fd, { bytes, start: 0, end: bytes.length, fds });
    const synced = screen.until(() => screen.clients[0]?.syncs === 1);
    say(words(1, (12 << 16) | 0, 2)); // wl_display.sync, whose answer it does not read
    await synced;
    await screen.until(() => waitFor(socket.fd, 'readable', 0));
    // It dies in the midst of a long message: nothing is answered, so that no send tells that it is gone.
    say(words(1, 4096 << 16));
    for (let i = 0; i < 40; i++) say(words(i), [pool]); // one read for each
    socket.close();
    pool.close();
    await screen.until(() => screen.clients.length === 0);
  });
});

describe('a slow compositor', () => {
  test('reads nothing while it is paused, and everything in order afterwards', async () => {
    const screen = await start();
    const desk = await open(screen);
    const surface = desk.surface();
    await desk.client.sync();
    screen.pauseReading();
    const seen: number[] = [];
    screen.on('request', ({ request, args }) => {
      if (request === 'damage') seen.push(args[0] as number);
    });
    const count = 50_000; // 1.2 MB: more than any socket buffer takes
    for (let i = 0; i < count; i++) surface.call('damage', i, 0, 1, 1);
    desk.client.flush();
    expect(seen).toEqual([]);
    screen.resumeReading();
    await desk.client.sync();
    expect(seen).toHaveLength(count);
    expect(seen.every((x, i) => x === i)).toBe(true);
  });
});

test('an exception in a listener is an uncaught exception, and the client goes on', async () => {
  const screen = await start();
  const desk = await open(screen);
  screen.once('request', () => {
    throw new Error('mine');
  });
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  const uncaught = new Promise((resolve) => process.once('uncaughtException', resolve));
  try {
    await desk.client.sync();
    expect(await uncaught).toMatchObject({ message: 'mine' });
  } finally {
    for (const listener of others) process.on('uncaughtException', listener);
  }
  await desk.client.sync();
});

describe('a client that', () => {
  test('throws away its connection leaves nothing', async () => {
    const screen = await start();
    const desk = await Desk.open(screen);
    const fds = readdirSync('/proc/self/fd').length;
    await desk.window(10, 10, 0xffffffff);
    expect(screen.windows).toHaveLength(1);
    desk.client.close();
    await screen.until(() => screen.clients.length === 0);
    expect(screen.windows).toEqual([]);
    expect(readdirSync('/proc/self/fd').length).toBeLessThan(fds);
  });

  test('sends fds that nobody asked for leaves none', async () => {
    const screen = await start();
    const desk = await Desk.open(screen);
    const [read, write] = pipe();
    // wl_shm.create_pool of an id that is in use, with an fd, and more fds behind it
    desk.shm.client.queue(desk.shm.id, 0, desk.shm.descriptor.requests[0] as never, [desk.shm.id, read, 100]);
    desk.shm.client.queue(desk.shm.id, 0, desk.shm.descriptor.requests[0] as never, [desk.shm.id, write, 100]);
    await desk.client.failure();
    desk.client.close();
    await screen.until(() => screen.clients.length === 0);
  });

  test('sends any bytes at all is answered or disconnected, and nothing is left of it', async () => {
    const screen = await start();
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constant(0xff000000), fc.integer()),
            fc.integer({ min: 0, max: 12 }),
            fc.array(fc.oneof(fc.integer({ min: -2, max: 20 }), fc.integer()), { maxLength: 8 }),
          ),
          { maxLength: 20 },
        ),
        async (messages) => {
          const desk = await Desk.open(screen);
          const { client } = desk;
          const surface = desk.surface();
          desk.wmBase.call('get_xdg_surface', surface).call('get_toplevel');
          desk.shm.call('create_pool', createMemfd('fuzz', 4096), 4096);
          for (const [object, opcode, words] of messages) {
            client.raw([object | 0, ((8 + words.length * 4) << 16) | opcode, ...words]);
          }
          client.raw([0, 8 << 16]); // the end: always an invalid object
          client.flush();
          const [connection] = screen.clients;
          await screen.until(() => screen.clients.length === 0);
          client.close();
          expect(connection?.error).toBeDefined();
          // a mistake of the compositor itself would be WL_DISPLAY_ERROR_IMPLEMENTATION
          if (connection?.error?.interface === 'wl_display') expect(connection.error.code).not.toBe(3);
        },
      ),
      { numRuns: 200 },
    );
  });
});
