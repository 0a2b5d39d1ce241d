/**
 * The canonical digest of a client: what two clients with the same protocol state have in common, however
 * they came to it. Left out are ids, serials, registry names, where toplevels stand and in what order, which
 * buffers are held or free, damage, the focus, and what only the compositor decided (configured sizes,
 * `activated`, outputs entered).
 *
 * Objects are named by where they belong: subsurfaces inside of their parent, from bottom to top; popups and
 * child windows inside of theirs; where one object only refers to another, by the `NameOf` below. What has no order in the protocol is sorted by its own digest. Everything
 * is plain JSON with sorted keys, and absent where nothing was set: compare with deep equality or as text.
 */

import { createHash } from 'node:crypto';
import type { Buffer } from './buffer.js';
import type { ClientConnection } from './client-connection.js';
import { hotspotOf } from './cursor.js';
import { DataSource } from './data-device.js';
import { canonical, type Rectangle, type Region, type Size } from './geometry.js';
import { LayerSurface } from './layer-shell.js';
import { OutputResource } from './output.js';
import { Positioner, type PositionerRules } from './positioner.js';
import { RegionResource } from './region.js';
import { type BufferImage, shmFormats } from './render/index.js';
import type { Resource } from './resource.js';
import { KeyboardResource, PointerResource, TouchResource } from './seat.js';
import { ShmBuffer, ShmPool } from './shm.js';
import { SinglePixelBuffer } from './single-pixel-buffer.js';
import { type RoleName, Surface } from './surface.js';
import { SurfaceAttachment, toldExtensions } from './surface-extension.js';
import type { Update } from './surface-state.js';
import { XdgPopup } from './xdg-popup.js';
import { XdgSurface } from './xdg-surface.js';
import { XdgToplevel } from './xdg-toplevel.js';

/** Pixels: rows without their padding. */
export type ContentDigest =
  | { readonly width: number; readonly height: number; readonly format: string; readonly sha256: string }
  | { readonly rgba: readonly number[] };

/** What waits for a commit (`pending`), or was committed and waits for the parent's (`cached`). */
export interface UpdateDigest {
  readonly content?: ContentDigest | null;
  readonly scale?: number;
  readonly transform?: number;
  readonly opaque?: Region;
  readonly input?: Region | 'everything';
  readonly source?: Rectangle | null;
  readonly destination?: Size | null;
  readonly offset?: { readonly x: number; readonly y: number };
  /** Number of frame callbacks. */
  readonly frames?: number;
  /** Number of callbacks for the release of its buffer. */
  readonly releases?: number;
  /** Order of the subsurfaces, as indices into `subsurfaces`; `-1` is the surface itself. */
  readonly stack?: readonly number[];
  /** Positions of subsurfaces, by their index in `subsurfaces`. */
  readonly positions?: Readonly<Record<string, { readonly x: number; readonly y: number }>>;
  readonly geometry?: Rectangle;
  readonly minSize?: Size;
  readonly maxSize?: Size;
  /** Of other protocols, by interface; `null` brings back what a new surface has. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface SurfaceDigest {
  /** Kept for life, also when the role object is gone. */
  readonly role?: RoleName;
  readonly content?: ContentDigest;
  readonly scale: number;
  readonly transform: number;
  readonly opaque: Region;
  readonly input: Region | 'everything';
  readonly source?: Rectangle;
  readonly destination?: Size;
  /** Whether there is a `wp_viewport`. */
  readonly viewport: boolean;
  /** Order of the subsurfaces, as in {@link UpdateDigest.stack}; absent without subsurfaces. */
  readonly stack?: readonly number[];
  /** First those of the committed stack from bottom to top, then those that the next commit adds. */
  readonly subsurfaces?: readonly SubsurfaceDigest[];
  /** Frame callbacks of applied commits that have not fired. */
  readonly frames: number;
  /** Also an empty commit counts: it holds together what its subsurfaces have cached. */
  readonly cached?: UpdateDigest;
  /** Committed, waiting for a frame or a time; the oldest first. */
  readonly queued?: readonly UpdateDigest[];
  readonly pending?: UpdateDigest;
  /** Only of an xdg_surface. */
  readonly xdg?: XdgDigest;
  /** Of any other role that has an object. */
  readonly roleState?: unknown;
  /** Popups of such a role, in the order of their creation. */
  readonly popups?: readonly SurfaceDigest[];
  /** Applied values of other protocols, by interface. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  /** What other protocols' objects of this surface tell of themselves, by interface. */
  readonly attached?: Readonly<Record<string, readonly unknown[]>>;
}

export interface SubsurfaceDigest {
  readonly x: number;
  readonly y: number;
  readonly synchronized: boolean;
  readonly surface: SurfaceDigest;
}

