// A session is cut after each single step of it. What the compositor knows at the end is what it knows of one that
// nothing interrupted.
import { describe, expect, test } from 'vitest';
import { Cutting, watchEvents } from './cutting.js';
import type { Cut } from './run.js';

const LONG = { timeout: 600_000 };

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
  test(
    'the compositor dies, and the app goes on when all is rebuilt: each cut in a session of its own',
    LONG,
    async () => {
      const cutting = await Cutting.start();
      expect(await cutting.faultsAfterEach('rebuilt', cutting.script.steps.length)).toEqual([]);
    },
  );

  // Everything is cut the same way, a few steps apart, in as many sessions as that takes.
  const cuts: readonly [Cut, string][] = [
    ['offline', 'the compositor dies, and the app goes on without one'],
    ['unnoticed', 'the compositor is another one before the app has noticed'],
    ['late', 'the compositor dies, and the app goes on in the midst of the replay'],
    ['killed', 'the process dies, and another one goes on from its snapshot'],
  ];
  test.each(cuts)('%s: %s', LONG, async (cut) => {
    const cutting = await Cutting.start();
    expect(await cutting.faultsAfterEach(cut, 8)).toEqual([]);
  });

  test('all of them: the compositor dies after each step of one session', LONG, async () => {
    const cutting = await Cutting.start();
    expect(await cutting.faultsAfterEach('rebuilt', 1)).toEqual([]);
  });

  test('all of them: the process dies after each step of one session', LONG, async () => {
    const cutting = await Cutting.start();
    expect(await cutting.faultsAfterEach('killed', 1)).toEqual([]);
  });
});
