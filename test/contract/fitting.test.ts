// An old picture on an output of another size or scale: until its app draws again it stands, at the size that the window
// was told, and no compositor has a reason to end the session; then the app draws, and every pixel is its own.
import { expect, onTestFinished, test } from 'vitest';
import type { Session } from '../../src/session/index.js';
import { App, next, sessionOn, type Toplevel } from './app.js';
import { imageOf, type Paint, picture } from './pictures.js';
import { type ContractScreen, describeEachScreen, type OutputSize } from './screens.js';
import { type Shot, settles, shotsOf } from './shots.js';

type Mode = 'maximized' | 'fullscreen';

const COLOURS = [0xffc03020, 0xff20a040, 0xff2040c0, 0xffd0c020] as const;

/** Four fields of one colour each: they are known again at any size. */
const quarters =
  (width: number, height: number): Paint =>
  (x, y) =>
    COLOURS[(x * 2 < width ? 0 : 1) + (y * 2 < height ? 0 : 2)] as number;

/** Shows four quarters at whatever size the compositor wants, in a buffer of this scale. */
async function filling(session: Session, mode: Mode, scale: number): Promise<Toplevel> {
  const app = new App(session);
  const window = app.toplevel('main');
  if (mode === 'maximized') window.toplevel.setMaximized();
  else window.toplevel.setFullscreen(null);
  window.surface.setBufferScale(scale);
  window.deaf = true;
  await window.configured();
  answer(window, scale, quarters);
  await session.roundtrip();
  window.deaf = true;
  return window;
}

/** Answers the last configure with a picture of exactly its size. */
function answer(window: Toplevel, scale: number, paint: (width: number, height: number) => Paint): void {
  if (window.unanswered !== undefined) window.xdg.ackConfigure(window.unanswered);
  window.unanswered = undefined;
  const width = (window.size.width || 300) * scale;
  const height = (window.size.height || 200) * scale;
  window.show(window.app.pixels(width, height, paint(width, height)));
}

/** The colours in the middle of the four quarters of what is seen of the window. */
function coloursOf({ image }: Shot): number[] {
  return [0, 1, 2, 3].map((quarter) => {
    const x = Math.floor(image.width * ((quarter & 1) === 0 ? 0.25 : 0.75));
    const y = Math.floor(image.height * (quarter < 2 ? 0.25 : 0.75));
    const [red, green, blue] = image.data.subarray((y * image.width + x) * 4);
    return (0xff000000 | ((red as number) << 16) | ((green as number) << 8) | (blue as number)) >>> 0;
  });
}

/** Waits until the four colours are seen, in whatever size the window has. */
async function standing(screen: ContractScreen, session: Session): Promise<Shot> {
  const fits = (found: ReadonlyMap<string, Shot>): ReadonlyMap<string, Shot> => {
    const main = found.get('main');
    const colours = main === undefined ? [] : coloursOf(main);
    return colours.every((colour, i) => colour === COLOURS[i]) ? found : new Map();
  };
  expect(await settles(screen, fits, () => session.roundtrip())).toEqual({});
  return (await shotsOf(screen)).get('main') as Shot;
}

const ways: [string, OutputSize, OutputSize][] = [
  ['a smaller one', { width: 800, height: 600 }, { width: 400, height: 300 }],
  ['a larger one', { width: 400, height: 300 }, { width: 800, height: 600 }],
  ['one of scale 2', { width: 800, height: 600 }, { width: 800, height: 600, scale: 2 }],
  ['a smaller one of scale 1, from scale 2', { width: 800, height: 600, scale: 2 }, { width: 300, height: 200 }],
];
/** Weston's headless outputs have whole scales. */
const fractional: typeof ways = [
  ['one of scale 1.5', { width: 600, height: 450 }, { width: 900, height: 600, scale: 1.5 }],
  ['a smaller one, from scale 1.5', { width: 900, height: 600, scale: 1.5 }, { width: 400, height: 300 }],
];

describeEachScreen('an old picture on another output', (kind) => {
  const cases = (['maximized', 'fullscreen'] as const).flatMap((mode) =>
    [...ways, ...(kind.name.startsWith('sway') ? fractional : [])].map(([way, from, to]) => ({ mode, way, from, to })),
  );
  test.each(cases)('$mode: moves to $way', { timeout: 120_000 }, async ({ mode, from, to }) => {
    const first = await kind.start(from);
    const second = await kind.start(to);
    const session = await sessionOn(first);
    onTestFinished(() => session.close());
    const before = Math.ceil(from.scale ?? 1);
    const window = await filling(session, mode, before);
    await standing(first, session);
    const { size: wanted } = window;

    const told = next(session, 'rebuilt');
    const { lost } = await session.reconnect({ socket: second.socket });
    await told;
    await session.roundtrip();
    expect(lost).toEqual([]);
    await standing(second, session);
    expect(session.connected).toBe(true);

    // The other size has reached the app as any configure does; it takes it up when it likes.
    const after = Math.ceil(to.scale ?? 1);
    // (A floating window is never maximized on sway.)
    if (mode === 'fullscreen' || !kind.name.startsWith('sway')) expect(window.size).not.toEqual(wanted);
    if (after !== before) window.surface.setBufferScale(after);
    answer(window, after, () => picture(7));
    const { width, height } = window.drawn;
    const exact = (to.scale ?? 1) === after;
    const drawn: ReadonlyMap<string, Shot> = new Map([
      ['main', { image: imageOf(width, height, picture(7)), covered: [] }],
    ]);
    if (exact) expect(await settles(second, drawn, () => session.roundtrip())).toEqual({});
    await session.roundtrip();
    expect(session.connected).toBe(true);
  });
});
