/** What a session saves, as it is at the call, and where to: memory, or a file beside the loop. */

import type { Journal } from '../journal/index.js';
import { VERSION } from '../version.js';
import type { Engine } from './engine.js';
import type { SnapshotOptions } from './options.js';
import { snapshotContent } from './save.js';
import type { Sections } from './sections.js';
import { checkCompression, encodeSnapshot, type SnapshotContent, Staging, writeSnapshot } from './snapshot/index.js';

export class Saving {
  readonly #engine: Engine;
  readonly #sections: Sections;
  readonly #undeclared: (requests: string[]) => void;
  readonly #staging = new Staging();
  #isStaged = false;

  /** @param undeclared is told, at each saving, which requests have a meaning that nobody declared, if any */
  constructor(engine: Engine, sections: Sections, undeclared: (requests: string[]) => void) {
    this.#engine = engine;
    this.#sections = sections;
    this.#undeclared = undeclared;
  }

  /** What was said so far. */
  get journal(): Journal {
    return this.#engine.journal;
  }

  /** What a snapshot of now holds. @throws ERR_WL_SESSION_CLOSED, ERR_WL_ARGUMENT */
  readonly content = (data: unknown): SnapshotContent => {
    this.#engine.requireOpen('snapshot');
    const sections = this.#sections.save();
    const { next } = this.#engine.journal.handles;
    const { state, content } = this.#engine.untold.saving((saved) => ({
      state: saved.state,
      content: snapshotContent(saved, next, sections, data, VERSION),
    }));
    if (state.undeclared.size > 0) this.#undeclared([...state.undeclared].sort());
    return content;
  };

  /** @throws ERR_WL_SESSION_CLOSED, ERR_WL_ARGUMENT, ERR_WL_DEPENDENCY */
  encode({ data, compress }: SnapshotOptions): Uint8Array {
    const compression = checkCompression(compress);
    return encodeSnapshot(this.content(data), compression);
  }

  /** Not async: what is wrong with the call is thrown at the call. @throws as {@link Saving.encode} */
  write(file: string, { data, compress, staging }: SnapshotOptions): Promise<{ bytes: number }> {
    const compression = checkCompression(compress);
    const content = this.content(data);
    if (staging === false) return writeSnapshot(file, content, { compression });
    // One at a time has the session's own copy.
    if (this.#isStaged) return writeSnapshot(file, content, { compression, staging: new Staging() });
    this.#isStaged = true;
    return writeSnapshot(file, content, { compression, staging: this.#staging }).finally(() => {
      this.#isStaged = false;
    });
  }

  /** Gives up the copy. */
  close(): void {
    this.#staging.clear();
  }
}
