/**
 * The part of the log that is not folded yet: segments with the wire ids of one epoch, as they were
 * sent, and the marks between their messages.
 */

import type { InterfaceDescriptor } from '../protocol/index.js';
import { decodeMessage, HEADER_BYTES, type OwnedFd, type Segment, type UntypedNewId } from '../wire/index.js';
import { MadeQueue } from './made-queue.js';
import { ASKS, ATTACHES, COMMITS, ENDS, FOLDS, MAKES, PASSES, type Reading, readingsOf } from './reading.js';
import type { LogArg, LogRecord, MadeObject, RequestRecord } from './record.js';
import { SegmentFds } from './segment-fds.js';

/** What the tail needs to know of an object to read requests on it. */
export interface Known {
  readonly handle: number;
  readonly interface: InterfaceDescriptor;
  readonly version: number;
}

interface Part {
  readonly segment: Segment;
  /** The first byte that is not read yet. */
  from: number;
  /** The first fd of what is not read yet, in the segment's list. */
  fd: number;
}

interface Mark {
  /** Stands before the byte `at` of the part with this number. */
  readonly part: number;
  readonly at: number;
  readonly record: LogRecord;
}

/** An object under its wire id. */
class Named {
  handle: number;
  interface: InterfaceDescriptor;
  version: number;
  readings: readonly Reading[];
  /** Made by a request that was passed over so far; this is where that stands. */
  unborn: Unborn | undefined;

  constructor(handle: number, descriptor: InterfaceDescriptor, version: number) {
    this.handle = handle;
    this.interface = descriptor;
    this.version = version;
    this.readings = readingsOf(descriptor);
    this.unborn = undefined;
  }
}

/** Used again for the next one: most come and go by the thousand. */
interface Unborn {
  readonly named: Named;
  maker: Named;
  reading: Reading;
  segment: Segment;
  /** Where its request begins. */
  from: number;
  fds: SegmentFds;
}

function unbornOf(made: MadeQueue, maker: Named, reading: Reading, segment: Segment, fds: SegmentFds): Unborn {
  return { named: new Named(made.handle, made.interface, maker.version), maker, reading, segment, from: 0, fds };
}

export type Visit = (record: LogRecord) => void;

/** Whoever folds the log. */
export interface Folder {
  readonly visit: Visit;
  /**
   * A surface attached a buffer and was committed, both by their handles, with nothing between.
   * @returns false to be told by records
   */
  readonly show: (surface: number, buffer: number) => boolean;
}

/** An attach whose commit was not read yet; without a surface there is none. */
interface Attach {
  surface: Named | undefined;
  reading: Reading | undefined;
  segment: Segment | undefined;
  from: number;
}

const SERVER_IDS = 0xff000000;

/** Where the same message to the same object, said again and again, ends: in bytes, as `from` and `until`. */
function endOfRun(words: Int32Array, at: number, from: number, until: number): number {
  const id = words[at];
  const header = words[at + 1] as number;
  const step = header >>> 18; // in words
  const end = until >> 2;
  let next = at + step;
  while (next < end && words[next + 1] === header && words[next] === id) next += step;
  return from + ((next - at) << 2);
}

export class Tail {
  #parts: Part[] = [];
  #firstPart = 0;
  #marks: Mark[] = [];
  /** What requests made that are not read yet, in order of the handles. */
  readonly #made = new MadeQueue();
  /** Objects of the epoch in which the tail was written, up to what was read, by wire id. */
  readonly #clientIds: (Named | undefined)[] = [];
  readonly #serverIds: (Named | undefined)[] = [];
  readonly #unborn: Unborn[] = [];
  /** One that came and went. */
  #spare: Unborn | undefined;
  readonly #attach: Attach = { surface: undefined, reading: undefined, segment: undefined, from: 0 };
  /** Whether somebody wants to see what tells of memory, though it leaves no trace. */
  watched = false;

  /** @param ids the objects that the epoch began with */
  constructor(ids: ReadonlyMap<number, Known>) {
    for (const [id, known] of ids) this.addId(id, known);
  }

  /** A segment was begun that belongs to the log. */
  addSegment(segment: Segment): void {
    segment.hold();
    this.#parts.push({ segment, from: segment.length, fd: segment.fds.length });
  }

  /** A request that was just written made this object. */
  addMade(handle: number, descriptor: InterfaceDescriptor): void {
    this.#made.add(handle, descriptor);
  }

  addMark(record: LogRecord): void {
    const last = this.#parts[this.#parts.length - 1];
    this.#marks.push({ part: this.#firstPart + this.#parts.length - 1, at: last?.segment.length ?? 0, record });
  }

  /** A callback was answered. @returns whether its request is still here, and now comes to nothing: no mark is needed */
  answered(handle: number): boolean {
    return this.#made.answer(handle);
  }

  /** The compositor made an object under a wire id of its own. */
  addId(id: number, known: Known): void {
    this.#name(id, new Named(known.handle, known.interface, known.version));
  }

