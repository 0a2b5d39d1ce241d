// A session is cut after each single step of it. What the compositor knows at the end is what it knows of one that
// nothing interrupted.
import { describe, expect, test } from 'vitest';
import { Cutting, watchEvents } from './cutting.js';
import type { Cut } from './run.js';

test('the script is long, and plays alike each time', async () => {
  const cutting = await Cutting.start();
  const { steps } = cutting.script;
  let events = 0;
  const again = await cutting.play(undefined, (client) => watchEvents(client, () => events++));
  expect(again).toEqual({ digest: cutting.whole, told: [], steps: steps.length });
  expect(steps.filter(({ ask }) => ask !== undefined).length).toBeGreaterThanOrEqual(300);
  expect(events).toBeGreaterThanOrEqual(100);
});

describe('after each step', () => {
  const cuts: readonly [Cut, string][] = [
    ['rebuilt', 'the compositor dies, and the app goes on when all is rebuilt'],
    ['offline', 'the compositor dies, and the app goes on without one'],
    ['unnoticed', 'the compositor is another one before the app has noticed'],
    ['late', 'the compositor dies, and the app goes on in the midst of the replay'],
    ['killed', 'the process dies, and another one goes on from its snapshot'],
  ];
  test.each(cuts)('%s: %s', { timeout: 600_000 }, async (cut) => {
    const cutting = await Cutting.start();
    const found: string[] = [];
    for (const [i, { name }] of cutting.script.steps.entries()) {
      found.push(
        ...(await cutting.faults(`after ${i + 1}, ${name}`, () =>
          cutting.play((step, run) => (step === i + 1 ? run.cut(cut) : undefined)),
        )),
      );
    }
    expect(found).toEqual([]);
  });

  test('all of them: the compositor dies after each step of one session', { timeout: 600_000 }, async () => {
    const cutting = await Cutting.start();
    expect(await cutting.faults('after all', () => cutting.play((_, run) => run.cut('rebuilt')))).toEqual([]);
  });

  test('all of them: the process dies after each step of one session', { timeout: 600_000 }, async () => {
    const cutting = await Cutting.start();
    expect(await cutting.faults('after all', () => cutting.play((_, run) => run.cut('killed')))).toEqual([]);
  });
});
