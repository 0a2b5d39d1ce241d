/** The globals that the compositor offers, and who is told when they come and go. */

import { WaylandError } from '../errors.js';
import type { ClientConnection } from './client-connection.js';
import type { Resource } from './resource.js';

/** Makes the resource of a bound global. */
export type Bind = (client: ClientConnection, id: number, version: number) => Resource;

export interface Global {
  /** Its number in the registry; never used again. */
  readonly name: number;
  readonly interface: string;
  readonly version: number;
  readonly bind: Bind;
}

export interface RegistryListener {
  globalAdded(global: Global): void;
  globalRemoved(global: Global): void;
}

export class Globals {
  #nextName = 1;
  readonly #live = new Map<number, Global>();
  readonly #removed = new Map<number, Global>();
  readonly #forgotten = new Set<number>();
  readonly registries = new Set<RegistryListener>();

  get all(): Global[] {
    return [...this.#live.values()];
  }

  add(name: string, version: number, bind: Bind): Global {
    const global: Global = { name: this.#nextName++, interface: name, version, bind };
    this.#live.set(global.name, global);
    for (const registry of this.registries) registry.globalAdded(global);
    return global;
  }

  /**
   * Takes back a global. A bind that is on its way still works, as a careful compositor does it.
   * @param forget a bind that is on its way is an error, as where nobody is careful
   */
  remove(global: Global, forget = false): void {
    if (!this.#live.delete(global.name)) {
      throw new WaylandError('ERR_WL_ARGUMENT', `global ${global.name} (${global.interface}) is not offered`);
    }
    if (forget) this.#forgotten.add(global.name);
    else this.#removed.set(global.name, global);
    for (const registry of this.registries) registry.globalRemoved(global);
  }

  find(name: number): Global | undefined {
    return this.#live.get(name) ?? this.#removed.get(name);
  }

  isRemoved(name: number): boolean {
    return this.#removed.has(name) || this.#forgotten.has(name);
  }
}
