/** What the compositor offers, and which of it fits a wish. */

import { WaylandError } from '../errors.js';

/** One advertised global. */
export interface Global {
  /** The registry's number for it; of this epoch alone. */
  readonly name: number;
  readonly interface: string;
  readonly version: number;
}

/** Which versions of a global an app can do with. */
export interface BindRange {
  /** The lowest that will do; default 1. */
  readonly min?: number;
  /** The highest that the app knows; default: what the library describes. */
  readonly max?: number;
}

/** The registry's content, in the order of its announcements. */
export class GlobalTable {
  readonly #globals = new Map<number, Global>();

  add(global: Global): void {
    this.#globals.set(global.name, global);
  }

  remove(name: number): Global | undefined {
    const global = this.#globals.get(name);
    this.#globals.delete(name);
    return global;
  }

  clear(): void {
    this.#globals.clear();
  }

  get(name: number): Global | undefined {
    return this.#globals.get(name);
  }

  all(interfaceName?: string): Global[] {
    const globals = [...this.#globals.values()];
    return interfaceName === undefined ? globals : globals.filter((one) => one.interface === interfaceName);
  }
}

/**
 * The version to bind at: the highest that app, library and compositor share.
 * @throws ERR_WL_GLOBAL_MISSING below `min`, ERR_WL_ARGUMENT for an impossible range
 */
export function bindVersion(global: Global, described: number, range: BindRange): number {
  const { min = 1, max = described } = range;
  if (!Number.isInteger(min) || !Number.isInteger(max) || min < 1 || max < min || max > described) {
    throw new WaylandError(
      'ERR_WL_ARGUMENT',
      `binding ${global.interface}: min and max must be integers with 1 <= min <= max <= ${described}, the newest version known here; got min ${min} and max ${max}`,
    );
  }
  const version = Math.min(max, global.version);
  if (version < min) {
    throw new WaylandError(
      'ERR_WL_GLOBAL_MISSING',
      `${global.interface}: the compositor offers version ${global.version}, the app needs ${min} or higher`,
    );
  }
  return version;
}
