import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MadeQueue } from '../../src/journal/made-queue.js';
import { wl_callback, wl_region } from '../../src/protocol/generated/wayland.js';

it('keeps what was made in order, and what was answered, however full it gets', () => {
  const step = fc.oneof(
    fc.record({ add: fc.integer({ min: 1, max: 3000 }), gap: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ shift: fc.integer({ min: 1, max: 3000 }) }),
    fc.record({ answer: fc.integer({ min: 0, max: 6000 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const queue = new MadeQueue();
      const plain: { handle: number; callback: boolean; answered: boolean }[] = [];
      let next = 7;
      for (const one of steps) {
        if ('add' in one) {
          for (let i = 0; i < one.add; i++) {
            next += i === 0 ? one.gap : 1; // in between something else was given a handle
            const callback = next % 3 === 0;
            queue.add(next, callback ? wl_callback : wl_region);
            plain.push({ handle: next, callback, answered: false });
          }
        } else if ('answer' in one) {
          const handle = next - one.answer;
          const found = plain.find((made) => made.handle === handle);
          if (found !== undefined) found.answered = true;
          expect(queue.answer(handle)).toBe(found !== undefined);
        } else {
          for (let i = 0; i < one.shift && plain.length > 0; i++) {
            const { handle, callback, answered } = plain.shift() as (typeof plain)[number];
            expect([queue.empty, queue.handle, queue.interface, queue.answered]).toEqual([
              ...[false, handle, callback ? wl_callback : wl_region, answered],
            ]);
            queue.shift();
          }
        }
        expect([queue.empty, queue.answered]).toEqual([plain.length === 0, plain[0]?.answered ?? false]);
      }
    }),
    { numRuns: 60 },
  );
});

it('is empty after it was cleared, and of use again', () => {
  const queue = new MadeQueue();
  for (let handle = 1; handle <= 200_000; handle++) queue.add(handle, wl_region);
  queue.clear();
  expect([queue.empty, queue.answered, queue.answer(1)]).toEqual([true, false, false]);
  queue.add(5, wl_callback);
  expect([queue.handle, queue.interface, queue.answer(5), queue.answered]).toEqual([5, wl_callback, true, true]);
});
