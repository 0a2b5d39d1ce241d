/** What a plan consists of. Pure data: whoever carries it out needs a connection and nothing else. */

import type { InterfaceDescriptor } from '../protocol/index.js';
import type { LogArg } from './record.js';
import type { GlobalIdentity } from './state.js';

/** A handle, or a negative number for a temporary that only the plan knows. */
export type Ref = number;

export interface Made {
  readonly ref: Ref;
  readonly interface: InterfaceDescriptor;
  readonly version: number;
}

export type Step =
  /** Bind a global like the one that is gone. */
  | { readonly kind: 'bind'; readonly registry: Ref; readonly make: Made; readonly global: GlobalIdentity }
  /** Say a request; objects among the arguments are refs. */
  | {
      readonly kind: 'say';
      readonly target: Ref;
      readonly opcode: number;
      readonly args: readonly LogArg[];
      readonly make?: Made;
    }
  /** Make a buffer of the engine's own with the pixels of one that the app considers free. */
  | { readonly kind: 'copy'; readonly shm: Ref; readonly buffer: number; readonly make: Made }
  /** Answer the configure that was waited for. */
  | { readonly kind: 'acknowledge'; readonly configured: number }
  /** Before the content of a window or layer surface is committed: does it suit the configure? */
  | { readonly kind: 'fit'; readonly surface: number };

export interface Wave {
  readonly steps: readonly Step[];
  /** The objects whose configures end the wave. */
  readonly configures: readonly number[];
}

/** Something that does not come back, not as it was, or not yet. */
export interface Loss {
  /** `interface#handle` of the object; the interface alone where it is about none in particular. */
  readonly object: string;
  /** `handle` of the object, 0 where it is about none in particular. */
  readonly handle: number;
  /** The name that the app gave it (`Session.setKey`). */
  readonly key: string | undefined;
  /** What of it: a request (`set_selection`), `the object`, `the global`, `the version`, `content`, `resized`. */
  readonly what: string;
  /** The reason, for people. */
  readonly why: string;
}

export interface Plan {
  readonly waves: readonly Wave[];
  readonly lost: readonly Loss[];
  readonly degraded: readonly Loss[];
}

export interface PlanOptions {
  /** The state comes out of a file; otherwise a connection was lost. */
  readonly restored?: boolean;
  /** What becomes of popups that had a grab; default `dismiss`. */
  readonly popups?: 'dismiss' | 'reopen';
}
