// What a session makes of a freeze of its process: its socket is another one then, with nobody at the other end. Here that is
// done to it by dup2(2); test/freeze does it with CRIU.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import koffi from 'koffi';
import { describe, expect, test } from 'vitest';
import { deadEnd, inodeOf, thawAt } from '../../src/client/index.js';
import type { Rebuilt, Session } from '../../src/session/index.js';
import { socketPair } from '../../src/sys/index.js';
import { App, next } from '../contract/app.js';
import { picture } from '../contract/pictures.js';
import { compareImages } from '../peers/index.js';
import { open, start } from './stage.js';

const dup2: (from: number, to: number) => number = koffi.load(null).func('int dup2(int, int)');

/** Our sockets without a name: an accepted one has that of the socket that listens. */
function unnamedSockets(): number[] {
  const named = new Set<string>();
  for (const line of readFileSync('/proc/net/unix', 'utf8').split('\n')) {
    const [, , , , , , inode = '', path] = line.trim().split(/\s+/);
    if (path !== undefined) named.add(`socket:[${inode}]`);
  }
  return readdirSync('/proc/self/fd')
    .map(Number)
    .filter((fd) => {
      try {
        const link = readlinkSync(`/proc/self/fd/${fd}`);
        return link.startsWith('socket:') && !named.has(link);
      } catch {
        return false; // the listing's own
      }
    });
}

/** Does something that connects, and tells by which descriptor. */
async function connecting<T>(act: () => Promise<T>): Promise<{ made: T; fd: number }> {
  const before = unnamedSockets().map(inodeOf);
  const made = await act();
  const fd = unnamedSockets().find((one) => !before.includes(inodeOf(one)));
  if (fd === undefined) throw new Error('nothing was connected');
  return { made, fd };
}

/** What the process finds after a thaw; resolves when it has come back. */
async function thawed(session: Session, fd: number, display?: string): Promise<Rebuilt> {
  const rebuilt = next<Rebuilt>(session, 'rebuilt');
  const dead = deadEnd(display);
  dup2(dead.fd, fd);
  dead.close();
  const asked = session.roundtrip(); // epoll goes by the file, which is why CRIU makes it anew: here a send has to fail
  const told = await rebuilt;
  await asked;
  await session.roundtrip(); // that one may be answered before the content is there
  return told;
}

describe('a dead end', () => {
  test('is told from the socket before it by its inode, and says where the compositor is', () => {
    const [socket, other] = socketPair();
    const [plain, named] = [deadEnd(), deadEnd('/run/user/1000/wayland-2')];
    try {
      expect(thawAt(socket.fd, inodeOf(socket.fd))).toBeUndefined();
      expect(thawAt(socket.fd, inodeOf(other.fd))).toEqual({}); // thawed by whom we don't know
      expect(thawAt(plain.fd, inodeOf(socket.fd))).toEqual({});
      expect(thawAt(named.fd, inodeOf(socket.fd))).toEqual({ display: '/run/user/1000/wayland-2' });
    } finally {
      for (const one of [socket, other, plain, named]) one.close();
    }
  });

  test('has no room for an address without end, and says so', () => {
    deadEnd('x'.repeat(88)).close();
    expect(() => deadEnd('x'.repeat(89))).toThrow(expect.objectContaining({ code: 'ERR_WL_ARGUMENT' }));
  });
});

describe('a session whose process was thawed', () => {
  test('comes back with the cause thaw, to where it was before', async () => {
    const screen = await start();
    const { made: session, fd } = await connecting(() => open(screen));
    await new App(session).shown('main', 100, 80, picture(1));
    await session.roundtrip();
    const before = await screen.screenshot();
    expect(await thawed(session, fd)).toMatchObject({ epoch: 2, cause: 'thaw', lost: [], degraded: [] });
    expect(compareImages(await screen.screenshot(), before).pixelsDiffering).toBe(0);
  });

  test('goes where the thaw says, and stays there: also after a loss of that compositor', async () => {
    const [first, second] = [await start(), await start()];
    const { made: session, fd } = await connecting(() => open(first));
    await new App(session).shown('main', 100, 80, picture(1));
    expect(await thawed(session, fd, second.socket)).toMatchObject({ cause: 'thaw' });
    expect([first.windows.length, second.windows.map(({ title }) => title)]).toEqual([0, ['main']]);
    const again = next<Rebuilt>(session, 'rebuilt');
    second.crash();
    await second.restart();
    expect(await again).toMatchObject({ cause: 'reconnect' });
    await session.roundtrip();
    expect(second.windows.map(({ title }) => title)).toEqual(['main']);
  });

  test('waits for a compositor as after any loss, and the cause is still the thaw', async () => {
    const screen = await start();
    const { made: session, fd } = await connecting(() => open(screen));
    screen.crash();
    const failed: number[] = [];
    const attempts = new Promise<void>((resolve) => {
      session.on('disconnected', ({ attempt }) => void (failed.push(attempt) === 3 && resolve()));
    });
    const rebuilt = thawed(session, fd);
    await attempts;
    expect(failed).toEqual([0, 1, 2]);
    await screen.restart();
    expect(await rebuilt).toMatchObject({ cause: 'thaw' });
  });

  test('may be frozen again at once, as often as one likes: the compositor has not died of it', async () => {
    const screen = await start();
    let { made: session, fd } = await connecting(() => open(screen));
    for (let time = 2; time <= 6; time++) {
      ({ fd } = await connecting(async () =>
        expect(await thawed(session, fd)).toMatchObject({ epoch: time, cause: 'thaw' }),
      ));
    }
  });

  test('has the clock of the machine, outside of a time namespace', async () => {
    const session = await open(await start());
    expect(session.clockOffset).toBe(0);
  });
});
