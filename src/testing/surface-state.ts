/** What a surface is, and what a commit changes of it: `wl_surface.commit` of the wayland protocol. */

import type { Buffer, BufferUse } from './buffer.js';
import type { Rectangle, Region, Size } from './geometry.js';
import type { BufferImage } from './render/index.js';
import type { Callback } from './resource.js';
import type { Surface } from './surface.js';
import { type ExtensionValues, mergeExtensions } from './surface-extension.js';
import type { WindowUpdate } from './xdg-surface.js';

/** The content of a surface: a copy of the pixels at its commit. */
export interface Content {
  readonly image: BufferImage;
  readonly use: BufferUse;
}

/** The applied state. */
export interface SurfaceState {
  content: Content | undefined;
  scale: number;
  transform: number;
  opaque: Region;
  /** `undefined`: all of the surface. */
  input: Region | undefined;
  source: Rectangle | undefined;
  destination: Size | undefined;
  /** Subsurfaces from bottom to top, with the surface itself among them. */
  stack: readonly Surface[];
  /** Of other protocols. */
  readonly extensions: ExtensionValues;
}

/** What was requested since the last commit, or was committed and waits for a parent: only what is set changes. */
export interface Update {
  /** Attached, not yet committed; `null` removes the content. */
  attached?: Buffer | null;
  /** Committed; `null` removes the content. */
  content?: Content | null;
  scale?: number;
  transform?: number;
  opaque?: Region;
  input?: Region | 'everything';
  source?: Rectangle | null;
  destination?: Size | null;
  /** Sum of `wl_surface.offset`, or of `attach` before version 5. */
  offset?: { x: number; y: number };
  frames: Callback[];
  /** For the release of what is attached; only of what is not committed. */
  releases: Callback[];
  /** New order of the subsurfaces. */
  stack?: readonly Surface[];
  /** New positions of subsurfaces. */
  positions: Map<Surface, { x: number; y: number }>;
  /** What an xdg role latches. */
  window?: WindowUpdate;
  /** Of other protocols. */
  extensions: ExtensionValues;
}

export function emptyUpdate(): Update {
  return { frames: [], releases: [], positions: new Map(), extensions: new Map() };
}

/** Lays a later update over an earlier one that was not applied; content that never showed is let go. */
export function merge(earlier: Update, later: Update): Update {
  if (later.content !== undefined) earlier.content?.use.end();
  const offset =
    earlier.offset !== undefined && later.offset !== undefined
      ? { x: earlier.offset.x + later.offset.x, y: earlier.offset.y + later.offset.y }
      : (later.offset ?? earlier.offset);
  const window =
    earlier.window !== undefined || later.window !== undefined ? { ...earlier.window, ...later.window } : undefined;
  return {
    ...earlier,
    ...later,
    ...(offset === undefined ? {} : { offset }),
    ...(window === undefined ? {} : { window }),
    frames: [...earlier.frames, ...later.frames],
    positions: new Map([...earlier.positions, ...later.positions]),
    extensions: mergeExtensions(earlier.extensions, later.extensions),
  };
}

const quarterTurned = (transform: number): boolean => (transform & 1) === 1;

/** Size of a buffer in surface coordinates, before a viewport: its own, turned and divided by the scale. */
export function contentSize(image: Size, scale: number, transform: number): Size {
  const turned = quarterTurned(transform);
  return {
    width: (turned ? image.height : image.width) / scale,
    height: (turned ? image.width : image.height) / scale,
  };
}
