// Random ops for an author, and how many runs a property gets.
import fc from 'fast-check';
import { OP_NAMES, type Op, type OpName } from './author.js';

/** Runs per property; continuous integration and patient people raise it. */
export const RUNS = Number(process.env.RESURFACE_PROPERTY_RUNS ?? 300);

/**
 * Every run tries the same logs, so that a failure is the change's own; `RESURFACE_PROPERTY_SEED` tries others (`random`:
 * new ones each time), and brings back what a failure tells.
 */
const seed = process.env.RESURFACE_PROPERTY_SEED ?? '20261123';
export const parameters = { numRuns: RUNS, ...(seed !== 'random' && { seed: Number(seed) }) };

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
