/** What a compositor has said that it takes: formats of pixels, ways to read them. Anything else would be an error. */

import { askedValue } from '../journal/index.js';
import type { InterfaceDescriptor, MessageDescriptor, WaylandProxy } from '../protocol/index.js';
import type { WireValue } from '../wire/index.js';

export class OfferedByCompositor {
  /** Choices by interface and event. */
  readonly #heard = new Map<string, (readonly WireValue[])[]>();
  /** Interfaces that have told all that they offer. */
  readonly #told = new Map<string, InterfaceDescriptor>();

  /** An event of the new connection, of whatever object. */
  heard({ interface: descriptor }: WaylandProxy, opcode: number, values: readonly WireValue[]): void {
    const event = `${descriptor.name}.${descriptor.events[opcode]?.name}`;
    const choices = this.#heard.get(event);
    if (choices === undefined) this.#heard.set(event, [values]);
    else choices.push(values);
  }

  /** A global that was bound has been answered. */
  told(descriptor: InterfaceDescriptor): void {
    this.#told.set(descriptor.name, descriptor);
  }

  /**
   * Why a request can't be said on this connection; nothing where it can, or nobody has told.
   * @param args as the message has them
   */
  whyNot(
    descriptor: InterfaceDescriptor,
    message: MessageDescriptor | undefined,
    args: readonly unknown[],
  ): string | undefined {
    const asked = askedValue(descriptor, message, args);
    const teller = asked && this.#told.get(asked.offered.by);
    if (asked === undefined || teller === undefined) return undefined;
    const { offered, values } = asked;
    const choices = this.#heard.get(`${offered.by}.${offered.event}`) ?? [];
    if (choices.some((choice) => values.every((value, i) => value === choice[i]))) return undefined;
    const words = offered.args.map((name, i) => {
      const value = values[i] as number;
      const found = [...teller.enums, ...descriptor.enums].find((one) => one.name === name);
      return `${name} ${found?.entries.find((entry) => entry.value === value)?.name ?? `0x${value.toString(16)}`}`;
    });
    return `the compositor's ${offered.by} does not offer ${words.join(' with ')}`;
  }
}
