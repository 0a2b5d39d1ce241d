/** Messages as text, in the form of libwayland's `WAYLAND_DEBUG`. */

import type { WireValue } from './codec.js';
import { OwnedFd } from './owned-fd.js';
import type { MessageSignature, UntypedNewId } from './signature.js';

/** Finds the interface name behind an id; `undefined` prints `[unknown]`. */
export type InterfaceOf = (id: number) => string | undefined;

/** `wl_registry@2.bind(1, "wl_shm", 1, new id [unknown]@3)`: arguments as libwayland prints them. */
export function formatMessage(
  target: { readonly interface: string; readonly id: number },
  message: MessageSignature,
  values: readonly WireValue[],
  interfaceOf: InterfaceOf,
): string {
  const args = message.args.map((arg, i) => {
    const value = values[i] as WireValue;
    switch (arg.type) {
      case 'fixed':
        return (value as number).toFixed(8);
      case 'string':
        return value === null ? 'nil' : `"${value as string}"`;
      case 'object':
        return value === 0 || value === null
          ? 'nil'
          : `${interfaceOf(value as number) ?? '[unknown]'}@${value as number}`;
      case 'new_id': {
        if (typeof value === 'number') return `new id ${arg.interface ?? '[unknown]'}@${value}`;
        const made = value as UntypedNewId;
        return `"${made.interface}", ${made.version}, new id [unknown]@${made.id}`;
      }
      case 'array':
        return `array[${(value as Uint8Array).length}]`;
      case 'fd':
        return `fd ${value instanceof OwnedFd && value.owned ? value.fd : -1}`;
      default:
        return String(value);
    }
  });
  return `${target.interface}@${target.id}.${message.name}(${args.join(', ')})`;
}
