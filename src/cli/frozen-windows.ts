/** `resurface inspect` of a freeze set without a snapshot: the windows that the processes showed, and their pictures out of the images. */

import { WaylandError } from '../errors.js';
import type { FrozenWindow, KeptWindow, Manifest } from '../freeze/index.js';
import type { pictureOf } from '../inspect/index.js';
import { chosenOf, nothingShown, writeSheet } from './pictures.js';

interface Options {
  json?: true;
  png?: string;
  window?: string;
}

/** Prints the windows, or writes their picture. @throws ERR_WL_FREEZE_SET, ERR_WL_STATE */
export async function showFrozen(folder: string, { json, png, window: wanted }: Options): Promise<void> {
  const { frozenWindow, windowsIn } = await import('../freeze/index.js');
  const { manifest, windows } = windowsIn(folder);
  if (png !== undefined) {
    const chosen = chosenOf(windows, wanted);
    if (chosen.length === 0) throw nothingShown(folder, wanted, windows);
    const { pictureOf } = await import('../inspect/index.js');
    const { shmFormats } = await import('../testing/index.js');
    const pictures = chosen.map((one) => {
      const frozen = frozenWindow(folder, manifest, one);
      if (shmFormats.has(frozen.code)) return drawn(frozen, pictureOf);
      throw new WaylandError(
        'ERR_WL_FORMAT',
        `window ${JSON.stringify(one.key)} of ${folder} is ${one.format}, which can't be drawn`,
      );
    });
    await writeSheet(pictures, png);
  } else if (json) {
    process.stdout.write(`${JSON.stringify(described(manifest, windows), undefined, 2)}\n`);
  } else {
    process.stdout.write(text(folder, manifest, windows));
  }
}

function drawn(window: FrozenWindow, draw: typeof pictureOf): ReturnType<typeof pictureOf> {
  const { width, height, stride, code, scale, pixels } = window;
  const buffer = { kind: 'shm' as const, width, height, stride, format: code, bytes: pixels };
  const area = { x: 0, y: 0, ...logical(window) };
  return draw([{ buffer, bufferScale: scale, bufferTransform: 0, x: 0, y: 0 }], area, scale);
}

function logical({ width, height, scale }: KeptWindow): { width: number; height: number } {
  return { width: width / scale, height: height / scale };
}

/** As far as it is known, in the words of `SnapshotDescription`. */
function described({ created, processes, compositor }: Manifest, windows: readonly KeptWindow[]): object {
  return {
    created,
    processes,
    compositor: compositor ?? null,
    windows: windows.map((window) => ({
      key: window.key,
      title: window.title === '' ? null : window.title,
      size: logical(window),
      scale: window.scale,
      format: window.format,
    })),
  };
}

function text(folder: string, { created, processes }: Manifest, windows: readonly KeptWindow[]): string {
  const who = processes.map(({ pid, name }) => `${printable(name)} ${pid}`).join(', ');
  const lines = windows.map((window, index) => {
    const { width, height } = logical(window);
    const branch = index === windows.length - 1 ? '└─' : '├─';
    const title = window.title === '' ? '' : ` ${quoted(window.title)}`;
    const scale = window.scale === 1 ? '' : `, scale ${window.scale}`;
    return `${branch} ${printable(window.key)}${title} ${width}x${height}${scale}, ${window.format}\n`;
  });
  return `${folder}: freeze set of ${who}, ${created}\n\nwindows\n${lines.join('')}`;
}

/** It may hold anything: nothing of it is for the terminal. */
function printable(word: string): string {
  return /^[\x21-\x7e]+$/.test(word) ? word : quoted(word);
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(/\p{C}/gu, (c) => `\\u{${c.codePointAt(0)?.toString(16)}}`);
}
