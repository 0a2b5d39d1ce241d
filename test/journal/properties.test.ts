// The laws of the log, for whatever a valid app may say.
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compact, endEpoch, fold, type LogRecord, plan, TEMPORARY_HANDLES } from '../../src/journal/index.js';
import { Author, described, EVERYTHING, freshState, type Op } from './author.js';
import { canonical } from './canonical.js';
import { ops, PATIENCE, parameters } from './ops.js';

const COMMIT = 6;

function logOf(list: readonly Op[]): readonly LogRecord[] {
  const author = new Author(undefined, EVERYTHING, true);
  for (const one of list) author.do(one);
  return author.records;
}

/** Strictly first, which is quick; what differs is then shown. */
function same(one: unknown, other: unknown, what?: string): void {
  if (!isDeepStrictEqual(one, other)) expect(one, what).toEqual(other);
}

/** Runs a law over random logs; what breaks it is told as a list of requests. */
function law(check: (log: readonly LogRecord[], draw: fc.GeneratorValue) => void): void {
  fc.assert(
    fc.property(ops, fc.gen(), (list, draw) => {
      const log = logOf(list);
      try {
        check(log, draw);
      } catch (error) {
        throw new Error(`${(error as Error).message}\n\n${described(log)}`, { cause: error });
      }
    }),
    parameters,
  );
}

test('folding in any split gives the same state', { timeout: PATIENCE }, () => {
  law((log, draw) => {
    const parts = freshState();
    for (let at = 0; at < log.length; ) {
      const next = at + 1 + draw(fc.nat, { max: log.length - at });
      fold(parts, log.slice(at, next));
      at = next;
    }
    same(canonical(parts), canonical(fold(freshState(), log)));
  });
});

test('a compacted log folds to the state that it was made from, and compacts to itself', { timeout: PATIENCE }, () => {
  law((log) => {
    const state = fold(freshState(), log);
    const compacted = compact(state);
    try {
      const again = fold(freshState(), compacted);
      same(canonical(again), canonical(state));
      expect(described(compact(again))).toBe(described(compacted));
    } catch (error) {
      throw new Error(`${(error as Error).message}\n\ncompacted:\n${described(compacted)}`, { cause: error });
    }
  });
});

test('a compacted log has no more requests than the log, and every object that is kept is needed', {
  timeout: PATIENCE,
}, () => {
  // Apart from temporaries, and from commits: state without content is committed before a role.
  const requests = (records: readonly LogRecord[]): number =>
    records.filter(
      (one) =>
        one.kind === 'request' &&
        one.target < TEMPORARY_HANDLES &&
        (one.made?.handle ?? 0) < TEMPORARY_HANDLES &&
        !(one.args.length === 0 && one.opcode === COMMIT),
    ).length;
  law((log) => {
    const state = fold(freshState(), log);
    expect(requests(compact(state))).toBeLessThanOrEqual(requests(log));
    for (const one of state.objects.values()) {
      if (one.dead && !(one.references > 0)) expect.fail(`${one.interface.name}#${one.handle} is kept for nothing`);
    }
  });
});

test('what is left at the end of a connection folds to itself, a second end changes nothing, and a plan is made of it alike', {
  timeout: PATIENCE,
}, () => {
  law((log) => {
    const state = fold(freshState(), log);
    endEpoch(state);
    const left = canonical(state);
    const saved = compact(state);
    const again = fold(freshState(), saved);
    same(canonical(again), left);
    expect(endEpoch(again)).toEqual([]);
    same(canonical(again), left);
    expect(described(compact(again))).toBe(described(saved));
    const made = plan(state, [1, 2]);
    same(canonical(state), left, 'a plan changes nothing');
    same(plan(again, [1, 2]), made);
  });
});
