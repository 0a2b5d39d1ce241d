/** Parts of a snapshot that belong to rooms above: each saves and loads its own. */

import { WaylandError } from '../errors.js';
import type { WaylandProxy } from '../protocol/index.js';

export interface SectionHooks {
  /** What goes into the file: JSON-able, objects as handles. */
  save(): unknown;
  /** What came out of it. `objects` finds the app's object behind a handle. */
  load(data: unknown, objects: (handle: number) => WaylandProxy | undefined): void;
  /** The session was closed: whatever the room holds for it is to be let go of. */
  closed?(): void;
}

export class Sections {
  readonly #hooks = new Map<string, SectionHooks>();
  readonly #loaded: Readonly<Record<string, unknown>>;
  readonly #objects: (handle: number) => WaylandProxy | undefined;

  constructor(loaded: Readonly<Record<string, unknown>>, objects: (handle: number) => WaylandProxy | undefined) {
    this.#loaded = loaded;
    this.#objects = objects;
  }

  add(name: string, hooks: SectionHooks): void {
    if (this.#hooks.has(name)) throw new WaylandError('ERR_WL_STATE', `the section ${name} is taken`);
    this.#hooks.set(name, hooks);
    if (Object.hasOwn(this.#loaded, name)) hooks.load(this.#loaded[name], this.#objects);
  }

  /** Parts that nobody asked for after a restore are kept as they are. */
  save(): Record<string, unknown> {
    const saved: Record<string, unknown> = { ...this.#loaded };
    for (const [name, hooks] of this.#hooks) saved[name] = hooks.save();
    return saved;
  }

  closed(): void {
    for (const hooks of this.#hooks.values()) hooks.closed?.();
  }
}
