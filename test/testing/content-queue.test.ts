// wp_fifo_v1 and wp_commit_timing_v1: content updates that wait, and what waits behind them.
import { expect, test } from 'vitest';
import * as commitTiming from '../../src/protocol/generated/commit-timing-v1.js';
import * as fifoV1 from '../../src/protocol/generated/fifo-v1.js';
import * as presentationTime from '../../src/protocol/generated/presentation-time.js';
import * as viewporter from '../../src/protocol/generated/viewporter.js';
import { learn, type RawObject } from './raw-client.js';
import { colours, leaveNothingOpen, open, start } from './screen.js';

learn(commitTiming, fifoV1, presentationTime, viewporter);
leaveNothingOpen();

const [RED, GREEN, BLUE] = [0xffff0000, 0xff00ff00, 0xff0000ff];

async function stage(autoFrame = false) {
  const screen = await start({ behaviour: { autoFrame } });
  const desk = await open(screen);
  const window = await desk.window(20, 20, RED);
  const fifo = desk.client.bind('wp_fifo_manager_v1').call('get_fifo', window.surface);
  const timer = desk.client.bind('wp_commit_timing_manager_v1').call('get_timer', window.surface);
  const shown = async (): Promise<string | undefined> => {
    await desk.client.sync();
    return (await colours(screen, [5, 5]))[0];
  };
  const show = (argb: number): void => desk.show(window.surface, desk.buffer(20, 20, argb));
  const queued = (): number | undefined => screen.digest()[0]?.windows[0]?.queued?.length;
  return { screen, desk, fifo, timer, shown, show, queued, ...window };
}

/** A time of CLOCK_MONOTONIC in so many seconds. */
function at(timer: RawObject, seconds: number): void {
  const when = process.hrtime.bigint() + BigInt(seconds * 1e9);
  const whole = when / 1_000_000_000n;
  timer.call('set_timestamp', Number(whole >> 32n), Number(whole & 0xffffffffn), Number(when % 1_000_000_000n));
}

test('an update that waits for the barrier of an earlier one is applied after the next frame', async () => {
  const { fifo, screen, show, shown, queued } = await stage();
  fifo.call('set_barrier');
  show(GREEN);
  for (const argb of [BLUE, RED]) {
    fifo.call('wait_barrier').call('set_barrier');
    show(argb);
  }
  expect(await shown()).toBe('00ff00');
  expect(queued()).toBe(2);
  screen.tick();
  expect(await shown()).toBe('0000ff');
  screen.tick();
  expect(await shown()).toBe('ff0000');
  expect(queued()).toBeUndefined();
});

test('every update of a queue is presented, none superseded', async () => {
  const { desk, fifo, show, surface } = await stage(true);
  const presentation = desk.client.bind('wp_presentation');
  const feedbacks = [GREEN, BLUE, RED].map((argb) => {
    fifo.call('wait_barrier').call('set_barrier');
    const feedback = presentation.call('feedback', surface);
    show(argb);
    return feedback;
  });
  await desk.client.until(() => feedbacks.every((one) => one.last('presented') ?? one.last('discarded')));
  expect(feedbacks.map((one) => one.last('presented') !== undefined)).toEqual([true, true, true]);
});

test('what is committed later waits behind, and all is checked as if it were applied', async () => {
  const { desk, show, shown, surface, timer, queued } = await stage();
  at(timer, 1000);
  surface.call('set_buffer_scale', 2);
  show(GREEN);
  show(BLUE);
  expect(await shown()).toBe('ff0000');
  expect(queued()).toBe(2);
  desk.show(surface, desk.buffer(3, 3, RED)); // no multiple of the scale that waits
  expect(await desk.client.failure()).toMatchObject({ object: 'wl_surface', code: 2 });
});

test('a time that has come lets its update through, by itself', async () => {
  const { desk, screen, show, surface, timer } = await stage(true);
  at(timer, 0.02);
  show(GREEN);
  const done = surface.call('frame');
  surface.call('commit');
  await desk.client.until(() => done.last('done'));
  expect(await colours(screen, [5, 5])).toEqual(['00ff00']);
});

test('a time that is past holds nothing up', async () => {
  const { show, shown, timer } = await stage();
  at(timer, -1);
  show(GREEN);
  expect(await shown()).toBe('00ff00');
});

test('what is wrong with an update that waited ends the client when it is applied', async () => {
  const { desk, fifo, screen, show, surface } = await stage();
  fifo.call('set_barrier');
  show(GREEN);
  desk.client.bind('wp_viewporter').call('get_viewport', surface).call('set_source', 0, 0, 1.5, 1);
  fifo.call('wait_barrier');
  surface.call('commit');
  await desk.client.sync();
  screen.tick();
  expect(await desk.client.failure()).toMatchObject({ object: 'wp_viewport', code: 1 });
});

test('what waits goes with its surface', async () => {
  const { desk, show, surface, timer, toplevel, xdg, queued } = await stage(true);
  at(timer, 1000);
  show(GREEN);
  await desk.client.sync();
  expect(queued()).toBe(1);
  for (const object of [toplevel, xdg, surface]) object.call('destroy');
  await desk.client.sync();
});

test('a synchronized subsurface waits for its parent alone', async () => {
  const { desk, screen, surface } = await stage();
  const child = desk.surface();
  desk.client.bind('wl_subcompositor').call('get_subsurface', child, surface);
  const fifo = desk.client.bind('wp_fifo_manager_v1').call('get_fifo', child);
  for (const argb of [GREEN, BLUE]) {
    fifo.call('wait_barrier').call('set_barrier');
    desk.show(child, desk.buffer(10, 10, argb));
    surface.call('commit');
  }
  await desk.client.sync();
  expect(await colours(screen, [5, 5])).toEqual(['0000ff']);
});
