// wp_presentation: each content update was shown once, or never.
import { expect, test } from 'vitest';
import * as presentationTime from '../../src/protocol/generated/presentation-time.js';
import { learn } from './raw-client.js';
import { leaveNothingOpen, open, start } from './screen.js';

learn(presentationTime);
leaveNothingOpen();

const RED = 0xffff0000;

async function stage() {
  const screen = await start({ behaviour: { autoFrame: false } });
  const desk = await open(screen);
  const presentation = desk.client.bind('wp_presentation');
  return { screen, desk, presentation, ...(await desk.window(20, 20, RED)) };
}

test('tells the clock, and when and where an update was shown', async () => {
  const { screen, desk, presentation, surface } = await stage();
  const output = desk.client.bind('wl_output');
  expect(presentation.last('clock_id')).toEqual([1]);
  const feedback = presentation.call('feedback', surface);
  await desk.client.sync();
  screen.tick();
  await desk.client.sync();
  expect(feedback.last('presented')).toBeUndefined(); // not committed yet
  surface.call('commit');
  await desk.client.sync();
  const before = process.hrtime.bigint();
  screen.tick();
  await desk.client.until(() => feedback.last('presented'));
  expect(feedback.last('sync_output')).toEqual([output.id]);
  const [hi, lo, nanoseconds, refresh] = feedback.last('presented') as number[];
  const at = ((BigInt(hi ?? 0) << 32n) + BigInt(lo ?? 0)) * 1_000_000_000n + BigInt(nanoseconds ?? 0);
  expect(at).toBeGreaterThanOrEqual(before);
  expect(at).toBeLessThanOrEqual(process.hrtime.bigint());
  expect(refresh).toBe(16_666_666);
});

test('an update that the next one replaced before a frame was never shown', async () => {
  const { screen, desk, presentation, surface } = await stage();
  const first = presentation.call('feedback', surface);
  surface.call('commit');
  const second = presentation.call('feedback', surface);
  surface.call('commit');
  await desk.client.sync();
  expect([first.last('discarded'), second.last('discarded')]).toEqual([[], undefined]);
  screen.tick();
  await desk.client.until(() => second.last('presented'));
  expect(first.last('presented')).toBeUndefined();
});

test('an update of a synchronized subsurface waits for its parent, and is discarded when another one takes its place', async () => {
  const { screen, desk, presentation, surface } = await stage();
  const child = desk.surface();
  desk.client.bind('wl_subcompositor').call('get_subsurface', child, surface);
  const first = presentation.call('feedback', child);
  desk.show(child, desk.buffer(5, 5, RED));
  const second = presentation.call('feedback', child);
  child.call('commit');
  await desk.client.sync();
  expect(first.last('discarded')).toEqual([]);
  screen.tick();
  await desk.client.sync();
  expect(second.last('presented')).toBeUndefined();
  surface.call('commit');
  await desk.client.sync();
  screen.tick();
  await desk.client.until(() => second.last('presented'));
});

test('what waits ends with its surface', async () => {
  const { desk, presentation } = await stage();
  const surface = desk.surface();
  const [committed, pending] = [presentation.call('feedback', surface), presentation.call('feedback', surface)];
  surface.call('commit');
  const last = presentation.call('feedback', surface);
  surface.call('destroy');
  await desk.client.sync();
  for (const feedback of [committed, pending, last]) expect(feedback.last('discarded')).toEqual([]);
});
