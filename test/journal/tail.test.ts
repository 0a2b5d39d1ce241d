// What folding passes over leaves no trace: the tail that is folded and the tail that is read whole come to the same state.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldRecord } from '../../src/journal/fold.js';
import { type LogRecord, ObjectState, State } from '../../src/journal/index.js';
import { show } from '../../src/journal/latch.js';
import { enter } from '../../src/journal/references.js';
import { Tail } from '../../src/journal/tail.js';
import { wp_viewport, wp_viewporter } from '../../src/protocol/generated/viewporter.js';
import {
  wl_buffer,
  wl_callback,
  wl_compositor,
  wl_region,
  wl_shm_pool,
  wl_subcompositor,
  wl_subsurface,
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
  'attach with an offset',
  'show',
  'show what was damaged before',
  'attach to the other surface',
  'commit the other surface',
  'put one surface on the other',
  'desynchronize',
  'stack below',
  'take one surface off the other',
  'make a viewport',
  'set the viewport',
  'destroy the viewport',
  'get release',
  'hide from files',
  'create region',
  'add to a region',
  'take from a region', // looks like damage but for its target
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

/** What there is from the start: handles and ids alike. */
const GIVEN: readonly InterfaceDescriptor[] = [
  wl_compositor,
  wl_surface,
  wl_shm_pool,
  wl_subcompositor,
  wl_surface,
  wp_viewporter,
];
const [COMPOSITOR, SURFACE, POOL, SUBCOMPOSITOR, OTHER, VIEWPORTER, FREE] = [1, 2, 3, 4, 5, 6, 7];
const OFFSET_REPLACES = 5; // from this version on, an attach has no offset

/** Plays steps into a tail; `fold` and `foldOlder` are called where one says so, `fold` also at the end. */
function play(
  version: number,
  steps: readonly (readonly [(typeof STEPS)[number], number])[],
  fold: (tail: Tail) => void,
  foldOlder: (tail: Tail) => void,
  answers: (tail: Tail, handle: number) => boolean,
): void {
  const ids = new Map(GIVEN.map((one, i) => [i + 1, { handle: i + 1, interface: one, version }]));
  const tail = new Tail(ids);
  const out = new Outbox(new SegmentPool(), (segment) => tail.addSegment(segment));
  const none = (): number[] => [];
  const alive = { callback: none(), region: none(), buffer: none(), subsurface: none(), viewport: none() };
  let parent = OTHER;
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
  const answer = (callback: number): void => {
    if (!answers(tail, callback)) tail.addMark({ kind: 'event', target: callback, opcode: 0, args: [0] });
  };
  for (const [step, choice] of steps) {
    const one = (from: number[]): number => from[choice % from.length] ?? 0;
    const gone = (from: number[]): number => from.splice(choice % Math.max(1, from.length), 1)[0] ?? 0;
    if (step === 'damage') say(SURFACE, wl_surface, 'damage', [0, 0, 1, 1]);
    else if (step === 'frame') alive.callback.push(make(SURFACE, wl_surface, 'frame', wl_callback, []));
    else if (step === 'commit') say(SURFACE, wl_surface, 'commit', []);
    else if (step === 'attach nothing') say(SURFACE, wl_surface, 'attach', [0, 0, 0]);
    else if (step === 'attach') say(SURFACE, wl_surface, 'attach', [one(alive.buffer), 0, 0]);
    else if (step === 'attach with an offset') {
      say(SURFACE, wl_surface, 'attach', [one(alive.buffer), version < OFFSET_REPLACES ? choice : 0, 0]);
    } else if (step === 'show') {
      say(SURFACE, wl_surface, 'attach', [one(alive.buffer), version < OFFSET_REPLACES && choice === 1 ? 1 : 0, 0]);
      say(SURFACE, wl_surface, 'damage', [0, 0, 1, 1]);
      answer(make(SURFACE, wl_surface, 'frame', wl_callback, []));
      say(SURFACE, wl_surface, 'commit', []);
    } else if (step === 'show what was damaged before') {
      say(SURFACE, wl_surface, 'damage', [choice, 0, 1, 1]);
      say(SURFACE, wl_surface, 'attach', [one(alive.buffer), 0, 0]);
      say(SURFACE, wl_surface, 'commit', []);
    } else if (step === 'attach to the other surface') say(OTHER, wl_surface, 'attach', [one(alive.buffer), 0, 0]);
    else if (step === 'commit the other surface') say(OTHER, wl_surface, 'commit', []);
    else if (step === 'put one surface on the other') {
      if (alive.subsurface.length > 0) continue;
      parent = choice % 2 === 0 ? OTHER : SURFACE;
      const rest = [parent === OTHER ? SURFACE : OTHER, parent];
      alive.subsurface.push(make(SUBCOMPOSITOR, wl_subcompositor, 'get_subsurface', wl_subsurface, rest));
    } else if (step === 'desynchronize') {
      if (alive.subsurface.length > 0) say(one(alive.subsurface), wl_subsurface, 'set_desync', []);
    } else if (step === 'stack below') {
      if (alive.subsurface.length > 0) say(one(alive.subsurface), wl_subsurface, 'place_below', [parent]);
    } else if (step === 'take one surface off the other') {
      const subsurface = gone(alive.subsurface);
      if (subsurface > 0) say(subsurface, wl_subsurface, 'destroy', []);
    } else if (step === 'make a viewport') {
      if (alive.viewport.length > 0) continue;
      alive.viewport.push(make(VIEWPORTER, wp_viewporter, 'get_viewport', wp_viewport, [SURFACE]));
    } else if (step === 'set the viewport') {
      if (alive.viewport.length > 0) say(one(alive.viewport), wp_viewport, 'set_destination', [choice + 1, 1]);
    } else if (step === 'destroy the viewport') {
      const viewport = gone(alive.viewport);
      if (viewport > 0) say(viewport, wp_viewport, 'destroy', []);
    } else if (step === 'get release') {
      alive.callback.push(make(SURFACE, wl_surface, 'get_release', wl_callback, []));
    } else if (step === 'hide from files') tail.addMark({ kind: 'note', target: SURFACE, sensitive: choice > 0 });
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
    } else if (step === 'take from a region') {
      if (alive.region.length > 0) say(one(alive.region), wl_region, 'subtract', [choice, 0, 1, 1]);
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
      if (callback > 0) answer(callback);
    }
  }
  fold(tail);
  tail.close();
  out.discard();
}

