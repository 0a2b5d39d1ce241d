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
  /** The lowest that will do, here and wherever the app comes back: a lower one counts as missing. Default 1. */
  readonly min?: number;
  /** The highest that the app knows; default: what the library describes. */
  readonly max?: number;
  /**
   * Whether nothing is to be rebuilt where it is missing: a restore or move then fails with ERR_WL_GLOBAL_MISSING, and a
   * reconnect goes on trying. Default false: `rebuilt` names it in `lost`, and it comes back when it is offered.
   */
  readonly required?: boolean;
}

/** The registry's content, in the order of its announcements. */
export class GlobalTable {
  readonly #globals = new Map<number, Global>();
  readonly #withdrawn = new Set<number>();

  add(global: Global): void {
    this.#globals.set(global.name, global);
  }

  remove(name: number): Global | undefined {
    const global = this.#globals.get(name);
    this.#globals.delete(name);
    return global;
  }

  /** The compositor took one back before the app knew of it: it never hears of it. */
  withdraw(name: number): void {
    this.remove(name);
    this.#withdrawn.add(name);
  }

  /** Whether the app need not hear of an announcement: it knows, or it is no longer true. */
  isOld(name: number): boolean {
    return this.#globals.has(name) || this.#withdrawn.has(name);
  }

  /** Becomes what another table is. */
  take(other: GlobalTable): void {
    this.#globals.clear();
    this.#withdrawn.clear();
    for (const global of other.all()) this.add(global);
    for (const name of other.#withdrawn) this.#withdrawn.add(name);
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