  #name(id: number, named: Named | undefined): void {
    if (id >= SERVER_IDS) this.#serverIds[id - SERVER_IDS] = named;
    else this.#clientIds[id] = named;
  }

  #named(id: number): Named | undefined {
    return id >= SERVER_IDS ? this.#serverIds[id - SERVER_IDS] : this.#clientIds[id];
  }

  /** Bytes that wait to be read. */
  get bytes(): number {
    let bytes = 0;
    for (const part of this.#parts) bytes += part.segment.length - part.from;
    return bytes;
  }

  /** File descriptors that are kept open for it. */
  get fds(): number {
    let fds = 0;
    for (const part of this.#parts) fds += part.segment.fds.length - part.fd;
    return fds;
  }

  get marks(): number {
    return this.#marks.length;
  }

  /** Reads everything and lets go of the segments that are full or sealed. */
  take(): LogRecord[] {
    const records: LogRecord[] = [];
    this.#read((record) => void records.push(record), undefined);
    return records;
  }

  /** The same for who folds it: what comes to nothing is passed over. */
  fold({ visit, show }: Folder): void {
    this.#read(visit, show);
  }

  /** The same but for the last two segments: the one that was just begun, and what may still come to nothing. */
  foldOlder({ visit, show }: Folder): void {
    if (this.#parts.length > 2) this.#read(visit, show, this.#parts.length - 2);
  }

  /**
   * @param show of who wants to see nothing that comes to nothing
   * @param count so many segments
   */
  #read(visit: Visit, show: Folder['show'] | undefined, count = this.#parts.length): void {
    const marks = this.#marks;
    this.#marks = [];
    let nextMark = 0;
    for (let i = 0; i < count; i++) {
      const part = this.#parts[i] as Part;
      const number = this.#firstPart + i;
      const fds = new SegmentFds(part.segment, part.fd);
      while (part.from < part.segment.length) {
        let mark = marks[nextMark];
        while (mark !== undefined && (mark.part < number || (mark.part === number && mark.at <= part.from))) {
          this.#bear(visit);
          visit(mark.record);
          mark = marks[++nextMark];
        }
        const until = mark?.part === number ? mark.at : part.segment.length;
        this.#readPart(part, until, fds, visit, show);
      }
      part.fd = part.segment.fds.length;
    }
    this.#bear(visit);
    if (count === this.#parts.length)
      for (; nextMark < marks.length; nextMark++) visit((marks[nextMark] as Mark).record);
    else this.#marks.unshift(...marks.slice(nextMark));
    // The last segment may still be written to; those before it are done.
    const done = this.#parts.splice(0, Math.min(count, Math.max(0, this.#parts.length - 1)));
    this.#firstPart += done.length;
    for (const part of done) part.segment.release();
  }

  #readPart(part: Part, until: number, fds: SegmentFds, visit: Visit, show: Folder['show'] | undefined): void {
    const { segment } = part;
    const { words } = segment;
    const { watched } = this;
    for (let from = part.from; from < until; from = part.from) {
      const at = from >> 2;
      const word = words[at + 1] as number;
      part.from = from + (word >>> 16);
      const target = this.#named((words[at] as number) >>> 0);
      const reading = target?.readings[word & 0xffff];
      if (target === undefined || reading === undefined) continue;
      if (show !== undefined && reading.kind !== FOLDS) {
        if (reading.kind === PASSES) {
          if (!watched || !reading.tells) {
            part.from = endOfRun(words, at, from, until);
            continue;
          }
        } else if (reading.kind === ENDS) {
          const { unborn } = target;
          if (unborn !== undefined) {
            this.#forget(unborn, (words[at] as number) >>> 0);
            continue;
          }
        } else if (reading.kind === ATTACHES) {
          // Who watches sees each by itself.
          if (!watched && this.#attaches(target, reading, segment, from, visit)) continue;
        } else if (reading.kind === COMMITS) {
          if (this.#shows(target, show)) continue;
        } else if (this.#passOver(target, reading, segment, from, fds)) continue;
      }
      this.#bear(visit);
      visit(this.#record(target, reading, segment, from, fds));
    }
  }

  /** A request that makes an object, or asks for an answer. @returns whether it need not be read, or not yet */
  #passOver(maker: Named, reading: Reading, segment: Segment, from: number, fds: SegmentFds): boolean {
    const made = this.#made;
    if (made.empty) return false;
    if (reading.kind === ASKS) {
      const { answered } = made;
      if (answered) made.shift();
      return answered;
    }
    if (reading.kind !== MAKES || maker.unborn !== undefined) return false;
    const own = reading.hasFds ? fds.ofMessage(from) : fds;
    const unborn = this.#spare ?? unbornOf(made, maker, reading, segment, own);
    this.#spare = undefined;
    const { named } = unborn;
    named.handle = made.handle;
    named.version = maker.version;
    if (named.interface !== made.interface) {
      named.interface = made.interface;
      named.readings = readingsOf(made.interface);
    }
    named.unborn = unborn;
    unborn.maker = maker;
    unborn.reading = reading;
    unborn.segment = segment;
    unborn.from = from;
    unborn.fds = own;
    made.shift();
    this.#unborn.push(unborn);
    this.#name((segment.words[(from >> 2) + reading.newId] as number) >>> 0, named);
    return true;
  }

  /** @returns whether it can wait for the commit */
  #attaches(surface: Named, reading: Reading, segment: Segment, from: number, visit: Visit): boolean {
    if (this.#named((segment.words[(from >> 2) + 2] as number) >>> 0)?.unborn !== undefined) return false;
    const attach = this.#attach;
    if (attach.surface !== undefined) this.#bear(visit);
    attach.surface = surface;
    attach.reading = reading;
    attach.segment = segment;
    attach.from = from;
    return true;
  }

  /** A surface is committed. @returns whether the attach that waited for it was all, and is done */
  #shows(surface: Named, show: Folder['show']): boolean {
    const attach = this.#attach;
    if (attach.surface !== surface) return false;
    const { words } = attach.segment as Segment;
    const at = (attach.from >> 2) + 2; // buffer, x, y
    const buffer = this.#named((words[at] as number) >>> 0);
    if (buffer === undefined || words[at + 1] !== 0 || words[at + 2] !== 0) return false;
    if (!show(surface.handle, buffer.handle)) return false;
    attach.surface = undefined;
    return true;
  }

  /** It came and went. */
  #forget(unborn: Unborn, id: number): void {
    unborn.named.unborn = undefined;
    if (this.#unborn[this.#unborn.length - 1] === unborn) this.#unborn.pop();
    else this.#unborn.splice(this.#unborn.lastIndexOf(unborn), 1);
    if (unborn.reading.hasFds) unborn.fds.closeKept(unborn.from);
    this.#name(id, undefined); // nothing else knows it
    this.#spare = unborn;
  }

  /** What was passed over is there, before anything may refer to it. */
  #bear(visit: Visit): void {
    const { surface, reading, segment, from } = this.#attach;
    if (surface !== undefined) {
      this.#attach.surface = undefined;
      visit(this.#recordOfNumbers(surface, reading as Reading, segment as Segment, from));
    }
    if (this.#unborn.length === 0) return;
    for (const { named, maker, reading, segment, from, fds } of this.#unborn) {
      named.unborn = undefined;
      visit(this.#record(maker, reading, segment, from, fds, named));
    }
    this.#unborn.length = 0;
  }

  /** @param named the object that the request made, if that is known already */
  #record(
    target: Named,
    reading: Reading,
    segment: Segment,
    from: number,
    fds: SegmentFds,
    named?: Named,
  ): RequestRecord {
    const at = from >> 2;
    const word = segment.words[at + 1] as number;
    if (reading.numbers) return this.#recordOfNumbers(target, reading, segment, from);
    const { message } = reading;
    fds.at(from);
    const values = decodeMessage(
      { bytes: segment.bytes, words: segment.words, start: from + HEADER_BYTES, end: from + (word >>> 16) },
      message,
      fds,
      target.interface.name,
    );
    let made: MadeObject | undefined;
    const args: LogArg[] = [];
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      switch (message.args[i]?.type) {
        case 'object':
          args.push(value === 0 ? 0 : (this.#named(value as number)?.handle ?? 0));
          break;
        case 'new_id': {
          const untyped = typeof value === 'object' ? (value as UntypedNewId) : undefined;
          if (named === undefined && this.#made.empty) {
            args.push(0);
            break;
          }
          const born = named ?? this.#made;
          made = { handle: born.handle, interface: born.interface, version: untyped?.version ?? target.version };
          if (named === undefined) {
            this.addId(untyped?.id ?? (value as number), made);
            this.#made.shift();
          }
          args.push(made.handle);
          break;
        }
        case 'fd':
          // An fd that is not kept belongs to its sender alone.
          args.push(fds.kept.has(value as OwnedFd) ? (value as OwnedFd) : null);
          break;
        default:
          args.push(value as LogArg);
      }
    }
    const request = { kind: 'request', target: target.handle, opcode: word & 0xffff, args } as const;
    return made === undefined ? request : { ...request, made };
  }

  /** Of a request of whole numbers and objects, which stand there as they were written. */
  #recordOfNumbers(target: Named, { message: { args } }: Reading, { words }: Segment, from: number): RequestRecord {
    const at = from >> 2;
    const values: LogArg[] = [];
    for (let i = 0; i < args.length; i++) {
      const word = words[at + 2 + i] as number;
      const type = args[i]?.type;
      if (type === 'int') values.push(word);
      else if (type === 'uint') values.push(word >>> 0);
      else values.push(word === 0 ? 0 : (this.#named(word >>> 0)?.handle ?? 0));
    }
    return { kind: 'request', target: target.handle, opcode: (words[at + 1] as number) & 0xffff, args: values };
  }

  /** Lets go of everything. */
  close(): void {
    for (const part of this.#parts) {
      for (const { fd, kept, at } of part.segment.fds) if (kept && at >= part.from) fd.close();
      part.segment.release();
    }
    this.#parts = [];
    this.#marks = [];
    this.#made.clear();
  }
}
