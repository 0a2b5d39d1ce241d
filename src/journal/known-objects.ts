/**
 * The objects that a log has made up to a record. Who writes the log and who reads it refuse alike what
 * does not fit them, so that nothing is written that can't be read.
 */

import { WaylandError } from '../errors.js';
import type { ArgDescriptor, MessageDescriptor } from '../protocol/index.js';
import type { LogArg, MadeObject } from './record.js';

export class KnownObjects {
  readonly #objects = new Map<number, MadeObject>();
  readonly #code: 'ERR_WL_ARGUMENT' | 'ERR_WL_MALFORMED';
  #record = 0;
  #about = '';

  constructor(roots: Iterable<MadeObject>, code: 'ERR_WL_ARGUMENT' | 'ERR_WL_MALFORMED') {
    this.#code = code;
    for (const root of roots) this.#objects.set(root.handle, root);
  }

  /** The record that is spoken of from now on. */
  at(record: number): this {
    this.#record = record;
    this.#about = '';
    return this;
  }

  toString(): string {
    return `record ${this.#record}${this.#about}`;
  }

  wrong(problem: string): WaylandError {
    return new WaylandError(this.#code, `${this}: ${problem}`);
  }

  get(handle: number): MadeObject {
    const object = this.#objects.get(handle);
    if (object === undefined) {
      const code = this.#code === 'ERR_WL_MALFORMED' ? 'ERR_WL_UNKNOWN_OBJECT' : this.#code;
      throw new WaylandError(code, `${this}: no record before it made the object ${handle}`);
    }
    this.#about = `, ${object.interface.name}#${handle}`;
    return object;
  }

  message(handle: number, direction: 'requests' | 'events', opcode: number): MessageDescriptor {
    const object = this.get(handle);
    const message = object.interface[direction][opcode];
    if (message === undefined) throw this.wrong(`${object.interface.name} has no ${direction.slice(0, -1)} ${opcode}`);
    return message;
  }

  /** Events may name what is gone since: what was heard last is kept as it was heard. */
  namesOnlyKnown(message: MessageDescriptor, args: readonly LogArg[]): void {
    for (const [i, arg] of message.args.entries()) {
      const handle = args[i];
      if (arg.type !== 'object' || typeof handle !== 'number' || handle === 0) continue;
      const object = this.#objects.get(handle);
      if (object === undefined) throw this.wrong(`${message.name}: ${arg.name} is an unknown object, ${handle}`);
      if (arg.interface !== undefined && arg.interface !== object.interface.name) {
        throw this.wrong(`${message.name}: ${arg.name} is a ${object.interface.name}, not a ${arg.interface}`);
      }
    }
  }

  newId(message: MessageDescriptor): ArgDescriptor {
    const arg = message.args.findLast((one) => one.type === 'new_id');
    if (arg === undefined) throw this.wrong(`${message.name} makes no object`);
    return arg;
  }

  opcodeIsZero(opcode: number): void {
    if (opcode !== 0) throw this.wrong(`has an impossible opcode, ${opcode}`);
  }

  add(made: MadeObject): void {
    if (made.handle === 0 || made.version === 0) throw this.wrong('makes an object without handle or version');
    if (this.#objects.has(made.handle)) throw this.wrong(`makes the object ${made.handle} a second time`);
    this.#objects.set(made.handle, made);
  }
}
