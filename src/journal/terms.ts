/** What folding needs to know of each request of an interface, looked up once: its meaning, and where it names objects. */

import type { InterfaceDescriptor, Meaning, MessageDescriptor } from '../protocol/index.js';
import { DEFAULTS } from './defaults.js';

export interface Term {
  readonly message: MessageDescriptor;
  readonly meaning: Meaning | undefined;
  /** `interface.request` */
  readonly name: string;
  /** Places of the arguments that are objects. */
  readonly objects: readonly number[];
  /** Whether it waits for a commit. */
  readonly latched: boolean;
  /** Arguments with which it leaves nothing to be said again, whatever the object. */
  readonly unsaid: readonly unknown[] | undefined;
}

const known = new WeakMap<InterfaceDescriptor, readonly Term[]>();

/** Index = opcode. */
export function termsOf(descriptor: InterfaceDescriptor): readonly Term[] {
  let terms = known.get(descriptor);
  if (terms === undefined) {
    terms = descriptor.requests.map((message) => {
      const meaning = descriptor.meanings?.requests[message.name];
      const applied = meaning?.applied;
      const name = `${descriptor.name}.${message.name}`;
      return {
        message,
        meaning,
        name,
        objects: message.args.flatMap(({ type }, i) => (type === 'object' ? [i] : [])),
        latched: applied === 'commit' || applied === 'parent-commit' || applied === 'queue',
        unsaid: DEFAULTS[name],
      };
    });
    known.set(descriptor, terms);
  }
  return terms;
}
