/** `wl_display.error` in words: which object, which error by name, and what was asked before. */

import { ProtocolError } from '../errors.js';
import type { MessageDescriptor, WaylandProxy } from '../protocol/index.js';
import { formatMessage, type InterfaceOf, type WireValue } from '../wire/index.js';

const KEPT = 16;

/** The last requests, as they were sent. */
export class RecentRequests {
  readonly #entries: { target: WaylandProxy; id: number; message: MessageDescriptor; values: readonly WireValue[] }[] =
    [];
  #next = 0;

  add(target: WaylandProxy, message: MessageDescriptor, values: readonly WireValue[]): void {
    this.#entries[this.#next] = { target, id: target.id, message, values };
    this.#next = (this.#next + 1) % KEPT;
  }

  /** Oldest first, in `WAYLAND_DEBUG`'s form. */
  lines(interfaceOf: InterfaceOf): string[] {
    const ordered = [...this.#entries.slice(this.#next), ...this.#entries.slice(0, this.#next)];
    return ordered.map(({ target, id, message, values }) =>
      formatMessage({ interface: target.interface.name, id }, message, values, interfaceOf),
    );
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
