import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PoolSpace, wholePages } from '../../src/shm/space.js';

const PAGE = 4096;

test('places start at pages, and nothing is given out twice', () => {
  const space = new PoolSpace(0, 4 * PAGE);
  expect([space.take(PAGE + 1), space.take(1), space.take(PAGE), space.take(1)]).toEqual([
    0,
    2 * PAGE,
    3 * PAGE,
    undefined,
  ]);
});

test('a header keeps its page for itself', () => {
  expect(new PoolSpace(8, 2 * PAGE).take(10)).toBe(PAGE);
});

test('neighbours that are given back become one place again', () => {
  const space = new PoolSpace(0, 3 * PAGE);
  for (let i = 0; i < 3; i++) space.take(PAGE);
  space.giveBack(0, PAGE);
  space.giveBack(2 * PAGE, PAGE);
  expect(space.take(2 * PAGE)).toBeUndefined();
  space.giveBack(PAGE, PAGE);
  expect(space.take(3 * PAGE)).toBe(0);
});

test('growing by what it names makes room, and counts what is free at the end', () => {
  const space = new PoolSpace(0, 3 * PAGE);
  space.take(PAGE);
  expect(space.sizeFor(5 * PAGE)).toBe(6 * PAGE);
  space.extend(6 * PAGE);
  expect(space.take(5 * PAGE)).toBe(PAGE);
});

test('whatever is taken and given back, places never overlap and all of it can be had again', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 40 * PAGE }),
      fc.array(fc.oneof(fc.integer({ min: 1, max: 5 * PAGE }), fc.constant(undefined)), { maxLength: 60 }),
      (size, steps) => {
        const space = new PoolSpace(0, size);
        const taken: { offset: number; bytes: number }[] = [];
        for (const bytes of steps) {
          if (bytes === undefined) {
            const one = taken.shift();
            if (one) space.giveBack(one.offset, one.bytes);
            continue;
          }
          const offset = space.take(bytes);
          if (offset === undefined) continue;
          expect(offset + bytes).toBeLessThanOrEqual(size);
          for (const one of taken) {
            expect(offset + bytes <= one.offset || one.offset + one.bytes <= offset).toBe(true);
          }
          taken.push({ offset, bytes });
        }
        // The same places, said to another one after a restore, leave the same room.
        const again = new PoolSpace(0, size);
        for (const one of taken) again.occupy(one.offset, one.bytes);
        for (const one of taken) again.giveBack(one.offset, one.bytes);
        for (const one of taken) space.giveBack(one.offset, one.bytes);
        const whole = Math.floor(size / PAGE) * PAGE;
        if (whole > 0) expect([space.take(whole), again.take(whole)]).toEqual([0, 0]);
        expect(wholePages(whole)).toBe(whole);
      },
    ),
  );
});
