// What a freeze finds of the windows of a process: this one. A page that tells what can't be is no reason to fail.
import { readdirSync, readFileSync, readlinkSync, writeSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { treeOf } from '../../src/freeze/processes.js';
import { windowsOf } from '../../src/freeze/windows.js';
import { connect } from '../../src/session/index.js';
import { SHOWN_BYTES, SHOWN_PAGE } from '../../src/shm/index.js';
import { createMemfd } from '../../src/sys/index.js';
import { TestCompositor } from '../../src/testing/index.js';
import { Window } from '../../src/window/index.js';

/** Words of a record's first copy. */
const [FD, OFFSET, WIDTH, HEIGHT, STRIDE, SCALE] = [0, 1, 2, 3, 4, 6];

function found(): { key: string; width: number; memory: number }[] {
  return windowsOf(treeOf(process.pid).slice(0, 1)).map(({ key, width, memory }) => ({ key, width, memory }));
}

test('windows are found by their page, what is said of no pool and of no place in one is left out', async () => {
  expect(found()).toEqual([]);
  const screen = await TestCompositor.start({ width: 200, height: 150 });
  onTestFinished(() => screen.stop());
  const session = await connect({ socket: screen.socket });
  onTestFinished(() => session.close());
  const window = await Window.create(session, { key: 'main', width: 60, height: 40 });
  window.draw(({ pixels }) => pixels.fill(1));
  const real = { key: 'main', width: 60, memory: expect.any(Number) };
  expect(found()).toEqual([real]);

  const page = readdirSync('/proc/self/fd').find((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(`/memfd:${SHOWN_PAGE} `);
    } catch {
      return false; // the listing's own
    }
  });
  const good = readFileSync(`/proc/self/fd/${page}`);
  /** What is found besides, when another page differs in this word. */
  const forged = (word?: number, value = 0, bytes = SHOWN_BYTES): object[] => {
    const second = createMemfd(SHOWN_PAGE, bytes);
    try {
      const copy = Buffer.from(good);
      if (word !== undefined) copy.writeInt32LE(value, 512 + 16 + word * 4);
      writeSync(second.fd, copy, 0, Math.min(bytes, copy.length), 0);
      return found().filter((_, index) => index > 0);
    } finally {
      second.close();
    }
  };
  expect(forged()).toEqual([real]); // a second page counts
  expect(forged(WIDTH, 59)).toEqual([{ ...real, width: 59 }]);
  for (const fd of [-1, 0, 1 << 20]) expect(forged(FD, fd)).toEqual([]);
  for (const offset of [-4, 1 << 30, 0x7fffffff]) expect(forged(OFFSET, offset)).toEqual([]);
  for (const width of [-1, 0, 61, 0x7fffffff]) expect(forged(WIDTH, width)).toEqual([]);
  for (const height of [-1, 0, 0x7fffffff]) expect(forged(HEIGHT, height)).toEqual([]);
  for (const stride of [-1, 0, 239, 0x7fffffff]) expect(forged(STRIDE, stride)).toEqual([]);
  expect(forged(SCALE, 7)).toEqual([]); // 60 pixels are no whole number of these
  expect(forged(undefined, 0, SHOWN_BYTES - 4096)).toEqual([]);
  expect(forged(undefined, 0, SHOWN_BYTES + 4096)).toEqual([]);
});
