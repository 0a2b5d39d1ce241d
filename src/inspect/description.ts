/**
 * The shape of what `resurface inspect --json` prints. It is stable: fields are added, none changes its meaning.
 * Sizes and places are in logical pixels unless it says otherwise; numbers called `handle` name objects.
 */

import type { ArgumentValue, RequestDescription, StageDescription } from './entries.js';

export interface SnapshotDescription {
  /** Version of the file's format. */
  readonly format: number;
  /** Size of the file. */
  readonly bytes: number;
  /** Number of the point that is described. */
  readonly point: number;
  /** All points of the file, oldest first; `time` is ISO 8601, and null in format 1. */
  readonly points: readonly {
    readonly number: number;
    readonly time: string | null;
    /** `full`: with everything; `delta`: with what differs from the one before. */
    readonly kind: 'full' | 'delta';
    readonly bytes: number;
  }[];
  /** Bytes behind the last point, of one that is not whole. */
  readonly torn: number;
  /** When it was written, ISO 8601; null if the file doesn't say. */
  readonly created: string | null;
  /** Version of the library that wrote it. */
  readonly library: string | null;
  /** Toplevels. */
  readonly windows: readonly WindowDescription[];
  /** Layer surfaces: panels, wallpapers. */
  readonly layers: readonly SurfaceDescription[];
  /** All other surfaces that stand on none: cursors, drag icons, those without a role. */
  readonly surfaces: readonly SurfaceDescription[];
  readonly selections: readonly SelectionDescription[];
  /** Each with the objects that it made. */
  readonly seats: readonly ObjectDescription[];
  readonly outputs: readonly ObjectDescription[];
  readonly globals: readonly ObjectDescription[];
  readonly pools: readonly PoolDescription[];
  /** What belongs to none of these, such as callbacks of `wl_display.sync`. */
  readonly others: readonly ObjectDescription[];
  /** Parts that other rooms of the library keep, by name, and how large they are as JSON. */
  readonly sections: readonly { readonly name: string; readonly bytes: number }[];
  /** What the app gave to `snapshot()`; null if nothing. `value` is there for JSON. */
  readonly data: { readonly encoding: 'json' | 'bytes'; readonly bytes: number; readonly value?: unknown } | null;
  /** Requests whose meaning nobody declared: what they did does not come back. */
  readonly undeclared: readonly string[];
}

export interface ObjectDescription {
  /** Where it stands: the same for the same object in two snapshots of one app. */
  readonly path: string;
  readonly handle: number;
  readonly interface: string;
  readonly version: number;
  /** The name that the app gave it. */
  readonly key?: string;
  /** It was destroyed, and something that lives still needs it. */
  readonly destroyed?: true;
  /** Its pixels stay out of every file. */
  readonly sensitive?: true;
  /** Of a bound global: its place among those of its interface, from 0, and the version that was offered. */
  readonly global?: { readonly ordinal: number; readonly offered: number };
  /** The request that made it. */
  readonly made?: RequestDescription;
  /** What is in force, by when it was or will be applied; a stage in which there is nothing is left out. */
  readonly state: {
    /** Applied when it was said. */
    readonly now?: StageDescription;
    /** Applied by a commit. */
    readonly committed?: StageDescription;
    /** Committed, and waits for the parent's commit. */
    readonly cached?: StageDescription;
    /** Not committed. */
    readonly pending?: StageDescription;
  };
  /** The last of each event that matters for coming back, with its arguments. */
  readonly heard?: Readonly<Record<string, Readonly<Record<string, ArgumentValue>>>>;
  /** What belongs to it. */
  readonly objects: readonly ObjectDescription[];
}

export interface SurfaceDescription extends ObjectDescription {
  /** By the interface of the role object, which may be gone. */
  readonly role: string | null;
  /** Of what it shows; null if that is nothing, or nothing that can be drawn. */
  readonly size: { readonly width: number; readonly height: number } | null;
  /** What is committed, waits for the parent, and is not committed. Null: content taken away; left out: unchanged. */
  readonly content: {
    readonly committed?: BufferDescription | null;
    readonly cached?: BufferDescription | null;
    readonly pending?: BufferDescription | null;
  };
  /** From bottom to top. */
  readonly subsurfaces: readonly SubsurfaceDescription[];
  readonly popups: readonly PopupDescription[];
}

export interface SubsurfaceDescription {
  readonly x: number;
  readonly y: number;
  readonly synchronized: boolean;
  /** Whether it lies below its parent. */
  readonly below: boolean;
  /** Whether a commit of the parent has put it there. */
  readonly placed: boolean;
  readonly surface: SurfaceDescription;
}

export interface PopupDescription {
  /** From the corner of the parent's window geometry, as the compositor told it; null before it did. */
  readonly placed: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null;
  readonly grab: boolean;
  readonly surface: SurfaceDescription;
}

export interface WindowDescription {
  /** The key that the app gave to the window, or to one of its objects. */
  readonly key: string | null;
  readonly title: string | null;
  readonly appId: string | null;
  /** Of the window geometry, or of the surface if there is none; null while nothing is shown. */
  readonly size: { readonly width: number; readonly height: number } | null;
  /** As the compositor last told: `activated`, `maximized`, … */
  readonly states: readonly string[];
  readonly minSize: { readonly width: number; readonly height: number } | null;
  readonly maxSize: { readonly width: number; readonly height: number } | null;
  /** `path` of the window that it belongs to. */
  readonly parent: string | null;
  readonly surface: SurfaceDescription;
}

export interface SelectionDescription {
  /** `set_selection` is the clipboard, `set_primary_selection` (or the primary selection's device) the other one. */
  readonly kind: 'clipboard' | 'primary';
  /** `path` of the device. */
  readonly device: string;
  readonly mimeTypes: readonly string[];
}

export interface BufferDescription {
  /** `wl_buffer#10` */
  readonly buffer: string;
  /** In pixels; 1x1 for a buffer of one colour. */
  readonly width: number;
  readonly height: number;
  /** A name of `wl_shm.format`; `solid` for one colour, `unknown` for what this library can't draw. */
  readonly format: string;
  /** Handle of its pool. */
  readonly pool: number | null;
  /** Committed somewhere and not released since. */
  readonly held: boolean;
}

export interface PoolDescription extends ObjectDescription {
  readonly bytes: number;
  /** Bytes of pages that were ever drawn to. */
  readonly touched: number;
}
