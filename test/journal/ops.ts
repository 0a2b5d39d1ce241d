// Random ops for an author, and how many runs a property gets.
import fc from 'fast-check';
import { OP_NAMES, type Op, type OpName } from './author.js';

/** Runs per property: continuous integration tries at least 10,000, patient people more. */
export const RUNS = Number(process.env.RESURFACE_PROPERTY_RUNS ?? 300);

/** Other logs each time, unless `RESURFACE_PROPERTY_SEED` says which (test/support/seed.ts). */
export const parameters = { numRuns: RUNS };

/** For as many runs as anybody asks for, on any machine, in ms. */
export const PATIENCE = 4 * 3_600_000;

/** What more often leads somewhere. */
const LIKELY: readonly OpName[] = [
  'surface',
  'surface',
  'buffer',
  'onePixel',
  'show',
  'show',
  'show',
  'show',
  'commit',
  'commit',
  'commit',
  'draw',
  'toplevel',
  'toplevel',
  'subsurface',
  'subsurface',
  'desync',
  'place',
  'popup',
  'popup',
  'menu',
  'deep',
  'extend',
  'extend',
  'setExtension',
];

const names = [...OP_NAMES, ...LIKELY];
const number = fc.nat({ max: 63 });
const op: fc.Arbitrary<Op> = fc.record({ op: fc.constantFrom(...names), a: number, b: number, c: number });

/** What every run begins with, so that short lists lead somewhere too. */
const OPENING: readonly Op[] = (
  ['surface', 'surface', 'surface', 'surface', 'buffer', 'onePixel', 'toplevel', 'show'] as const
).map((name, i) => ({ op: name, a: i === 7 ? 1 : i % 4, b: 1, c: 1 }));

export const ops: fc.Arbitrary<Op[]> = fc
  .tuple(fc.boolean(), fc.noBias(fc.array(op, { maxLength: 160, size: 'max' })))
  .map(([opened, list]) => (opened ? [...OPENING, ...list] : list));