function fresh(version: number): State {
  const state = new State();
  for (const [i, one] of GIVEN.entries()) {
    if (one === wl_surface) continue;
    enter(state, new ObjectState(i + 1, one, version, { target: 0, opcode: -1, args: [] }, 0));
  }
  for (const handle of [SURFACE, OTHER]) {
    const made = { handle, interface: wl_surface, version };
    foldRecord(state, { kind: 'request', target: COMPOSITOR, opcode: 0, args: [handle], made });
  }
  return state;
}

const FLOOD: readonly (typeof STEPS)[number][] = [
  'show',
  'show',
  'show what was damaged before',
  'create buffer',
  'destroy a buffer',
  'begin a segment',
];
const step = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...FLOOD) },
  { weight: 1, arbitrary: fc.constantFrom(...STEPS) },
);
const anySteps = fc.array(fc.tuple(step, fc.nat(5)), { maxLength: 120, size: 'max' });

type Steps = Parameters<typeof play>[1];

/** Plays the same steps into a tail that is folded and one that is read whole. @returns both states, in canonical form */
function both(
  version: number,
  steps: Steps,
  seen: { passed: number; whole: number; atOnce: number; byRecords: number },
) {
  const [brief, full] = [fresh(version), fresh(version)];
  const into = (state: State) => (record: LogRecord) => {
    seen[state === brief ? 'passed' : 'whole']++;
    foldRecord(state, record);
  };
  const folder = {
    visit: into(brief),
    show: (surface: number, buffer: number) => {
      const done = show(brief, surface, buffer);
      seen[done ? 'atOnce' : 'byRecords']++;
      return done;
    },
  };
  play(
    version,
    steps,
    (tail) => tail.fold(folder),
    (tail) => tail.foldOlder(folder),
    (tail, callback) => tail.answered(callback),
  );
  play(
    version,
    steps,
    (tail) => tail.take().forEach(into(full)),
    () => {},
    () => false,
  );
  return { brief: canonical(brief), full: canonical(full) };
}

