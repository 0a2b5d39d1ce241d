/** Which windows `--png` and `--window` ask for, and their pictures as a file: of a snapshot as of a freeze set. */

import { writeFileSync } from 'node:fs';
import { WaylandError } from '../errors.js';
import type { Picture } from '../inspect/index.js';

interface Named {
  readonly key: string | null;
  readonly title: string | null;
}

/** All, or the one with this key, else with this title. */
export function chosenOf<T extends Named>(windows: readonly T[], wanted: string | undefined): readonly T[] {
  if (wanted === undefined) return windows;
  const found = windows.find((one) => one.key === wanted) ?? windows.find((one) => one.title === wanted);
  return found === undefined ? [] : [found];
}

export function nothingShown(file: string, wanted: string | undefined, windows: readonly Named[]): WaylandError {
  const names = windows.map((one) => JSON.stringify(one.key ?? one.title ?? '')).join(', ');
  const which =
    wanted === undefined ? 'no window that shows anything' : `no window ${JSON.stringify(wanted)} that shows anything`;
  return new WaylandError('ERR_WL_STATE', `${file} has ${which}${names === '' ? '' : `; its windows: ${names}`}`);
}

/** Side by side, as a PNG; `-` is stdout. */
export async function writeSheet(
  pictures: readonly Pick<Picture, 'width' | 'height' | 'data'>[],
  out: string,
): Promise<void> {
  const { sheetOf, straightened } = await import('../inspect/index.js');
  const { encodePng } = await import('../testing/index.js');
  const file = encodePng(straightened(sheetOf(pictures)));
  if (out === '-') process.stdout.write(file);
  else writeFileSync(out, file);
}
