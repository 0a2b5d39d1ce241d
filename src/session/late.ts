/** What the app asked while its objects were rebuilt, said on the new connection once they are there. */

import type { Connection } from '../client/index.js';
import { discardRecord, type Journal, type LogRecord, type RequestRecord } from '../journal/index.js';
import type { MessageDescriptor, RequestArg, WaylandProxy } from '../protocol/index.js';
import { OwnedFd } from '../wire/index.js';
import type { ReplayResult } from './replay.js';
import type { Roleless } from './roleless.js';
import { StandIn } from './stand-in.js';

/** Where the app answered a configure of the epoch before, that of this one is answered, once. */
export class LateAnswers {
  readonly #connection: Connection;
  readonly #configured: ReadonlyMap<number, number>;
  /** Serials that were acknowledged, by handle of what was configured. */
  readonly acknowledged: Map<number, number>;

  constructor(connection: Connection, { acknowledged, configured }: Pick<ReplayResult, 'acknowledged' | 'configured'>) {
    this.#connection = connection;
    this.#configured = configured;
    this.acknowledged = new Map(acknowledged);
  }

  answer(handle: number, target: WaylandProxy, opcode: number): void {
    const serial = this.#configured.get(handle);
    if (serial === undefined || this.acknowledged.has(handle)) return;
    this.acknowledged.set(handle, serial);
    this.#connection.request(target, opcode, [serial]);
  }
}

/**
 * Says a record of the epoch before as a request of this one, which the journal records.
 * @param standIns the app's objects on the new connection; what the record makes is added
 */
export function sayLate(
  connection: Connection,
  journal: Journal,
  record: LogRecord,
  standIns: Map<number, WaylandProxy>,
  answers: LateAnswers,
  roleless: Roleless,
): void {
  if (record.kind === 'note') journal.mark(record);
  if (record.kind !== 'request') return;
  try {
    const target = standIns.get(record.target);
    const message = target?.interface.requests[record.opcode];
    if (target === undefined || message === undefined) return;
    if (roleless.withholds(record.target, target, record.opcode, true)) {
      journal.mark(record);
      return;
    }
    if (message.name === target.interface.meanings?.configured?.answer) {
      answers.answer(record.target, target, record.opcode);
      return;
    }
    // Nothing is heard of a text input before it enters again (text-input: zwp_text_input_v3.leave).
    if (target.interface.name === 'zwp_text_input_v3' && message.destructor !== true) return;
    // A serial of the epoch before means nothing here. What needs another one, or fails without, is recorded as asked.
    const meaning = target.interface.meanings?.requests[message.name];
    if (meaning?.afterLoss === 'wish' || message.args.some((arg) => arg.name === 'serial')) {
      if (meaning?.identity !== undefined && meaning.key !== 'acknowledged') journal.mark(record);
      return;
    }
    const args = argsOf(record, message, standIns);
    if (args === undefined || message.since > target.version) return;
    const { made } = record;
    if (made === undefined) {
      connection.request(target, record.opcode, args);
      return;
    }
    const untyped = message.args.some((arg) => arg.type === 'new_id' && arg.interface === undefined);
    const standIn = connection.construct(
      target,
      record.opcode,
      args,
      { interface: made.interface },
      (version) => new StandIn(made.interface, version),
      untyped ? made.version : undefined,
      true,
    );
    journal.made(made.handle, made.interface);
    standIns.set(made.handle, standIn);
  } finally {
    discardRecord(record);
  }
}

/** @returns undefined when an object or fd that it needs is not there any more */
function argsOf(
  record: RequestRecord,
  message: MessageDescriptor,
  standIns: ReadonlyMap<number, WaylandProxy>,
): RequestArg[] | undefined {
  const args: RequestArg[] = [];
  for (const [i, arg] of message.args.entries()) {
    const value = record.args[i];
    if (arg.type === 'new_id') continue;
    if (arg.type === 'object') {
      const object = value === 0 ? null : standIns.get(value as number);
      if (object === undefined) return undefined;
      args.push(object);
    } else if (arg.type === 'fd') {
      if (!(value instanceof OwnedFd)) return undefined;
      args.push(value.fd);
    } else {
      args.push(value as RequestArg);
    }
  }
  return args;
}
