/** What the windows of a frozen app show: where that is is asked while it stands still, the pixels stay in CRIU's images. */

import { closeSync, constants, openSync, readSync } from 'node:fs';
import { WaylandError } from '../errors.js';
import type { Shown } from '../shm/index.js';
import { checkPlace, parseFormat, placeBytes, readShown, SHOWN_BYTES, SHOWN_PAGE, SIZE_MAX } from '../shm/index.js';
import { readSharedMemory } from './images.js';
import { type Manifest, readManifest } from './manifest.js';
import { filesOf, type OpenFile, type Process } from './processes.js';

/** A window as the manifest has it. */
export interface KeptWindow {
  readonly key: string;
  /** Empty for none. */
  readonly title: string;
  /** In pixels of the buffer. */
  readonly width: number;
  readonly height: number;
  /** Buffer pixels for each logical one. */
  readonly scale: number;
  /** Name of the format in `wl_shm.format`. */
  readonly format: string;
  /** Bytes from one row to the next. */
  readonly stride: number;
  /** Where the pixels begin in the pool. */
  readonly offset: number;
  /** Inode of the pool when it was frozen: its images are named so. */
  readonly memory: number;
}

/** A window with its pixels. */
export interface FrozenWindow extends KeptWindow {
  /** The format's number in `wl_shm.format`. */
  readonly code: number;
  /** `stride * height` of them, as they were committed. */
  readonly pixels: Uint8Array;
}

/** A memfd that a process has open, by that name or any. */
function isMemfd(file: OpenFile, name = ''): boolean {
  return file.target.startsWith(`/memfd:${name}`) && file.stat.isFile();
}

/** What the processes show through `Window`. They must stand still. What they say of it is not trusted, and no reason to fail. */
export function windowsOf(tree: readonly Process[]): KeptWindow[] {
  const read = new Set<number>();
  return tree.flatMap(({ pid }) => {
    const files = filesOf(pid); // it ran on since it was first looked at
    const pages = files.filter((file) => isMemfd(file, `${SHOWN_PAGE} `) && file.stat.size === SHOWN_BYTES);
    return pages.flatMap((file) => {
      if (read.has(file.stat.ino)) return [];
      read.add(file.stat.ino);
      return readShown(contentOf(pid, file)).flatMap((shown) => keptWindow(shown, files) ?? []);
    });
  });
}

function contentOf(pid: number, { fd }: OpenFile): Uint8Array {
  const bytes = new Uint8Array(SHOWN_BYTES);
  try {
    const file = openSync(`/proc/${pid}/fd/${fd}`, constants.O_RDONLY);
    try {
      readSync(file, bytes, 0, SHOWN_BYTES, 0);
    } finally {
      closeSync(file);
    }
  } catch {
    return new Uint8Array(); // not for us: the set is whole without it
  }
  return bytes;
}

function keptWindow({ key, title, fd, place, scale }: Shown, files: readonly OpenFile[]): KeptWindow | undefined {
  const pool = files.find((file) => file.fd === fd);
  if (pool === undefined || !isMemfd(pool)) return undefined;
  const { offset, width, height, stride, format } = place;
  const kept = { key, title, width, height, scale, format: format.name, stride, offset, memory: pool.stat.ino };
  return isPossible(kept, pool.stat.size) ? kept : undefined;
}

function isPossible(window: KeptWindow, poolBytes: number): boolean {
  const { width, height, scale, memory } = window;
  try {
    checkPlace({ ...window, format: parseFormat(window.format) }, poolBytes);
  } catch {
    return false;
  }
  const whole = Number.isInteger(scale) && scale > 0 && width % scale === 0 && height % scale === 0;
  return whole && Number.isSafeInteger(memory);
}

/**
 * The windows that a freeze set shows, without their pixels.
 * @throws ERR_WL_FREEZE_SET when it is no freeze set, or nothing is known of its windows
 */
export function windowsIn(folder: string): { manifest: Manifest; windows: readonly KeptWindow[] } {
  const manifest = readManifest(folder);
  const windows = (manifest.windows ?? []).filter((window) => isPossible(window, SIZE_MAX));
  if (windows.length > 0) return { manifest, windows };
  throw new WaylandError(
    'ERR_WL_FREEZE_SET',
    `${folder}: nothing is known of what the app shows: it had no Window that was drawn and is not sensitive, and no snapshot is kept beside the images, as freeze(session) does`,
  );
}

/**
 * With its pixels, out of the images.
 * @throws ERR_WL_FREEZE_SET when these are missing or damaged
 */
export function frozenWindow(folder: string, manifest: Manifest, window: KeptWindow): FrozenWindow {
  const format = parseFormat(window.format);
  const bytes = placeBytes({ ...window, format });
  return {
    ...window,
    code: format.code,
    pixels: readSharedMemory(folder, manifest, window.memory, window.offset, bytes),
  };
}
