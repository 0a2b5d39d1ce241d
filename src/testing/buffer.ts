/** `wl_buffer` of any origin: what it shows, and who uses it until it is released. */

import { type WaylandRequests, wl_buffer } from '../protocol/generated/wayland.js';
import type { ClientConnection } from './client-connection.js';
import type { BufferImage } from './render/index.js';
import { type Callback, type RequestTable, Resource } from './resource.js';

export abstract class Buffer extends Resource {
  /** Surfaces that show it, and updates that wait to be shown. */
  #uses = 0;

  /** Who needs it to live; called when the client destroys it, and may refuse. */
  readonly watchers = new Set<(buffer: Buffer) => void>();

  constructor(client: ClientConnection, id: number) {
    super(client, id, 1, wl_buffer);
  }

  override get requests(): typeof bufferRequests {
    return bufferRequests;
  }

  abstract readonly width: number;
  abstract readonly height: number;

  /** A copy of its content now. */
  abstract capture(): BufferImage;

  /** Begins a use, whose own end `releases` tell; the buffer is released when the last use ends. */
  use(releases: readonly Callback[] = []): BufferUse {
    this.#uses++;
    return new BufferUse(this, () => {
      const { desktop } = this.client;
      for (const release of releases) {
        if (desktop.behaviour.releaseNever) desktop.unreleased.add(release);
        else release.done(0);
      }
      if (--this.#uses === 0) this.release();
    });
  }

  release(): void {
    if (!this.alive) return;
    const { desktop } = this.client;
    if (desktop.behaviour.releaseNever) desktop.unreleased.add(this);
    else this.send('release');
  }
}

/** That a surface holds a buffer. */
export class BufferUse {
  readonly buffer: Buffer;
  readonly #end: () => void;
  #over = false;

  constructor(buffer: Buffer, end: () => void) {
    this.buffer = buffer;
    this.#end = end;
  }

  end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#end();
  }
}

const bufferRequests: RequestTable<Buffer, WaylandRequests['wl_buffer']> = {
  destroy(buffer) {
    for (const watcher of buffer.watchers) watcher(buffer);
  },
};
