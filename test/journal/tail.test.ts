// What folding passes over leaves no trace: the tail that is folded and the tail that is read whole come to the same state.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldRecord } from '../../src/journal/fold.js';
import { type LogRecord, ObjectState, State } from '../../src/journal/index.js';
import { enter } from '../../src/journal/references.js';
import { Tail } from '../../src/journal/tail.js';
import {
  wl_buffer,
  wl_callback,
  wl_compositor,
  wl_region,
  wl_shm_pool,
  wl_surface,
} from '../../src/protocol/generated/wayland.js';
import type { InterfaceDescriptor } from '../../src/protocol/index.js';
import { encodeMessage, Outbox, SegmentPool, type WireValue } from '../../src/wire/index.js';
import { canonical } from './canonical.js';

const STEPS = [
  'damage',
  'frame',
  'commit',
  'attach',
  'attach nothing',
  'create region',
  'add to a region',
  'set a region',
  'destroy a region',
  'create buffer',
  'destroy a buffer',
  'answer',
  'release',
  'fold',
  'begin a segment',
  'fold older segments',
] as const;

/** Compositor, surface, pool: handles and ids alike. */
const GIVEN: readonly InterfaceDescriptor[] = [wl_compositor, wl_surface, wl_shm_pool];
const [COMPOSITOR, SURFACE, POOL, FREE] = [1, 2, 3, 4];

/** Plays steps into a tail; `fold` and `foldOlder` are called where one says so, `fold` also at the end. */
function play(
  steps: readonly (readonly [(typeof STEPS)[number], number])[],
  fold: (tail: Tail) => void,
  foldOlder: (tail: Tail) => void,
  answers: (tail: Tail, handle: number) => boolean,
): void {
  const ids = new Map(GIVEN.map((one, i) => [i + 1, { handle: i + 1, interface: one, version: 6 }]));
  const tail = new Tail(ids);
  const out = new Outbox(new SegmentPool(), (segment) => tail.addSegment(segment));
  const alive = { callback: [] as number[], region: [] as number[], buffer: [] as number[] };
  let next = FREE;
  const say = (target: number, of: InterfaceDescriptor, request: string, values: WireValue[]): void => {
    const opcode = of.requests.findIndex(({ name }) => name === request);
    const message = of.requests[opcode];
    if (message !== undefined) encodeMessage(out, target, opcode, message, values, 'test');
  };
  const make = (
    target: number,
    of: InterfaceDescriptor,
    request: string,
    made: InterfaceDescriptor,
    rest: number[],
  ) => {
    say(target, of, request, [next, ...rest]);
    tail.addMade(next, made);
    return next++;
  };
  for (const [step, choice] of steps) {
    const one = (from: number[]): number => from[choice % from.length] ?? 0;
    const gone = (from: number[]): number => from.splice(choice % Math.max(1, from.length), 1)[0] ?? 0;
    if (step === 'damage') say(SURFACE, wl_surface, 'damage', [0, 0, 1, 1]);
    else if (step === 'frame') alive.callback.push(make(SURFACE, wl_surface, 'frame', wl_callback, []));
    else if (step === 'commit') say(SURFACE, wl_surface, 'commit', []);
    else if (step === 'attach nothing') say(SURFACE, wl_surface, 'attach', [0, 0, 0]);
    else if (step === 'attach') say(SURFACE, wl_surface, 'attach', [one(alive.buffer), 0, 0]);
    else if (step === 'create region')
      alive.region.push(make(COMPOSITOR, wl_compositor, 'create_region', wl_region, []));
    else if (step === 'create buffer')
      alive.buffer.push(make(POOL, wl_shm_pool, 'create_buffer', wl_buffer, [0, 1, 1, 4, 0]));
    else if (step === 'set a region') say(SURFACE, wl_surface, 'set_input_region', [one(alive.region)]);
    else if (step === 'fold') fold(tail);
    else if (step === 'begin a segment') out.seal();
    else if (step === 'fold older segments') foldOlder(tail);
    else if (step === 'add to a region') {
      if (alive.region.length > 0) say(one(alive.region), wl_region, 'add', [choice, 0, 1, 1]);
    } else if (step === 'destroy a region') {
      const region = gone(alive.region);
      if (region > 0) say(region, wl_region, 'destroy', []);
    } else if (step === 'destroy a buffer') {
      const buffer = gone(alive.buffer);
      if (buffer > 0) say(buffer, wl_buffer, 'destroy', []);
    } else if (step === 'release') {
      if (alive.buffer.length > 0) tail.addMark({ kind: 'event', target: one(alive.buffer), opcode: 0, args: [] });
    } else {
      const callback = gone(alive.callback);
      if (callback === 0 || answers(tail, callback)) continue;
      tail.addMark({ kind: 'event', target: callback, opcode: 0, args: [0] });
    }
  }
  fold(tail);
  tail.close();
  out.discard();
}

function fresh(): State {
  const state = new State();
  for (const [i, one] of GIVEN.entries()) {
    if (one === wl_surface) continue;
    enter(state, new ObjectState(i + 1, one, 6, { target: 0, opcode: -1, args: [] }, 0));
  }
  foldRecord(state, {
    kind: 'request',
    target: COMPOSITOR,
    opcode: 0,
    args: [SURFACE],
    made: { handle: SURFACE, interface: wl_surface, version: 6 },
  });
  return state;
}

const anySteps = fc.array(fc.tuple(fc.constantFrom(...STEPS), fc.nat(5)), { maxLength: 120 });

test('what is passed over leaves no trace', () => {
  let passed = 0;
  let whole = 0;
  fc.assert(
    fc.property(anySteps, (steps) => {
      const [brief, full] = [fresh(), fresh()];
      const into = (state: State) => (record: LogRecord) => {
        if (state === brief) passed++;
        else whole++;
        foldRecord(state, record);
      };
      play(
        steps,
        (tail) => tail.fold(into(brief)),
        (tail) => tail.foldOlder(into(brief)),
        (tail, callback) => tail.answered(callback),
      );
      play(
        steps,
        (tail) => tail.take().forEach(into(full)),
        () => {},
        () => false,
      );
      expect(canonical(brief)).toEqual(canonical(full));
    }),
    { numRuns: 500 },
  );
  expect(passed).toBeLessThan(whole); // there was something to pass over
});

test('of what is folded early, the last two segments stay: what they ask for may still be answered', () => {
  const tail = new Tail(new Map([[1, { handle: 1, interface: wl_surface, version: 6 }]]));
  const out = new Outbox(new SegmentPool(), (segment) => tail.addSegment(segment));
  const frame = wl_surface.requests.findIndex(({ name }) => name === 'frame');
  const message = wl_surface.requests[frame];
  const read: LogRecord[] = [];
  for (let handle = 2; handle <= 4 && message !== undefined; handle++) {
    encodeMessage(out, 1, frame, message, [handle], 'test');
    tail.addMade(handle, wl_callback);
    tail.addMark({ kind: 'note', target: handle });
    out.seal();
  }
  tail.foldOlder((record) => void read.push(record));
  const told = (records: readonly LogRecord[]): unknown[] =>
    records.map((one) => (one.kind === 'request' ? one.made?.handle : [one.kind, 'target' in one && one.target]));
  expect(told(read)).toEqual([2]);
  expect(tail.answered(3)).toBe(true);
  tail.fold((record) => void read.push(record));
  expect(told(read)).toEqual([2, ['note', 2], ['note', 3], 4, ['note', 4]]);
  tail.close();
  out.discard();
});
