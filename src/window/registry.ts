/** The windows of each session by key, and their part of a snapshot. */

import { WaylandError } from '../errors.js';
import type { SectionHooks, Session } from '../session/index.js';
import type { RingSources } from '../shm/index.js';
import { WindowGlobals } from './globals.js';
import { readSavedWindows, type SavedWindow, type SavedWindows } from './saved.js';

/** What the registry needs of a window. */
export interface Registered {
  readonly key: string;
  readonly sensitive: boolean;
  save(): SavedWindow;
  /** The connection ended: what the compositor asked before means nothing any more. */
  disconnected(): void;
  destroy(): void;
}

/** Makes a window around objects that exist already; undefined when they did not all come back. */
export type WindowLoader = (
  session: Session,
  globals: WindowGlobals,
  saved: SavedWindow,
  sources: RingSources,
) => Registered | undefined;

/** Name of the windows' section. */
const SECTION = 'window';

const registries = new WeakMap<Session, WindowRegistry>();

export class WindowRegistry {
  readonly #session: Session;
  readonly #windows = new Map<string, Registered>();
  /** Keys of windows that are being made. */
  readonly #reserved = new Set<string>();
  #globals: WindowGlobals | undefined;

  private constructor(session: Session) {
    this.#session = session;
  }

  /** The one of a session. The first call registers the section, which loads what a snapshot had. */
  static of(session: Session, load: WindowLoader): WindowRegistry {
    let registry = registries.get(session);
    if (registry === undefined) {
      registry = new WindowRegistry(session);
      registries.set(session, registry);
      registry.#register(load);
    }
    return registry;
  }

  /** The shared globals, bound at the first call. @throws ERR_WL_GLOBAL_MISSING */
  get globals(): WindowGlobals {
    this.#globals ??= WindowGlobals.bind(this.#session);
    return this.#globals;
  }

  get(key: string): Registered | undefined {
    return this.#windows.get(key);
  }

  /** @throws ERR_WL_ARGUMENT when another window has the key */
  reserve(key: string): void {
    if (typeof key !== 'string' || key === '') {
      throw new WaylandError(
        'ERR_WL_ARGUMENT',
        `a window's key is a string that is not empty, got ${JSON.stringify(key)}`,
      );
    }
    if (this.#windows.has(key) || this.#reserved.has(key)) {
      throw new WaylandError('ERR_WL_ARGUMENT', `the session has a window with the key '${key}' already`);
    }
    this.#reserved.add(key);
  }

  enter(window: Registered): void {
    this.#reserved.delete(window.key);
    this.#windows.set(window.key, window);
  }

  leave(key: string): void {
    this.#reserved.delete(key);
    this.#windows.delete(key);
  }

  #register(load: WindowLoader): void {
    this.#session.on('disconnected', () => {
      for (const window of this.#windows.values()) window.disconnected();
    });
    const hooks: SectionHooks = {
      save: () => this.#save(),
      load: (data, object) => this.#load(readSavedWindows(data), object, load),
      // Its objects are dead by then; what is left is memory.
      closed: () => {
        for (const window of [...this.#windows.values()]) window.destroy();
      },
    };
    this.#session.section(SECTION, hooks);
  }

  #save(): SavedWindows {
    const windows = [...this.#windows.values()].filter((window) => !window.sensitive).map((window) => window.save());
    return { globals: this.#globals?.save() ?? null, windows };
  }

  #load(data: SavedWindows, object: RingSources['object'], load: WindowLoader): void {
    if (data.globals === null) return;
    const sources: RingSources = { object, memory: (handle) => this.#session.poolMemory(handle) };
    this.#globals = WindowGlobals.adopt(this.#session, data.globals, sources);
    if (this.#globals === undefined) return;
    for (const saved of data.windows) {
      const window = load(this.#session, this.#globals, saved, sources);
      if (window !== undefined) this.enter(window);
    }
  }
}
