// Which global an object is bound to: through hot-plugging, compaction and the bytes of a file.
import { expect, test } from 'vitest';
import {
  compact,
  decodeRecords,
  encodeRecords,
  fold,
  type LogArg,
  type LogRecord,
  type State,
} from '../../src/journal/index.js';
import { wl_display, wl_output, wl_registry } from '../../src/protocol/generated/wayland.js';
import { freshState } from '../../src/session/save.js';
import { canonical } from './canonical.js';

const registry = { handle: 2, interface: wl_registry, version: 1 };
const begin: LogRecord = { kind: 'request', target: 1, opcode: 1, args: [2], made: registry };

function announced(name: number): LogRecord {
  return { kind: 'event', target: 2, opcode: 0, args: [name, 'wl_output', 4] };
}

function removed(name: number): LogRecord {
  return { kind: 'event', target: 2, opcode: 1, args: [name] };
}

function bound(name: number, handle: number): LogRecord {
  const made = { handle, interface: wl_output, version: 4 };
  return { kind: 'request', target: 2, opcode: 0, args: [name, handle], made };
}

function told(handle: number, event: string, ...args: LogArg[]): LogRecord {
  return { kind: 'event', target: handle, opcode: wl_output.events.findIndex(({ name }) => name === event), args };
}

const globalsOf = (state: State): unknown[] =>
  [...state.objects.values()].flatMap(({ handle, global }) =>
    global === undefined ? [] : [[handle, global.ordinal, global.absent === true]],
  );

const hotPlugged: LogRecord[] = [
  begin,
  announced(11),
  announced(12),
  bound(12, 3),
  told(3, 'name', 'second'),
  removed(11),
  bound(12, 4),
  removed(12),
  announced(13),
  announced(14),
  bound(13, 5),
  bound(14, 6),
  { kind: 'note', target: 6, needs: { min: 3, required: true } },
];

test('a global keeps its number while others come and go, and while something is bound to it', () => {
  expect(globalsOf(fold(freshState(), hotPlugged))).toEqual([
    [3, 1, true],
    [4, 1, true],
    [5, 0, false],
    [6, 2, false],
  ]);
});

test('a compacted log says the same: which is which, what was taken back, what was told, what is needed', () => {
  const state = fold(freshState(), hotPlugged);
  const again = fold(freshState(), compact(state));
  expect(canonical(again)).toEqual(canonical(state));
  expect(globalsOf(again)).toEqual(globalsOf(state));
  expect(again.object(3)?.heard.get('name')).toEqual(['second']);
  expect(again.object(6)?.needs).toEqual({ min: 3, required: true });
  expect(compact(again)).toEqual(compact(state));
});

test('and so do its bytes', () => {
  const roots = [{ handle: 1, interface: wl_display, version: 1 }];
  const records = compact(fold(freshState(), hotPlugged));
  const known = new Map([wl_registry, wl_output].map((one) => [one.name, one]));
  const bytes = encodeRecords(records, { roots });
  expect(decodeRecords(bytes, { roots, interfaceNamed: (name) => known.get(name) })).toEqual(records);
});
