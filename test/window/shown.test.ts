// What windows show, on the page where another process looks for it.
import { readdirSync, readFileSync, readlinkSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { connect, restore, type Session } from '../../src/session/index.js';
import { readShown, SHOWN_PAGE, type Shown } from '../../src/shm/index.js';
import { TestCompositor } from '../../src/testing/index.js';
import { Window, type WindowOptions } from '../../src/window/index.js';

async function open(): Promise<{ screen: TestCompositor; session: Session }> {
  const screen = await TestCompositor.start({ width: 200, height: 150 });
  onTestFinished(() => screen.stop());
  const session = await connect({ socket: screen.socket });
  onTestFinished(() => session.close());
  return { screen, session };
}

const windowOn = (session: Session, key: string, more: Partial<WindowOptions> = {}): Promise<Window> =>
  Window.create(session, { key, width: 60, height: 40, ...more });

const fill = (window: Window, value: number): boolean => window.draw(({ pixels }) => pixels.fill(value));

/** The page's file; undefined when there is none. */
function page(): string | undefined {
  return readdirSync('/proc/self/fd')
    .map((fd) => join('/proc/self/fd', fd))
    .find((path) => {
      try {
        return readlinkSync(path).startsWith(`/memfd:${SHOWN_PAGE} `);
      } catch {
        return false; // the listing's own
      }
    });
}

function shown(): Shown[] {
  const path = page();
  return path === undefined ? [] : readShown(readFileSync(path));
}

/** The byte that a picture is filled with, as whoever reads the pool finds it; undefined if it is of several. */
function colourOf({ fd, place: { offset, stride, height } }: Shown): number | undefined {
  const bytes = new Uint8Array(stride * height);
  expect(readSync(fd, bytes, 0, bytes.length, offset)).toBe(bytes.length);
  return new Set(bytes).size === 1 ? bytes[0] : undefined;
}

test('a window is on the page from its first draw, with its newest picture, size, key and title', async () => {
  const { session } = await open();
  const window = await windowOn(session, 'main', { title: 'Main' });
  expect(page()).toBe(undefined); // nothing is shown
  for (const value of [1, 2, 3, 4]) {
    expect(fill(window, value)).toBe(true);
    expect(shown()).toMatchObject([{ key: 'main', title: 'Main', scale: 1, place: { width: 60, height: 40 } }]);
    expect(shown().map(colourOf)).toEqual([value]);
    await session.roundtrip(); // slots come back
  }
  window.setTitle('Changed');
  expect(shown()).toMatchObject([{ key: 'main', title: 'Changed' }]);
  window.resize(100, 30);
  expect(shown()).toMatchObject([{ place: { width: 60, height: 40 } }]); // until the next draw
  fill(window, 5);
  expect(shown()).toMatchObject([{ place: { width: 100, height: 30, stride: 400, format: { name: 'argb8888' } } }]);
  expect(shown().map(colourOf)).toEqual([5]);
});

test('what is shown stays there while the next frame is drawn, and when drawing fails', async () => {
  const { session } = await open();
  const window = await windowOn(session, 'main');
  fill(window, 1);
  window.draw(({ pixels }) => {
    pixels.fill(2);
    expect(shown().map(colourOf)).toEqual([1]);
  });
  expect(() =>
    window.draw(({ pixels }) => {
      pixels.fill(3);
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(shown().map(colourOf)).toEqual([2]);
});

test('each window has its own place there, and none when it is destroyed, sensitive or not drawn; the page goes with the last', async () => {
  const { session } = await open();
  const [one, two, secret] = [
    await windowOn(session, 'one'),
    await windowOn(session, 'two', { scale: 2 }),
    await windowOn(session, 'secret', { sensitive: true }),
  ];
  await windowOn(session, 'blank');
  fill(secret, 9);
  expect(page()).toBe(undefined);
  fill(one, 1);
  fill(two, 2);
  expect(shown().map(({ key, scale, place: { width } }) => [key, scale, width])).toEqual([
    ['one', 1, 60],
    ['two', 2, 120],
  ]);
  expect(shown().map(colourOf)).toEqual([1, 2]);
  one.destroy();
  expect(shown().map(({ key }) => key)).toEqual(['two']);
  const three = await windowOn(session, 'three');
  fill(three, 3);
  expect(shown().map(colourOf)).toEqual([3, 2]); // where the first one was
  three.destroy();
  two.destroy();
  expect(page()).toBe(undefined);
});

test('a long key or title is cut between characters', async () => {
  const { session } = await open();
  const window = await windowOn(session, 'é'.repeat(200), { title: `x${'é'.repeat(200)}` });
  fill(window, 1);
  expect(shown()).toMatchObject([{ key: 'é'.repeat(54), title: `x${'é'.repeat(53)}` }]);
});

test('a window that came out of a snapshot is there before it draws', async () => {
  const { screen, session } = await open();
  fill(await windowOn(session, 'main', { title: 'Main' }), 7);
  const bytes = await session.snapshot();
  session.close();
  expect(page()).toBe(undefined);
  const restored = await restore(bytes, { socket: screen.socket });
  onTestFinished(() => restored.close());
  expect(Window.find(restored, 'main')).toBeDefined();
  expect(shown()).toMatchObject([{ key: 'main', title: 'Main', place: { width: 60, height: 40 } }]);
  expect(shown().map(colourOf)).toEqual([7]);
});

test('of a page that somebody else wrote, what can not be true is left out', async () => {
  const { session } = await open();
  fill(await windowOn(session, 'main'), 1);
  const good = readFileSync(page() as string);
  const RECORD = 512;
  const COPY = RECORD + 16;
  const changed = (...words: (readonly [at: number, value: number])[]): Shown[] => {
    const bytes = Buffer.from(good);
    for (const [at, value] of words) bytes.writeInt32LE(value, at);
    return readShown(bytes);
  };
  expect(changed().map(({ key }) => key)).toEqual(['main']);
  expect(changed([0, 1])).toEqual([]); // magic
  expect(changed([4, 2])).toEqual([]); // version
  for (const copy of [0, 3, -1]) expect(changed([RECORD, copy])).toEqual([]);
  expect(changed([RECORD, 2])).toEqual([]); // the other copy was never written
  expect(changed([COPY + 5 * 4, 12345])).toEqual([]); // no format
  for (const scale of [0, -1, 0x8000]) expect(changed([COPY + 6 * 4, scale])).toEqual([]);
  for (const lengths of [109, 109 << 16, -1]) expect(changed([COPY + 7 * 4, lengths])).toEqual([]);
  expect(readShown(good.subarray(0, good.length - 1))).toEqual([]);
  expect(readShown(new Uint8Array())).toEqual([]);
});
