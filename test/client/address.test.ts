import { describe, expect, test } from 'vitest';
import { resolveAddress } from '../../src/client/index.js';

const refused = (message: RegExp) =>
  expect.objectContaining({ code: 'ERR_WL_NO_SOCKET', message: expect.stringMatching(message) });

describe('the compositor’s address', () => {
  test('is WAYLAND_SOCKET’s fd first', () => {
    const env = { WAYLAND_SOCKET: '7', WAYLAND_DISPLAY: 'wayland-1', XDG_RUNTIME_DIR: '/run/user/1' };
    expect(resolveAddress(undefined, env)).toEqual({ fd: 7 });
  });

  test.each(['x', '-1', '1.5', '0x3', ' 3', '3e0', '99999999999'])('which must be one: %s', (WAYLAND_SOCKET) => {
    expect(() => resolveAddress(undefined, { WAYLAND_SOCKET, XDG_RUNTIME_DIR: '/run' })).toThrow(
      refused(/^WAYLAND_SOCKET must be a file descriptor/),
    );
  });

  test('is else WAYLAND_DISPLAY, a name in XDG_RUNTIME_DIR or an absolute path', () => {
    expect(resolveAddress(undefined, { WAYLAND_DISPLAY: 'wayland-5', XDG_RUNTIME_DIR: '/run/user/1' })).toEqual({
      path: '/run/user/1/wayland-5',
    });
    expect(resolveAddress(undefined, { WAYLAND_DISPLAY: '/srv/wl' })).toEqual({ path: '/srv/wl' });
  });

  test('is else wayland-0, also when the variables are empty', () => {
    expect(resolveAddress(undefined, { XDG_RUNTIME_DIR: '/run/user/1' })).toEqual({ path: '/run/user/1/wayland-0' });
    expect(resolveAddress(undefined, { WAYLAND_SOCKET: '', WAYLAND_DISPLAY: '', XDG_RUNTIME_DIR: '/r' })).toEqual({
      path: '/r/wayland-0',
    });
  });

  test('can be said: a name, a path, an fd; then the environment’s WAYLAND_SOCKET is left alone', () => {
    const env = { WAYLAND_SOCKET: '7', WAYLAND_DISPLAY: 'wayland-1', XDG_RUNTIME_DIR: '/run/user/1' };
    expect(resolveAddress('wayland-9', env)).toEqual({ path: '/run/user/1/wayland-9' });
    expect(resolveAddress('/srv/wl', env)).toEqual({ path: '/srv/wl' });
    expect(resolveAddress(12, env)).toEqual({ fd: 12 });
  });

  test.each([-1, 1.5, Number.NaN, 2 ** 31])('but not %d', (fd) => {
    expect(() => resolveAddress(fd, {})).toThrow(refused(/^socket must be a file descriptor/));
  });

  test('can’t be found without XDG_RUNTIME_DIR, or with one that is not absolute', () => {
    expect(() => resolveAddress(undefined, {})).toThrow(
      refused(/^XDG_RUNTIME_DIR is not set, so the socket wayland-0/),
    );
    expect(() => resolveAddress('wayland-3', {})).toThrow(refused(/wayland-3/));
    expect(() => resolveAddress(undefined, { XDG_RUNTIME_DIR: '' })).toThrow(refused(/^XDG_RUNTIME_DIR is not /));
    expect(() => resolveAddress(undefined, { XDG_RUNTIME_DIR: 'run' })).toThrow(refused(/is not absolute/));
    expect(() => resolveAddress('', { XDG_RUNTIME_DIR: '/run' })).toThrow(refused(/it is empty/));
  });
});
