/**
 * How another protocol takes part in a surface: values that follow its pending, cached and applied state, and
 * objects that live beside it. The surface knows none of them by name.
 */

import type { ClientConnection } from './client-connection.js';
import { RequestError, Resource } from './resource.js';
import type { Surface } from './surface.js';
import type { Update } from './surface-state.js';

/** A double-buffered value of a surface. One constant for each; it is the key of the value. */
export interface SurfaceExtension<Value> {
  /** What the digest calls it: the interface that sets it. */
  readonly name: string;
  /** It belongs to the window, not to the surface: what is current ends when a toplevel is unmapped. */
  readonly ofWindow?: boolean;
  /** Digests leave it out. */
  readonly silent?: true;
  /** Lays a later value over one that was not applied; default the later one alone. */
  merge?(earlier: Value, later: Value): Value;
  /** The value takes effect. @returns what is current from now on; default the value itself */
  apply?(surface: Surface, value: Value, before: Value | undefined): Value | undefined;
  /** The surface is gone before the value took effect. */
  discarded?(value: Value): void;
  /** What a digest says of it; `undefined` when it is as on a new surface. Default the value itself. */
  told?(value: Value): unknown;
}

/** Values by their extension; read and written through the functions below. */
export type ExtensionValues = Map<SurfaceExtension<unknown>, unknown>;

/** Sets what the next commit brings, over what was set since the last one. */
export function pend<Value>(surface: Surface, extension: SurfaceExtension<Value>, value: Value): void {
  surface.pending.extensions.set(extension, value);
}

export function pendingOf<Value>(surface: Surface, extension: SurfaceExtension<Value>): Value | undefined {
  return surface.pending.extensions.get(extension) as Value | undefined;
}

/** What was applied. */
export function currentOf<Value>(surface: Surface, extension: SurfaceExtension<Value>): Value | undefined {
  return surface.state.extensions.get(extension) as Value | undefined;
}

export function mergeExtensions(earlier: ExtensionValues, later: ExtensionValues): ExtensionValues {
  const merged: ExtensionValues = new Map(earlier);
  for (const [extension, value] of later) {
    const both = extension.merge !== undefined && earlier.has(extension);
    merged.set(extension, both ? extension.merge?.(earlier.get(extension), value) : value);
  }
  return merged;
}

export function applyExtensions(surface: Surface, values: ExtensionValues): void {
  const current = surface.state.extensions;
  for (const [extension, value] of values) {
    const next = extension.apply === undefined ? value : extension.apply(surface, value, current.get(extension));
    if (next === undefined) current.delete(extension);
    else current.set(extension, next);
  }
}

/** A toplevel is unmapped: what belonged to it ends. */
export function endWindowExtensions({ state }: Surface): void {
  for (const extension of state.extensions.keys()) if (extension.ofWindow === true) state.extensions.delete(extension);
}

export function discardExtensions(values: ExtensionValues): void {
  for (const [extension, value] of values) extension.discarded?.(value);
}

/** By name, for a digest. `reset` stands for a value that brings back what a new surface has. */
export function toldExtensions(values: ExtensionValues, reset?: null): Record<string, unknown> | undefined {
  const told: Record<string, unknown> = {};
  for (const [extension, value] of values) {
    if (extension.silent === true) continue;
    const said = (extension.told === undefined ? value : extension.told(value)) ?? reset;
    if (said !== undefined) told[extension.name] = said;
  }
  return Object.keys(told).length === 0 ? undefined : told;
}

/** A surface has at most one object of a class. @throws RequestError with this code, about `asked` */
export function onlyOne(
  asked: Resource,
  surface: Surface,
  type: abstract new (...args: never[]) => SurfaceAttachment,
  code: number,
): void {
  for (const one of surface.attachments) {
    if (one instanceof type) throw new RequestError(asked, code, `${surface} already has ${one}`);
  }
}

/** An object of one surface: `wp_fractional_scale_v1`, an inhibitor. What it tells of itself stands with the surface. */
export abstract class SurfaceAttachment extends Resource {
  /** `undefined` once it is gone. */
  surface: Surface | undefined;

  constructor(client: ClientConnection, id: number, version: number, of: Resource['descriptor'], surface: Surface) {
    super(client, id, version, of);
    this.surface = surface;
    surface.attachments.add(this);
  }

  /** Refuses a commit. `update` still has its buffer as `attached`. */
  checkCommit(_update: Update): void {}

  /** A commit was applied. */
  applied(_update: Update): void {}

  /** A frame was shown, with the surface in it. */
  shown(): void {}

  /** The scale of the outputs that show the surface is another one, or known now. */
  scalePreferred(_scale: number): void {}

  /** The surface goes first. Call this one as well. */
  surfaceDestroyed(): void {
    this.surface = undefined;
  }

  /** Call this one as well. */
  protected override destroyed(): void {
    this.surface?.attachments.delete(this);
  }
}