export interface XdgDigest {
  /** As it was set; absent when it follows the content. */
  readonly geometry?: Rectangle;
  readonly mapped: boolean;
  /** An initial commit was made. */
  readonly initialised: boolean;
  /** A configure was acknowledged. */
  readonly configured: boolean;
  readonly toplevel?: ToplevelDigest;
  readonly popup?: PopupDigest;
  /** Its popups, in the order of their creation. */
  readonly popups?: readonly SurfaceDigest[];
}

export interface ToplevelDigest {
  readonly title?: string;
  readonly appId?: string;
  readonly minSize?: Size;
  readonly maxSize?: Size;
  /** As the client asked for. */
  readonly maximized: boolean;
  /** As the client asked for: the output's name, or `any`. */
  readonly fullscreen?: string;
  /** Mode that was asked for, or `unset`; absent without a decoration object. */
  readonly decoration?: 'client_side' | 'server_side' | 'unset';
  /** Of `xdg_toplevel_tag_v1`. */
  readonly tag?: string;
  readonly description?: string;
  /** Windows whose parent it is. */
  readonly children?: readonly SurfaceDigest[];
}

export interface PopupDigest {
  readonly rules: PositionerRules;
  readonly grabbed: boolean;
  readonly dismissed: boolean;
}

/** A client. All lists are sorted by their members' digests. */
export interface ClientDigest {
  /** Bound globals; `output` is the output's name. */
  readonly globals: readonly { readonly interface: string; readonly version: number; readonly output?: string }[];
  /** Toplevels without a parent. */
  readonly windows: readonly SurfaceDigest[];
  /** All other surfaces that are inside of none: without a role, cursors, orphans. */
  readonly surfaces: readonly SurfaceDigest[];
  /** Pools; one that was destroyed while its buffers live has no size. */
  readonly pools: readonly { readonly size?: number; readonly buffers: readonly BufferDigest[] }[];
  readonly singlePixelBuffers: readonly (readonly number[])[];
  readonly regions: readonly Region[];
  readonly positioners: readonly PositionerRules[];
  readonly dataSources: readonly {
    readonly mimeTypes: readonly string[];
    readonly selection: boolean;
    /** Of a source for drags. */
    readonly actions?: number;
    /** A drag is under way. */
    readonly dragged?: true;
  }[];
  readonly seat: { readonly pointers: number; readonly keyboards: number; readonly touches: number };
  /** What the pointer looks like over this client; without `surface` hidden. Absent when it never said. */
  readonly cursor?: {
    readonly hotspotX: number;
    readonly hotspotY: number;
    readonly surface?: SurfaceDigest;
    /** Its name, where it is one of `wp_cursor_shape_v1`. */
    readonly shape?: string;
  };
  /** What all other objects tell of themselves, by interface. */
  readonly objects?: Readonly<Record<string, readonly unknown[]>>;
}

export interface BufferDigest {
  readonly offset: number;
  readonly width: number;
  readonly height: number;
  readonly stride: number;
  readonly format: string;
}

const formatName = (code: number): string => shmFormats.get(code)?.name ?? `0x${code.toString(16)}`;

const digests = new WeakMap<BufferImage, ContentDigest>();

function contentOf(image: BufferImage): ContentDigest {
  let digest = digests.get(image);
  if (digest === undefined) {
    digest = makeContent(image);
    digests.set(image, digest);
  }
  return digest;
}

function makeContent(image: BufferImage): ContentDigest {
  if (image.kind === 'solid') return { rgba: image.rgba };
  const { width, height, stride, format, bytes } = image;
  const row = width * (shmFormats.get(format)?.bytesPerPixel ?? 4);
  const hash = createHash('sha256');
  if (row === stride) hash.update(bytes);
  else for (let y = 0; y < height; y++) hash.update(bytes.subarray(y * stride, y * stride + row));
  return { width, height, format: formatName(format), sha256: hash.digest('hex') };
}

function attachedContent(buffer: Buffer | null): ContentDigest | null {
  return buffer?.alive === true ? contentOf(buffer.capture()) : null;
}

/** Subsurfaces in the order by which they are named. */
function childrenOf(surface: Surface): Surface[] {
  return [...new Set([...surface.state.stack, ...surface.pendingStack])].filter((one) => one !== surface);
}

function indices(stack: readonly Surface[], children: readonly Surface[]): number[] {
  return stack.map((one) => children.indexOf(one));
}

const inputOf = (input: Region | 'everything' | undefined): Region | 'everything' =>
  input === undefined || input === 'everything' ? 'everything' : canonical(input);

