/**
 * The part of the log that is not folded yet: segments with the wire ids of one epoch, as they were
 * sent, and the marks between their messages.
 */

import type { InterfaceDescriptor } from '../protocol/index.js';
import {
  decodeMessage,
  HEADER_BYTES,
  type OwnedFd,
  type Segment,
  type SegmentFd,
  type UntypedNewId,
} from '../wire/index.js';
import type { LogArg, LogRecord, MadeObject, RequestRecord } from './record.js';

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
}

interface Mark {
  /** Stands before the byte `at` of the part with this number. */
  readonly part: number;
  readonly at: number;
  readonly record: LogRecord;
}

export class Tail {
  #parts: Part[] = [];
  #firstPart = 0;
  #marks: Mark[] = [];
  #made: { handle: number; interface: InterfaceDescriptor }[] = [];
  /** Wire id → object, of the epoch in which the tail was written, up to what was read. */
  readonly #ids: Map<number, Known>;
  #bytesRead = 0;

  /** @param ids the objects that the epoch began with */
  constructor(ids: Map<number, Known>) {
    this.#ids = ids;
  }

  /** A segment was begun that belongs to the log. */
  addSegment(segment: Segment): void {
    segment.hold();
    this.#parts.push({ segment, from: segment.length });
  }

  /** A request that was just written made this object. */
  addMade(handle: number, descriptor: InterfaceDescriptor): void {
    this.#made.push({ handle, interface: descriptor });
  }

  addMark(record: LogRecord): void {
    const last = this.#parts[this.#parts.length - 1];
    this.#marks.push({ part: this.#firstPart + this.#parts.length - 1, at: last?.segment.length ?? 0, record });
  }

  /** The compositor made an object under a wire id of its own. */
  addId(id: number, known: Known): void {
    this.#ids.set(id, known);
  }

  /** Bytes that wait to be read. */
  get bytes(): number {
    let bytes = 0;
    for (const part of this.#parts) bytes += part.segment.length - part.from;
    return bytes;
  }

  get marks(): number {
    return this.#marks.length;
  }

  /** Reads everything and lets go of the segments that are full or sealed. */
  *take(): Generator<LogRecord> {
    const marks = this.#marks;
    this.#marks = [];
    let nextMark = 0;
    for (let i = 0; i < this.#parts.length; i++) {
      const part = this.#parts[i] as Part;
      const number = this.#firstPart + i;
      const { segment } = part;
      const fds = new SegmentFds(segment, part.from);
      while (part.from < segment.length) {
        for (
          let mark = marks[nextMark];
          mark && (mark.part < number || (mark.part === number && mark.at <= part.from));
        ) {
          yield mark.record;
          mark = marks[++nextMark];
        }
        const record = this.#read(part, fds);
        if (record !== undefined) yield record;
      }
    }
    for (; nextMark < marks.length; nextMark++) yield (marks[nextMark] as Mark).record;
    // The last segment may still be written to; those before it are done.
    const done = this.#parts.splice(0, Math.max(0, this.#parts.length - 1));
    this.#firstPart += done.length;
    for (const part of done) part.segment.release();
  }

  #read(part: Part, fds: SegmentFds): RequestRecord | undefined {
    const { segment, from } = part;
    const id = (segment.words[from >> 2] as number) >>> 0;
    const word = segment.words[(from >> 2) + 1] as number;
    const size = word >>> 16;
    const opcode = word & 0xffff;
    part.from += size;
    this.#bytesRead += size;
    const target = this.#ids.get(id);
    const message = target?.interface.requests[opcode];
    if (target === undefined || message === undefined) return undefined;
    fds.at(from);
    const values = decodeMessage(
      { bytes: segment.bytes, words: segment.words, start: from + HEADER_BYTES, end: from + size },
      message,
      fds,
      target.interface.name,
    );
    let made: MadeObject | undefined;
    const args = message.args.map((arg, i): LogArg => {
      const value = values[i];
      if (arg.type === 'object') return value === 0 ? 0 : (this.#ids.get(value as number)?.handle ?? 0);
      if (arg.type === 'new_id') {
        const untyped = typeof value === 'object' ? (value as UntypedNewId) : undefined;
        const born = this.#made.shift();
        if (born === undefined) return 0;
        const version = untyped?.version ?? target.version;
        made = { handle: born.handle, interface: born.interface, version };
        this.#ids.set(untyped?.id ?? (value as number), made);
        return born.handle;
      }
      // An fd that is not kept belongs to its sender alone.
      if (arg.type === 'fd') return fds.kept.has(value as OwnedFd) ? (value as OwnedFd) : null;
      return value as LogArg;
    });
    return { kind: 'request', target: target.handle, opcode, args, ...(made && { made }) };
  }

  /** Lets go of everything. */
  close(): void {
    for (const part of this.#parts) {
      for (const { fd, kept, at } of part.segment.fds) if (kept && at >= part.from) fd.close();
      part.segment.release();
    }
    this.#parts = [];
    this.#marks = [];
    this.#made = [];
  }
}

/** The fds of a segment's messages; those that were not kept are gone, which decoding must not mind. */
class SegmentFds {
  readonly #segment: Segment;
  readonly kept = new Set<OwnedFd>();
  #next: number;
  #at = 0;

  constructor(segment: Segment, from: number) {
    this.#segment = segment;
    this.#next = segment.fds.findIndex((entry) => entry.at >= from);
    if (this.#next < 0) this.#next = segment.fds.length;
  }

  at(message: number): void {
    this.#at = message;
  }

  shift(): OwnedFd | undefined {
    const entry: SegmentFd | undefined = this.#segment.fds[this.#next];
    if (entry === undefined || entry.at !== this.#at) return undefined;
    this.#next++;
    if (entry.kept) this.kept.add(entry.fd);
    return entry.fd;
  }
}
