/** What the app asked while its objects were rebuilt, said on the new connection once they are there. */

import type { Connection } from '../client/index.js';
import {
  choosesOutput,
  discardRecord,
  type Journal,
  type LogRecord,
  type Loss,
  type RequestRecord,
} from '../journal/index.js';
import type { MessageDescriptor, RequestArg, WaylandProxy } from '../protocol/index.js';
import { OwnedFd } from '../wire/index.js';
import type { Fits } from './fits.js';
import type { OfferedByCompositor } from './offered-values.js';
import { type OlderWords, whyNotSaid } from './older-words.js';
import { sayNamed } from './own-objects.js';
import type { ReplayResult } from './replay.js';
import type { Roleless } from './roleless.js';
import type { SeatDevices } from './seat-devices.js';
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

/** Where late requests are said, and what comes of them. */
export interface LateStage {
  readonly connection: Connection;
  readonly journal: Journal;
  /** The app's objects on the new connection; what is made is added. */
  readonly standIns: Map<number, WaylandProxy>;
  /** Handles of what waits for something that the compositor lacks: what has to do with it is only recorded. */
  readonly waiting: Set<number>;
  readonly answers: LateAnswers;
  readonly roleless: Roleless;
  readonly fits: Fits;
  readonly words: OlderWords;
  readonly values: OfferedByCompositor;
  readonly devices: SeatDevices;
  /** What becomes of popups that would have a grab. */
  readonly popups: 'dismiss' | 'reopen';
  /** What does not come to be, and what is not as it was asked. */
  readonly lost: Loss[];
  readonly degraded: Loss[];
  /** What comes to be when its seat has it. */
  readonly awaited: Loss[];
}

/** Says records of the epoch before as requests of this one, which the journal records. */
export function sayLate(stage: LateStage, records: Iterable<LogRecord>): void {
  for (const record of records) {
    if (record.kind === 'note') stage.journal.mark(record);
    if (record.kind !== 'request') continue;
    if (waits(stage, record) || awaitsDevice(stage, record)) {
      if (record.made !== undefined) stage.waiting.add(record.made.handle);
      stage.journal.mark(record);
      continue;
    }
    try {
      sayRequest(stage, record);
    } finally {
      discardRecord(record);
    }
  }
}

function waits({ waiting, standIns }: LateStage, { target, opcode, args }: RequestRecord): boolean {
  if (waiting.size === 0) return false;
  const named = standIns.get(target)?.interface.requests[opcode]?.args ?? [];
  const isWaiting = (arg: MessageDescriptor['args'][number], i: number): boolean =>
    arg.type === 'object' && !choosesOutput(arg) && waiting.has(args[i] as number);
  return waiting.has(target) || named.some(isWaiting);
}

/** Asking a seat for what it never had is an error (wayland: wl_seat.error.missing_capability). */
function awaitsDevice({ standIns, devices, awaited }: LateStage, { target, made }: RequestRecord): boolean {
  const seat = standIns.get(target);
  const why = seat && made && devices.whyNot(target, seat, made.interface.name);
  if (made === undefined || why === undefined) return false;
  const { handle } = made;
  awaited.push({ object: `${made.interface.name}#${handle}`, handle, key: undefined, what: 'the object', why });
  return true;
}

