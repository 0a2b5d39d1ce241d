/** What a restored session begins with. */

import type { State } from '../journal/index.js';
import type { ProxyClass } from '../protocol/index.js';
import type { Report } from './untold.js';

export interface SessionBase {
  readonly state: State;
  readonly nextHandle: number;
  readonly sections: Readonly<Record<string, unknown>>;
  readonly data: unknown;
  /** Classes of the objects in the state, by handle. */
  readonly classes: ReadonlyMap<number, ProxyClass>;
  /** Whether its selections are offered again. */
  readonly reoffer: boolean;
  /** What the process before did not live to tell. */
  readonly untold: Report;
}
