/** What the compositor remembers of its clients' windows for `xdg_session_management_v1`: it outlives a crash. */

import type { Size } from './geometry.js';

/** Where and how a window was. */
export interface WindowMemory {
  readonly position: { readonly x: number; readonly y: number };
  /** Its size when it floats. */
  readonly size?: Size;
  readonly maximized: boolean;
  readonly fullscreen: boolean;
}

/** A session, in use or not. */
export interface RememberedSession {
  readonly id: string;
  /** Why it was asked for, each time, the latest last. */
  readonly reasons: string[];
  /** By the names that the client gave; `undefined` for a window that was never shown. */
  readonly toplevels: Map<string, WindowMemory | undefined>;
}

export class SessionMemory {
  readonly #sessions = new Map<string, RememberedSession>();
  #made = 0;

  get all(): RememberedSession[] {
    return [...this.#sessions.values()];
  }

  find(id: string): RememberedSession | undefined {
    return this.#sessions.get(id);
  }

  create(): RememberedSession {
    const session: RememberedSession = { id: `session-${++this.#made}`, reasons: [], toplevels: new Map() };
    this.#sessions.set(session.id, session);
    return session;
  }

  remove(id: string): void {
    this.#sessions.delete(id);
  }

  /** As after the loss of its disk. Ids of before are never given again. */
  clear(): void {
    this.#sessions.clear();
  }
}
