/**
 * The log of a snapshot as text, in the form of `WAYLAND_DEBUG`. Ids are handles, and the number of the record stands where
 * libwayland has the time, so that tools that read the one read the other. What no message says is a comment.
 */

import type { LogArg, LogRecord, MadeObject } from '../journal/index.js';
import { wl_display } from '../protocol/generated/wayland.js';
import type { MessageDescriptor } from '../protocol/index.js';
import { formatMessage, OwnedFd, type WireValue } from '../wire/index.js';
import { clean } from './text.js';

/** One line for each record, in order. */
export function logText(records: readonly LogRecord[]): string {
  const objects = new Map<number, MadeObject>([[1, { handle: 1, interface: wl_display, version: 1 }]]);
  const name = (handle: number): string => `${objects.get(handle)?.interface.name ?? '[unknown]'}@${handle}`;
  const lines = records.map((record, i) => {
    const stamp = `[${String(Math.floor(i / 1000)).padStart(7)}.${String(i % 1000).padStart(3, '0')}]`;
    return `${stamp} ${clean(lineOf(record, objects, name))}\n`;
  });
  return lines.join('');
}

function lineOf(record: LogRecord, objects: Map<number, MadeObject>, name: (handle: number) => string): string {
  if (record.kind === 'made') {
    objects.set(record.made.handle, record.made);
    return `# an event of ${name(record.by)} made ${name(record.made.handle)}, version ${record.made.version}`;
  }
  if (record.kind === 'gone') return `# ${name(record.target)} is gone`;
  if (record.kind === 'note') {
    const { key, sensitive, asked } = record;
    const notes = [
      ...(key === undefined ? [] : [`has the key ${JSON.stringify(key)}`]),
      ...(sensitive === undefined ? [] : [sensitive ? 'is sensitive' : 'is not sensitive']),
      ...(asked === undefined ? [] : [asked ? 'asked for its first configure' : 'asked for no configure yet']),
    ];
    return `# ${name(record.target)} ${notes.join(', ')}`;
  }
  const of = objects.get(record.target)?.interface;
  const target = { interface: of?.name ?? '[unknown]', id: record.target };
  const message = (record.kind === 'request' ? of?.requests : of?.events)?.[record.opcode];
  const made = record.kind === 'request' ? record.made : undefined;
  if (made !== undefined) objects.set(made.handle, made);
  // What is decoded from a file has its messages: a foreign one would have been refused.
  if (message === undefined) return `# ${name(record.target)}: message ${record.opcode}`;
  const values = valuesOf(message, record.args, made);
  const text = formatMessage(target, message, values, (handle) => objects.get(handle)?.interface.name);
  return record.kind === 'request' ? ` -> ${text}` : text;
}

function valuesOf(message: MessageDescriptor, args: readonly LogArg[], made: MadeObject | undefined): WireValue[] {
  return message.args.map((arg, i): WireValue => {
    const value = args[i] ?? null;
    if (arg.type === 'new_id' && arg.interface === undefined && made !== undefined) {
      return { interface: made.interface.name, version: made.version, id: made.handle };
    }
    return value instanceof OwnedFd ? null : value; // its number is this process's, and says nothing
  });
}
