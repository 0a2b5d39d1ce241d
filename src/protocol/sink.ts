/** The seam between the generated classes and whoever carries their requests: `Engine` in `session/engine.ts`. */

import type { OwnedFd } from '../wire/index.js';
import type { ProxyClass, WaylandProxy } from './proxy.js';

/**
 * A request's argument as the app passes it: numbers for `int`, `uint` and `fixed`, `null` where
 * allowed, a proxy for `object`, bytes for `array`. For an `fd` a number is duplicated by the library
 * (the caller keeps his own); an {@link OwnedFd} is taken over.
 */
export type RequestArg = number | string | null | WaylandProxy | Uint8Array | OwnedFd;

/**
 * Carries requests. Everything is checked before a byte is written, so a
 * call that throws has changed nothing.
 */
export interface RequestSink {
  /** Queues a request that makes no object. `args` follow the descriptor's arguments one to one. */
  request(target: WaylandProxy, opcode: number, args: readonly RequestArg[]): void;

  /**
   * Queues a request that makes an object and returns its proxy. `args` leave the `new_id` out; its
   * version is the target's, or `version` for an untyped `new_id` (`wl_registry.bind`).
   */
  construct<T extends WaylandProxy>(
    target: WaylandProxy,
    opcode: number,
    args: readonly RequestArg[],
    type: ProxyClass<T>,
    version?: number,
  ): T;

  /** An object was destroyed by a request that took the lane. */
  ended?(target: WaylandProxy): void;

  /** Makes an object by a request without other arguments, if it may take the lane; else nothing is done. */
  makeStraight?<T extends WaylandProxy>(
    target: WaylandProxy,
    opcode: number,
    since: number,
    type: ProxyClass<T>,
  ): T | undefined;
}
