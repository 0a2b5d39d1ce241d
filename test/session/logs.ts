// Short logs of real requests, without anything of the test runner: programs that tests start use them too.
import type { LogRecord, MadeObject } from '../../src/journal/index.js';
import * as wayland from '../../src/protocol/generated/wayland.js';
import { xdg_surface, xdg_toplevel, xdg_wm_base } from '../../src/protocol/generated/xdg-shell.js';
import type { InterfaceDescriptor } from '../../src/protocol/index.js';
import type { SnapshotPool } from '../../src/session/snapshot/index.js';
import type { OwnedFd } from '../../src/wire/index.js';

export const made = (handle: number, descriptor: InterfaceDescriptor, version = 1): MadeObject => ({
  handle,
  interface: descriptor,
  version,
});

const opcode = (descriptor: InterfaceDescriptor, name: string): number =>
  descriptor.requests.findIndex((one) => one.name === name);

export function say(
  target: MadeObject,
  name: string,
  args: (number | string | null | OwnedFd)[],
  makes?: MadeObject,
): LogRecord {
  return {
    kind: 'request',
    target: target.handle,
    opcode: opcode(target.interface, name),
    args,
    ...(makes && { made: makes }),
  };
}

/** The log of a window that shows one buffer of the pool. */
export function windowLog(pool: OwnedFd, poolBytes: number): LogRecord[] {
  const display = made(1, wayland.wl_display);
  const registry = made(2, wayland.wl_registry);
  const compositor = made(3, wayland.wl_compositor, 4);
  const shm = made(4, wayland.wl_shm);
  const base = made(5, xdg_wm_base, 2);
  const surface = made(6, wayland.wl_surface, 4);
  const role = made(7, xdg_surface, 2);
  const toplevel = made(8, xdg_toplevel, 2);
  const memory = made(9, wayland.wl_shm_pool);
  const buffer = made(10, wayland.wl_buffer);
  return [
    say(display, 'get_registry', [2], registry),
    { kind: 'event', target: 2, opcode: 0, args: [1, 'wl_compositor', 4] },
    { kind: 'event', target: 2, opcode: 0, args: [2, 'wl_shm', 1] },
    { kind: 'event', target: 2, opcode: 0, args: [3, 'xdg_wm_base', 2] },
    say(registry, 'bind', [1, 3], compositor),
    say(registry, 'bind', [2, 4], shm),
    say(registry, 'bind', [3, 5], base),
    say(compositor, 'create_surface', [6], surface),
    say(base, 'get_xdg_surface', [7, 6], role),
    say(role, 'get_toplevel', [8], toplevel),
    say(toplevel, 'set_title', ['Zwölf ☃']),
    say(surface, 'commit', []),
    say(shm, 'create_pool', [9, pool, poolBytes], memory),
    say(memory, 'create_buffer', [10, 0, 16, 16, 64, 0], buffer),
    say(surface, 'attach', [10, 0, 0]),
    say(surface, 'commit', []),
    { kind: 'note', target: 6, key: 'picture' },
  ];
}

/** The shortest log with these pools. */
export function poolsLog(...pools: readonly SnapshotPool[]): LogRecord[] {
  const shm = made(4, wayland.wl_shm);
  return [
    { kind: 'made', by: 1, made: shm },
    ...pools.map(({ handle, fd, bytes }) =>
      say(shm, 'create_pool', [handle, fd, bytes], made(handle, wayland.wl_shm_pool)),
    ),
  ];
}