function updateDigest(update: Update, children: readonly Surface[]): UpdateDigest {
  const { attached, content, opaque, input, frames, stack, positions, window, scale, transform, offset } = update;
  const { source, destination } = update;
  const digest = {
    ...(attached !== undefined && { content: attachedContent(attached) }),
    ...(content !== undefined && { content: content === null ? null : contentOf(content.image) }),
    scale,
    transform,
    opaque: opaque && canonical(opaque),
    input: input && inputOf(input),
    source,
    destination,
    offset,
    ...(frames.length > 0 && { frames: frames.length }),
    ...(update.releases.length > 0 && { releases: update.releases.length }),
    stack: stack && indices(stack, children),
    ...(positions.size > 0 && {
      positions: Object.fromEntries([...positions].map(([child, at]) => [children.indexOf(child), at])),
    }),
    geometry: window?.geometry,
    minSize: window?.minSize,
    maxSize: window?.maxSize,
    extensions: toldExtensions(update.extensions, null),
  };
  // An acknowledgement that waits for its commit is left out: it is about a serial only.
  return digest as UpdateDigest;
}

function unlessEmpty(digest: UpdateDigest): UpdateDigest | undefined {
  return Object.values(digest).every((value) => value === undefined) ? undefined : digest;
}

function surfaceDigest(surface: Surface): SurfaceDigest {
  const { state, role } = surface;
  const children = childrenOf(surface);
  return {
    role: surface.roleName,
    content: state.content && contentOf(state.content.image),
    scale: state.scale,
    transform: state.transform,
    opaque: canonical(state.opaque),
    input: inputOf(state.input),
    source: state.source,
    destination: state.destination,
    viewport: surface.viewport !== undefined,
    ...(children.length > 0 && {
      stack: indices(state.stack, children),
      subsurfaces: children.map(({ place }, i) => ({
        x: place?.x ?? 0,
        y: place?.y ?? 0,
        synchronized: place?.synchronized ?? true,
        surface: surfaceDigest(children[i] as Surface),
      })),
    }),
    frames: surface.frames.length,
    cached: surface.cached && updateDigest(surface.cached, children),
    ...(surface.queue.waiting.length > 0 && {
      queued: surface.queue.waiting.map((update) => updateDigest(update, children)),
    }),
    pending: unlessEmpty(updateDigest(surface.pending, children)),
    xdg: role instanceof XdgSurface ? xdgDigest(role) : undefined,
    roleState: role?.roleState?.(nameOf),
    popups: role instanceof LayerSurface ? popupDigests(role) : undefined,
    extensions: toldExtensions(state.extensions),
    attached: byInterface(surface.attachments),
  } as SurfaceDigest;
}

/** A surface by its place, for who refers to it. */
function nameOf(surface: Surface | undefined): string {
  if (surface?.alive !== true) return 'gone';
  const { place, role, roleName } = surface;
  if (place !== undefined) {
    return `subsurface ${childrenOf(place.parent).indexOf(surface)} of ${nameOf(place.parent)}`;
  }
  const object = role instanceof XdgSurface ? role.object : undefined;
  if (object instanceof XdgToplevel) return `window ${JSON.stringify([object.title ?? null, object.appId ?? null])}`;
  if (object instanceof XdgPopup) {
    const siblings = object.client.desktop.popups.filter((one) => one.parent === object.parent);
    return `popup ${siblings.indexOf(object)} of ${nameOf(object.parent?.surface)}`;
  }
  return role?.called ?? roleName ?? 'surface without a role';
}

