/** A window as plain data, for a snapshot, and how such data is read again. Numbers that name objects are handles. */

import { SnapshotError } from '../errors.js';
import type { WindowState } from './configure.js';
import type { SavedContent } from './content.js';
import type { SavedGlobals } from './globals.js';
import type { Size } from './options.js';

export interface SavedWindow {
  readonly key: string;
  readonly title: string;
  readonly appId: string;
  readonly own: Size;
  readonly size: Size;
  readonly minSize: Size;
  readonly maxSize: Size;
  readonly scale: number;
  readonly fixedScale: number | null;
  readonly states: readonly WindowState[];
  readonly surface: number;
  readonly xdgSurface: number;
  readonly toplevel: number;
  readonly decoration: number | null;
  readonly content: SavedContent;
}

/** All windows of a session: their section of a snapshot. */
export interface SavedWindows {
  /** Null while no window was ever made. */
  readonly globals: SavedGlobals | null;
  readonly windows: readonly SavedWindow[];
}

/** What a value must be: of a type (with a question mark: or null), a list of one shape, an object, or an object or null. */
type Shape =
  | 'number'
  | 'number?'
  | 'string'
  | 'boolean'
  | readonly [Shape]
  | { readonly maybe: Shape }
  | { readonly [key: string]: Shape };

const size = { width: 'number', height: 'number' } as const;

const shape: Shape = {
  globals: {
    maybe: {
      compositor: 'number',
      shm: 'number',
      wmBase: 'number',
      decorations: 'number?',
      formats: ['number'],
      outputs: [['number']],
    },
  },
  windows: [
    {
      key: 'string',
      title: 'string',
      appId: 'string',
      own: size,
      size,
      minSize: size,
      maxSize: size,
      scale: 'number',
      fixedScale: 'number?',
      states: ['string'],
      surface: 'number',
      xdgSurface: 'number',
      toplevel: 'number',
      decoration: 'number?',
      content: {
        shown: { maybe: { ...size, scale: 'number' } },
        frame: 'number?',
        ring: {
          format: 'string',
          limit: 'number',
          pool: { maybe: { pool: 'number', bytes: 'number' } },
          slots: [
            {
              buffer: 'number',
              offset: 'number',
              width: 'number',
              height: 'number',
              stride: 'number',
              front: 'boolean',
              released: 'boolean',
            },
          ],
        },
      },
    },
  ],
};

function check(value: unknown, wanted: Shape, path: string): void {
  const wrong = (what: string): SnapshotError => new SnapshotError('sections', `window: ${path} is ${what}`);
  if (typeof wanted === 'string') {
    if (wanted === 'number?' && value === null) return;
    const found = Number.isSafeInteger(value) ? 'number' : typeof value === 'number' ? 'fraction' : typeof value;
    if (found !== wanted.replace('?', '')) throw wrong(`a ${found}, not a ${wanted}`);
  } else if (Array.isArray(wanted)) {
    if (!Array.isArray(value)) throw wrong('no list');
    for (const [index, one] of value.entries()) check(one, wanted[0] as Shape, `${path}[${index}]`);
  } else if ('maybe' in wanted) {
    if (value !== null) check(value, wanted.maybe as Shape, path);
  } else {
    if (typeof value !== 'object' || value === null) throw wrong('no object');
    for (const [key, one] of Object.entries(wanted))
      check((value as Record<string, unknown>)[key], one, `${path}.${key}`);
  }
}

/**
 * Reads what {@link SavedWindows} was written as. A snapshot file is untrusted input; that buffers lie inside
 * of their pool is checked where these are made.
 * @throws ERR_WL_SNAPSHOT naming the value that can't be
 */
export function readSavedWindows(data: unknown): SavedWindows {
  check(data, shape, 'data');
  return data as SavedWindows; // it was just looked through
}