test('what is passed over leaves no trace', () => {
  const seen = { passed: 0, whole: 0, atOnce: 0, byRecords: 0 };
  fc.assert(
    fc.property(fc.constantFrom(4, 7), anySteps, (version, steps) => {
      const { brief, full } = both(version, steps, seen);
      expect(brief).toEqual(full);
    }),
    { numRuns: 500 },
  );
  expect(seen.passed).toBeLessThan(seen.whole); // there was something to pass over
  expect(seen.atOnce).toBeGreaterThan(0);
  expect(seen.byRecords).toBeGreaterThan(0);
});

test('a run of damage ends where another object is spoken to, with the same opcode and length', () => {
  const seen = { passed: 0, whole: 0, atOnce: 0, byRecords: 0 };
  const steps: Steps = [
    ['create region', 0],
    ['add to a region', 3],
    ['set a region', 0],
    ['damage', 0],
    ['damage', 0],
    ['take from a region', 2],
    ['damage', 0],
    ['commit', 0],
  ];
  const { brief, full } = both(4, steps, seen);
  expect(brief).toEqual(full);
  expect(seen.whole - seen.passed).toBe(3);
});

/** What of a log tells which pixels are shown. */
function content(records: readonly LogRecord[]): unknown[] {
  const names = ['attach', 'damage', 'commit'];
  return records.flatMap((one) => {
    if (one.kind !== 'request' || (one.target !== SURFACE && one.target !== OTHER)) return [];
    const name = wl_surface.requests[one.opcode]?.name ?? '';
    return names.includes(name) ? [[one.target, name, ...one.args]] : [];
  });
}

test('who watches sees each attach, damage and commit, also what folding alone would pass over', () => {
  fc.assert(
    fc.property(fc.constantFrom(4, 7), anySteps, (version, steps) => {
      const state = fresh(version);
      const seen: LogRecord[] = [];
      const all: LogRecord[] = [];
      const folder = {
        visit: (record: LogRecord) => {
          seen.push(record);
          foldRecord(state, record);
        },
        show: (surface: number, buffer: number) => show(state, surface, buffer),
      };
      const watched = (tail: Tail): Tail => {
        tail.watched = true;
        return tail;
      };
      play(
        version,
        steps,
        (tail) => watched(tail).fold(folder),
        (tail) => watched(tail).foldOlder(folder),
        (tail, callback) => tail.answered(callback),
      );
      play(
        version,
        steps,
        (tail) => all.push(...tail.take()),
        () => {},
        () => false,
      );
      expect(content(seen)).toEqual(content(all));
    }),
    { numRuns: 300 },
  );
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
  const folder = { visit: (record: LogRecord) => void read.push(record), show: () => false };
  tail.foldOlder(folder);
  const told = (records: readonly LogRecord[]): unknown[] =>
    records.map((one) => (one.kind === 'request' ? one.made?.handle : [one.kind, 'target' in one && one.target]));
  expect(told(read)).toEqual([2]);
  expect(tail.answered(3)).toBe(true);
  tail.fold(folder);
  expect(told(read)).toEqual([2, ['note', 2], ['note', 3], 4, ['note', 4]]);
  tail.close();
  out.discard();
});