function byInterface(resources: Iterable<Resource>): Record<string, unknown[]> | undefined {
  const told: Record<string, unknown[]> = {};
  for (const resource of resources) {
    const said = resource.told(nameOf);
    if (said === undefined) continue;
    const { name } = resource.descriptor;
    told[name] ??= [];
    told[name].push(said);
  }
  const entries = Object.entries(told).map(([name, list]) => [name, sorted(list)] as const);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function xdgDigest(xdg: XdgSurface): XdgDigest {
  const { object } = xdg;
  return {
    geometry: xdg.setGeometry,
    mapped: xdg.mapped,
    initialised: xdg.initialised,
    configured: xdg.configured,
    toplevel: object instanceof XdgToplevel ? toplevelDigest(object) : undefined,
    popup: object instanceof XdgPopup ? popupDigest(object) : undefined,
    popups: popupDigests(xdg),
  } as XdgDigest;
}

function popupDigests(parent: XdgSurface | LayerSurface): SurfaceDigest[] | undefined {
  const popups = parent.client.desktop.popups.filter((one) => one.parent === parent && one.base.surface !== undefined);
  return popups.length === 0 ? undefined : popups.map((one) => surfaceDigest(one.base.surface as Surface));
}

const unlessZero = (size: Size): Size | undefined => (size.width === 0 && size.height === 0 ? undefined : size);

function toplevelDigest(toplevel: XdgToplevel): ToplevelDigest {
  const children = toplevel.client
    .ofType(XdgToplevel)
    .filter((one) => one.parent === toplevel && one.base.surface !== undefined)
    .map((one) => surfaceDigest(one.base.surface as Surface));
  const { title, appId, maximized, fullscreen, decoration } = toplevel;
  return {
    title,
    appId,
    minSize: unlessZero(toplevel.minSize),
    maxSize: unlessZero(toplevel.maxSize),
    maximized,
    fullscreen: fullscreen && (fullscreen.output?.name ?? 'any'),
    decoration: decoration && (decoration.wanted ?? 'unset'),
    tag: toplevel.tag,
    description: toplevel.description,
    ...(children.length > 0 && { children: sorted(children) }),
  } as ToplevelDigest;
}

function rulesDigest(rules: PositionerRules): PositionerRules {
  const { parentConfigure: _serial, ...rest } = rules;
  return rest;
}

function popupDigest(popup: XdgPopup): PopupDigest {
  return { rules: rulesDigest(popup.rules), grabbed: popup.grabbed, dismissed: popup.dismissed };
}

/** Sorted keys, nothing undefined. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, plain(one)]));
}

function sorted<T>(list: readonly T[]): T[] {
  return list
    .map((one) => [JSON.stringify(plain(one)), one] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, one]) => one);
}

function poolDigests(client: ClientConnection): ClientDigest['pools'] {
  const pools = new Map<unknown, { size?: number; buffers: BufferDigest[] }>();
  for (const { memory } of client.ofType(ShmPool)) pools.set(memory, { size: memory.size, buffers: [] });
  for (const { memory, offset, width, height, stride, format } of client.ofType(ShmBuffer)) {
    const pool = pools.get(memory) ?? { buffers: [] };
    pools.set(memory, pool);
    pool.buffers.push({ offset, width, height, stride, format: formatName(format) });
  }
  return sorted([...pools.values()].map((pool) => ({ ...pool, buffers: sorted(pool.buffers) })));
}

/** Whether a surface is told of inside of another one. */
function isInside({ place, role }: Surface): boolean {
  if (place !== undefined) return true;
  const object = role instanceof XdgSurface ? role.object : undefined;
  return object instanceof XdgToplevel || (object instanceof XdgPopup && object.parent?.surface !== undefined);
}

/** What the compositor knows of one client. */
export function digestOf(client: ClientConnection): ClientDigest {
  const { seat, selection } = client.desktop;
  const { cursor } = seat;
  const globals = [...client.resources()].filter((one) => one.bound);
  // A parent of another client is told of by the import.
  const isRoot = ({ parent, base }: XdgToplevel): boolean => parent?.client !== client && base.surface !== undefined;
  const roots = client.ofType(XdgToplevel).filter(isRoot);
  return plain({
    globals: sorted(
      globals.map((one) => ({
        interface: one.descriptor.name,
        version: one.version,
        output: one instanceof OutputResource ? one.output.name : undefined,
      })),
    ),
    windows: sorted(roots.map((one) => surfaceDigest(one.base.surface as Surface))),
    surfaces: sorted(
      client
        .ofType(Surface)
        .filter((one) => !isInside(one))
        .map(surfaceDigest),
    ),
    pools: poolDigests(client),
    singlePixelBuffers: sorted(client.ofType(SinglePixelBuffer).map((one) => one.rgba)),
    regions: sorted(client.ofType(RegionResource).map((one) => canonical(one.region))),
    positioners: sorted(client.ofType(Positioner).map((one) => rulesDigest(one.rules))),
    dataSources: sorted(
      client.ofType(DataSource).map((one) => ({
        mimeTypes: one.mimeTypes,
        selection: one === selection.current,
        actions: one.actions,
        dragged: one.drag === undefined ? undefined : true,
      })),
    ),
    seat: {
      pointers: client.ofType(PointerResource).length,
      keyboards: client.ofType(KeyboardResource).length,
      touches: client.ofType(TouchResource).length,
    },
    cursor:
      cursor?.client === client
        ? {
            hotspotX: hotspotOf(cursor).x,
            hotspotY: hotspotOf(cursor).y,
            surface: cursor.surface && surfaceDigest(cursor.surface),
            shape: cursor.shape,
          }
        : undefined,
    objects: byInterface([...client.resources()].filter((one) => !(one instanceof SurfaceAttachment && one.surface))),
  }) as ClientDigest;
}