function sayRequest(stage: LateStage, record: RequestRecord): void {
  const { connection, journal, standIns, answers, fits } = stage;
  const { made } = record;
  const target = standIns.get(record.target);
  const message = target?.interface.requests[record.opcode];
  if (target === undefined || message === undefined) {
    report(stage, record, 'what it was made from is not there'); // of the rest the report tells already
    return;
  }
  const { configured, requests } = target.interface.meanings ?? {};
  if (stage.roleless.withholds(record.target, target, record.opcode, true)) {
    journal.mark(record);
    return;
  }
  if (message.name === configured?.answer) {
    answers.answer(record.target, target, record.opcode);
    return;
  }
  if (target.interface.name === 'xdg_popup' && message.name === 'grab') {
    grab(stage, record, target);
    return;
  }
  if (made?.interface.name === 'xdg_popup' && stage.roleless.hides(record.args[1] as number)) {
    journal.mark(record);
    dismiss(stage, made.handle, 'its parent does not come back');
    return;
  }
  // Nothing is heard of a text input before it enters again (text-input: zwp_text_input_v3.leave).
  if (target.interface.name === 'zwp_text_input_v3' && message.destructor !== true) return;
  // A serial of the epoch before means nothing here. What needs another one, or fails without, is recorded as asked.
  const meaning = requests?.[message.name];
  if (meaning?.afterLoss === 'wish' || message.args.some((arg) => arg.name === 'serial')) {
    if (meaning?.identity !== undefined && meaning.key !== 'acknowledged') journal.mark(record);
    return;
  }
  const args = argsOf(stage, record, message);
  if (args === undefined) {
    report(stage, record, 'an object that it names is not there', message);
    return;
  }
  if (!fits.asked(record.target, message.name, record.args)) {
    journal.mark(record);
    if (message.destructor === true) standIns.delete(record.target);
    return;
  }
  const refused = stage.values.whyNot(target.interface, message, record.args);
  if (refused !== undefined) {
    report(stage, record, refused, message);
    return;
  }
  if (stage.words.said(target, message, args)) return;
  if (message.since > target.version) {
    report(stage, record, whyNotSaid(target, message, args), message);
    return;
  }
  if (made === undefined) {
    connection.request(target, record.opcode, args);
    if (message.destructor === true) fits.destroyed(record.target);
    return;
  }
  const untyped = message.args.some((arg) => arg.type === 'new_id' && arg.interface === undefined);
  const fitted = message.name === 'get_viewport' ? (record.args[1] as number) : 0;
  fits.makesViewport(fitted);
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
  fits.viewportMade(fitted, made.handle, standIn);
  standIns.set(made.handle, standIn);
  stage.waiting.delete(made.handle);
}

/** A grab can't be had without a new input event: what would have it goes or stays as what had one before. */
function grab(stage: LateStage, record: RequestRecord, popup: WaylandProxy): void {
  const { connection, journal, standIns, degraded } = stage;
  const handle = record.target;
  if (stage.popups === 'reopen') {
    journal.mark(record);
    const why = 'it is open without its grab: a click outside does not close it';
    degraded.push({ object: `xdg_popup#${handle}`, handle, key: journal.keyOf(handle), what: 'grab', why });
    return;
  }
  dismiss(stage, handle, 'it had a grab, without which a click outside would never close it');
  sayNamed(connection, popup, 'destroy', []);
  standIns.delete(handle);
}

/** Nothing is committed without a role from then on; the app hears its popup_done as it does of all that is lost. */
function dismiss({ journal, roleless, lost }: LateStage, handle: number, why: string): void {
  const popup = journal.fold().object(handle);
  if (popup !== undefined) roleless.add(popup.surface, { configured: popup.origin.target, hasRole: false });
  lost.push({ object: `xdg_popup#${handle}`, handle, key: journal.keyOf(handle), what: 'the popup', why });
}

/** Tells what could not be said, unless it leaves nothing behind. @param message none for a target that is not there */
function report(stage: LateStage, { target, made }: RequestRecord, why: string, message?: MessageDescriptor): void {
  const { journal, standIns } = stage;
  if (made !== undefined) {
    if (made.interface.name === 'wl_callback') return; // it is answered
    const object = `${made.interface.name}#${made.handle}`;
    stage.lost.push({ object, handle: made.handle, key: undefined, what: 'the object', why });
    return;
  }
  const descriptor = standIns.get(target)?.interface;
  if (message === undefined || descriptor === undefined) return;
  const meaning = descriptor.meanings?.requests[message.name];
  if (meaning?.afterLoss === 'drop' && meaning.identity === undefined) return;
  const object = `${descriptor.name}#${target}`;
  stage.degraded.push({ object, handle: target, key: journal.keyOf(target), what: message.name, why });
}

/** @returns undefined when an object or fd that it needs is not there any more */
function argsOf(stage: LateStage, record: RequestRecord, message: MessageDescriptor): RequestArg[] | undefined {
  const args: RequestArg[] = [];
  for (const [i, arg] of message.args.entries()) {
    const value = record.args[i];
    if (arg.type === 'new_id') continue;
    if (arg.type === 'object') {
      const object = value === 0 ? null : stage.standIns.get(value as number);
      if (object === undefined && choosesOutput(arg)) {
        report(stage, record, `its ${arg.name} is not there, the compositor chooses one`, message);
      } else if (object === undefined) {
        return undefined;
      }
      args.push(object ?? null);
    } else if (arg.type === 'fd') {
      if (!(value instanceof OwnedFd)) return undefined;
      args.push(value.fd);
    } else {
      args.push(value as RequestArg);
    }
  }
  return args;
}
