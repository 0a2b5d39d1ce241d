// A session is cut after each single event, in the midst of a message, and in the midst of coming back, twice. What the
// compositor knows at the end is what it knows of a session that nothing interrupted.
import { expect, test } from 'vitest';
import { Cutting, watchEvents } from './cutting.js';
import { Relay } from './relay.js';
import type { Run } from './run.js';

const LONG = { timeout: 600_000 };

test('the compositor dies as it has said an event: after each', LONG, async () => {
  const cutting = await Cutting.start();
  const { found, last } = await cutting.faultsUntilUncut('after event', (at, cut) => {
    let sent = 0;
    return cutting.play(undefined, (client, run) =>
      watchEvents(client, () => {
        if (!run.playing || ++sent !== at) return;
        cut();
        client.flush();
        cutting.screen.crash();
        setImmediate(() => run.world.up());
      }),
    );
  });
  expect(found).toEqual([]);
  expect(last).toBeGreaterThanOrEqual(100);
});

test('the process dies as it has heard an event: after each', LONG, async () => {
  const cutting = await Cutting.start();
  const { found, last } = await cutting.faultsUntilUncut('after event', (at, cut) =>
    cutting.play(undefined, (_, run) => run.dieAfterEvent(at, cut)),
  );
  expect(found).toEqual([]);
  expect(last).toBeGreaterThanOrEqual(100);
});

// With popups in popups, with one that has a grab, and with all that there is at the end: together at each request.
const replays = [
  ['commit deepest', { from: 1, stride: 3 }],
  ['commit context', { from: 2, stride: 3 }],
  ['an order that waits', { from: 3, stride: 3 }],
] as const;
test.each(replays)('the compositor dies at each request of a replay, twice: after "%s"', LONG, async (name, points) => {
  const cutting = await Cutting.start();
  const { screen, script } = cutting;
  const step = script.steps.findLastIndex((one) => one.name === name) + 1;
  const { found, last } = await cutting.faultsUntilUncut(
    'at request',
    (at, cut) => {
      let deaths = 0;
      let replaying: Run | undefined;
      const requested = ({ client }: { client: { requests: number } }): void => {
        if (replaying === undefined || deaths === 2 || client.requests !== at) return;
        deaths++;
        cut();
        screen.crash();
        const { world } = replaying;
        setImmediate(() => world.up());
      };
      screen.on('request', requested);
      return cutting
        .play(async (at, run) => {
          if (at !== step) return;
          replaying = run;
          await run.cut('rebuilt');
          replaying = undefined;
        })
        .finally(() => screen.off('request', requested));
    },
    points,
  );
  expect(found).toEqual([]);
  expect(last).toBeGreaterThanOrEqual(50);
});

test.each(['requests', 'events'] as const)('half of a message has arrived: %s', LONG, async (direction) => {
  const cutting = await Cutting.start();
  const relay = await Relay.start(cutting.screen.socket);
  const { found, last } = await cutting.faultsUntilUncut(
    'at message',
    (at, cut) => {
      let playing: Run | undefined;
      relay.tearAt(direction, at, cut, () => playing?.playing === true);
      return cutting.play(undefined, (_, run) => (playing = run), relay.socket);
    },
    { stride: 7 },
  );
  expect(found).toEqual([]);
  expect(last).toBeGreaterThanOrEqual(100);
});
