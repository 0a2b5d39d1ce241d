/**
 * The short way of a request, as code: one of up to four numbers and objects is checked and written where it is called, as
 * long as nobody else has a say in it (`wire/lane.ts`). What is not as it should be takes the long way, which says why.
 */

import { camelCase } from '../protocol/index.js';
import { LINE_WIDTH } from './literal.js';
import type { ArgModel, MessageModel } from './model.js';

const MOST = 4;
/** For a statement of a method. */
const ROOM = LINE_WIDTH - 4;

/** Whether a request does nothing but make an object of this interface: where the class is known, so is all that it takes. */
export function makesPlainly({ args: [only, ...others], destructor }: MessageModel, named?: string): boolean {
  if (only?.type !== 'new_id' || only.interface === undefined || others.length > 0 || destructor) return false;
  return named === undefined || only.interface === named;
}

export class StraightWay {
  readonly #request: MessageModel;
  readonly #opcode: number;
  readonly #checks: string[] = [];
  readonly #values: string[] = [];
  readonly #ids: string[] = [];
  #possible: boolean;

  constructor(request: MessageModel, opcode: number) {
    this.#request = request;
    this.#opcode = opcode;
    this.#possible = request.args.length <= MOST;
  }

  /** The next argument, and the name of its parameter. */
  take({ type, interface: named, nullable }: ArgModel, name: string): void {
    if (type === 'int') this.#number(name, `${name} === (${name} | 0)`);
    else if (type === 'uint') this.#number(name, `${name} === ${name} >>> 0`);
    else if (type === 'object' && named !== undefined) {
      const id = `${name}Id`;
      if (this.#request.args.some((arg) => camelCase(arg.name) === id)) this.#possible = false;
      this.#ids.push(`const ${id} = this.idOf(${name}, '${named}', ${nullable});`);
      this.#number(id, `${id} >= 0`);
    } else this.#possible = false;
  }

  #number(value: string, check: string): void {
    this.#checks.push(check);
    this.#values.push(value);
  }

  /** Statements for a request that makes nothing. @param long the one that takes the long way */
  before(long: string): string {
    const { since, args, destructor } = this.#request;
    const where = `${this.#opcode}, ${since}`;
    if (destructor) return args.length > 0 ? long : `if (!this.endStraight(${where})) ${long}`;
    if (!this.#possible) return long;
    const way = `this.straight(${[where, this.#values.length, ...this.#values].join(', ')})`;
    if (this.#values.length === 0) return `if (!${way}) ${long}`;
    const all = [...this.#checks, way];
    const flat = `if (${all.join(' && ')})`;
    const broken = `if (\n      ${all.join(' &&\n      ')}\n    )`;
    const condition =
      flat.length + ' return;'.length <= ROOM
        ? `${flat} return;`
        : `${flat.length <= ROOM ? flat : broken}\n      return;`;
    return [...this.#ids, condition, long].join('\n    ');
  }

  /** A statement for a request that makes an object. @param long the expression that takes the long way */
  or(type: string, long: string): string {
    if (!makesPlainly(this.#request)) return `return ${long};`;
    const short = `this.makeStraight(${this.#opcode}, ${this.#request.since}, ${type}) ??`;
    const flat = `return ${short} ${long};`;
    if (flat.length <= ROOM) return flat;
    const fits = short.length + 1 + long.length <= ROOM - 2;
    return `return (\n      ${short}${fits ? ' ' : '\n      '}${long}\n    );`;
  }
}
