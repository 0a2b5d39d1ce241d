/** `wl_display.error` in words: which object, which error by name, and what was asked before. */

import { ProtocolError } from '../errors.js';
import type { MessageDescriptor, WaylandProxy } from '../protocol/index.js';
import {
  decodeMessage,
  formatMessage,
  HEADER_BYTES,
  type InterfaceOf,
  type Lane,
  NOTED,
  type Segment,
  type WireValue,
} from '../wire/index.js';

interface Written {
  readonly id: number;
  readonly message: MessageDescriptor;
  readonly values: readonly WireValue[];
}

/** The last requests, as they were sent: what the lane noted, read when it is asked for or is about to go. */
export class RecentRequests {
  readonly #lane: Lane;
  /** At the same places as what the lane noted. */
  readonly #written: (Written | undefined)[] = [];

  constructor(lane: Lane) {
    this.#lane = lane;
  }

  /** A request that did not take the lane. */
  add(target: WaylandProxy, message: MessageDescriptor, values: readonly WireValue[]): void {
    this.#written[this.#lane.count & (NOTED - 1)] = { id: target.id, message, values };
    this.#lane.wrote(target, -1);
  }

  /** Reads what stands in a segment that is about to be used for something else. */
  read({ bytes, words }: Segment): void {
    this.#lane.noted.forEach((noted, i) => {
      const { target, at } = noted;
      if (target === undefined || at < 0) return;
      const proxy = target as WaylandProxy; // nothing else has a lane
      const word = words[at + 1] as number;
      const message = proxy.interface.requests[word & 0xffff] as MessageDescriptor;
      const start = at * 4 + HEADER_BYTES;
      const values = decodeMessage({ bytes, words, start, end: at * 4 + (word >>> 16) }, message, [], proxy);
      this.#written[i] = { id: (words[at] as number) >>> 0, message, values };
      noted.at = -1;
    });
  }

  /** Oldest first, in `WAYLAND_DEBUG`'s form. */
  lines(interfaceOf: InterfaceOf): string[] {
    const { count, noted } = this.#lane;
    this.#lane.settle();
    const lines: string[] = [];
    for (let i = Math.max(0, count - NOTED); i < count; i++) {
      const written = this.#written[i & (NOTED - 1)];
      const target = noted[i & (NOTED - 1)]?.target as WaylandProxy | undefined;
      if (written === undefined || target === undefined) continue;
      const { id, message, values } = written;
      lines.push(formatMessage({ interface: target.interface.name, id }, message, values, interfaceOf));
    }
    return lines;
  }
}

/** `object` is the one that the error is about, if it is still known. */
export function protocolError(
  object: WaylandProxy | undefined,
  objectId: number,
  errorCode: number,
  reason: string,
  lastRequests: readonly string[],
): ProtocolError {
  const named = object?.interface.enums.find((one) => one.name === 'error');
  return new ProtocolError({
    interface: object?.interface.name ?? 'unknown',
    objectId,
    errorCode,
    errorName: named?.entries.find((entry) => entry.value === errorCode)?.name,
    reason,
    lastRequests,
  });
}
