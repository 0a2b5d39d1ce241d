// What a screen shows of windows, and whether that is what it should.
import { setImmediate as loopTurn } from 'node:timers/promises';
import { compareImages, crop, type Image, type Rect } from '../peers/index.js';
import type { ContractScreen } from './screens.js';

/** A window's picture, and which parts of it other windows cover, in its own pixels. */
export interface Shot {
  readonly image: Image;
  readonly covered: readonly Rect[];
}

/** How long a screen may take to show what was committed, in ms. */
const PATIENCE = 20_000;

/** What is shown of each window, by title, and of these areas; windows lie over each other in the order of their names. */
export async function shotsOf(screen: ContractScreen, areas: readonly Rect[] = []): Promise<Map<string, Shot>> {
  const windows = await screen.windows();
  const image = await screen.screenshot();
  const named = windows.flatMap(({ title, rect }) => (title === undefined ? [] : [{ title, rect }]));
  named.sort((a, b) => (a.title < b.title ? -1 : 1));
  const shots = new Map<string, Shot>();
  for (const [i, { title, rect }] of named.entries()) {
    const left = Math.max(0, rect.x);
    const top = Math.max(0, rect.y);
    const width = Math.min(image.width, rect.x + rect.width) - left;
    const height = Math.min(image.height, rect.y + rect.height) - top;
    if (width < 1 || height < 1) continue;
    const covered = named.slice(i + 1).map(({ rect: over }) => ({ ...over, x: over.x - left, y: over.y - top }));
    shots.set(title, { image: crop(image, { x: left, y: top, width, height }), covered });
  }
  for (const area of areas) shots.set(`at ${area.x},${area.y}`, { image: crop(image, area), covered: [] });
  return shots;
}

function blank(image: Image, covered: readonly Rect[]): Image {
  if (covered.length === 0) return image;
  const data = image.data.slice();
  for (const { x, y, width, height } of covered) {
    for (let row = Math.max(0, y); row < Math.min(image.height, y + height); row++) {
      const from = row * image.width + Math.max(0, x);
      const to = row * image.width + Math.min(image.width, x + width);
      if (to > from) data.fill(0, from * 4, to * 4);
    }
  }
  return { ...image, data };
}

/** In words: '' if the two are alike wherever both are seen. */
function difference(found: Shot, wanted: Shot): string {
  const a = found.image;
  const b = wanted.image;
  if (a.width !== b.width || a.height !== b.height) return `${a.width}x${a.height} instead of ${b.width}x${b.height}`;
  const covered = [...found.covered, ...wanted.covered];
  const { pixelsDiffering, firstDifference } = compareImages(blank(a, covered), blank(b, covered));
  if (firstDifference === undefined) return '';
  const { x, y, a: is, b: should } = firstDifference;
  return `${pixelsDiffering} pixels differ, first ${x},${y}: ${is} instead of ${should}`;
}

/** How what is shown differs, by title; `{}` if it doesn't. */
export function differences(
  found: ReadonlyMap<string, Shot>,
  wanted: ReadonlyMap<string, Shot>,
): Record<string, string> {
  const told: Record<string, string> = {};
  for (const title of new Set([...found.keys(), ...wanted.keys()])) {
    const is = found.get(title);
    const should = wanted.get(title);
    if (is === undefined || should === undefined) told[title] = is === undefined ? 'not shown' : 'should not be shown';
    else {
      const words = difference(is, should);
      if (words !== '') told[title] = words;
    }
  }
  return told;
}

/**
 * Shoots until the screen shows this twice in a row: a commit is seen at some later repaint.
 * @param turn what lets the app go on in between: a round trip
 * @returns how the last shot differs: `{}`
 */
export async function settles(
  screen: ContractScreen,
  wanted: ReadonlyMap<string, Shot> | ((found: ReadonlyMap<string, Shot>) => ReadonlyMap<string, Shot>),
  turn: () => Promise<unknown>,
  areas: readonly Rect[] = [],
): Promise<Record<string, string>> {
  const deadline = performance.now() + PATIENCE;
  for (let alike = 0; ; ) {
    await turn();
    await loopTurn(); // a compositor in this process needs one to hear of anything
    const found = await shotsOf(screen, areas);
    const told = differences(found, typeof wanted === 'function' ? wanted(found) : wanted);
    alike = Object.keys(told).length === 0 ? alike + 1 : 0;
    if (alike === 2 || performance.now() > deadline) return told;
  }
}
