/** How densely the pixels of each output lie: its integer scale. */

import { WlOutput } from '../protocol/generated/wayland.js';
import type { Global, Session } from '../session/index.js';
import { foundAs, type RingSources } from '../shm/index.js';

/** `[handle, scale]` of each bound wl_output. */
export type SavedOutputs = readonly (readonly [handle: number, scale: number])[];

/** Version 4 adds names and is the last that is described. */
const OUTPUT_VERSION = 4;

/**
 * Binds the outputs at the first question: a compositor that tells each surface its scale
 * (wl_surface.preferred_buffer_scale) needs none of them.
 */
export class OutputScales {
  readonly #session: Session;
  readonly #scales = new Map<WlOutput, number>();
  /** By the name of their global in this epoch. */
  readonly #names = new Map<number, WlOutput>();
  readonly #changed = new Set<() => void>();
  #bound = false;

  constructor(session: Session) {
    this.#session = session;
  }

  static adopt(session: Session, saved: SavedOutputs, sources: Pick<RingSources, 'object'>): OutputScales {
    const scales = new OutputScales(session);
    for (const [handle, scale] of saved) {
      const output = foundAs(WlOutput, handle, sources);
      if (output !== undefined) scales.#add(output, scale);
    }
    if (saved.length > 0) scales.#follow();
    return scales;
  }

  /** The scale of an output, 1 while it has not been told. */
  of(output: WlOutput): number {
    return this.#scales.get(output) ?? 1;
  }

  /** The scale that all outputs have; undefined if they differ or there is none. */
  get common(): number | undefined {
    const all = new Set(this.#scales.values());
    return all.size === 1 ? [...all][0] : undefined;
  }

  /** Calls `changed` at each change of any output, until the returned function is called. */
  watch(changed: () => void): () => void {
    this.bind();
    this.#changed.add(changed);
    return () => this.#changed.delete(changed);
  }

  /** Binds what there is, and from now on what comes. */
  bind(): void {
    if (this.#bound) return;
    for (const global of this.#session.globals) this.#appeared(global);
    this.#follow();
  }

  save(): SavedOutputs {
    return [...this.#scales].filter(([output]) => output.alive).map(([output, scale]) => [output.handle, scale]);
  }

  #follow(): void {
    this.#bound = true;
    this.#session.on('global', ({ global }) => this.#appeared(global));
    this.#session.on('globalRemove', ({ global }) => this.#removed(global));
    this.#session.on('rebuilt', () => this.#renamed());
    this.#renamed();
  }

  /**
   * Names are those of one connection: after a loss the same one may mean another output. What is missing now is
   * forgotten: it is bound anew if it comes.
   */
  #renamed(): void {
    this.#names.clear();
    for (const output of [...this.#scales.keys()]) {
      const global = this.#session.globalOf(output);
      if (global === undefined) this.#forget(output);
      else this.#names.set(global.name, output);
    }
  }

  #appeared(global: Global): void {
    if (global.interface !== WlOutput.interface.name) return;
    const output = this.#session.bindGlobal(global, WlOutput, { max: OUTPUT_VERSION });
    this.#names.set(global.name, output);
    this.#add(output, 1);
  }

  #removed(global: Global): void {
    const output = this.#names.get(global.name);
    if (output === undefined) return;
    this.#names.delete(global.name);
    this.#forget(output);
  }

  #forget(output: WlOutput): void {
    this.#scales.delete(output);
    if (output.alive && output.version >= WlOutput.since.release) output.release();
    for (const changed of this.#changed) changed();
  }

  #add(output: WlOutput, scale: number): void {
    this.#scales.set(output, scale);
    output.on('scale', ({ factor }) => {
      if (this.#scales.get(output) === factor) return;
      this.#scales.set(output, factor);
      for (const changed of this.#changed) changed();
    });
  }
}
