/** What does not come back by a replay, and what comes back otherwise: each by object, key, what and why. */

import type { Loss, Plan, State } from '../journal/index.js';

export class ReplayReport {
  readonly lost: Loss[] = [];
  readonly degraded: Loss[] = [];
  readonly #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  /** What is known before anything is said. */
  planned({ lost, degraded }: Plan): void {
    this.lost.push(...lost);
    this.degraded.push(...degraded);
  }

  lose(handle: number, what: string, why: string): void {
    this.lost.push(this.about(handle, what, why));
  }

  degrade(handle: number, what: string, why: string): void {
    this.degraded.push(this.about(handle, what, why));
  }

  /** The words for an object of the state. */
  about(handle: number, what: string, why: string): Loss {
    const object = this.#state.object(handle);
    return { object: `${object?.interface.name ?? 'object'}#${handle}`, handle, key: object?.key, what, why };
  }
}
