// A compositor that goes two hundred times under an app that draws: it comes back each time, and nothing grows.
import { queryObjects } from 'node:v8';
import type { EventEmitter } from 'eventemitter3';
import { expect, onTestFinished, test } from 'vitest';
import { WlCompositor, WlSeat, WlSubcompositor } from '../../src/protocol/generated/wayland.js';
import type { WaylandProxy } from '../../src/protocol/index.js';
import { connect } from '../../src/session/index.js';
import { mappingCount } from '../../src/sys/index.js';
import { TestCompositor } from '../../src/testing/index.js';
import { Window } from '../../src/window/index.js';
import { next } from '../contract/app.js';
import { census } from '../support/census.js';

const RESTARTS = 200;
/** Between the restarts from 50 on and the last 50: what the engine of JavaScript learns of the code takes some of it. */
const BYTES_MAY_GROW = 512 * 1024;

/** What must not grow. */
interface Held {
  readonly ownedFds: number;
  readonly fds: number;
  readonly mappings: number;
  /** On all objects of the app. */
  readonly listeners: number;
  /** Of the client, as the compositor knows them. */
  readonly objects: number;
  /** Of the journal. */
  readonly segments: number;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] as number;

const listenersOf = (emitter: EventEmitter): number =>
  emitter.eventNames().reduce((sum, event) => sum + emitter.listenerCount(event), 0);

test('200 restarts under an animation: each is rebuilt, and nothing grows', { timeout: 300_000 }, async () => {
  const screen = await TestCompositor.start({ width: 64, height: 48 });
  onTestFinished(() => screen.stop());
  const session = await connect({
    socket: screen.socket,
    reconnect: { retries: 1e6, minDelay: 0, maxDelay: 1, poisonWithin: 0 }, // these deaths are none of our doing
  });
  onTestFinished(() => session.close());
  const win = await Window.create(session, { key: 'main', width: 32, height: 24 });
  const seat = session.bind(WlSeat);
  const child = session.bind(WlCompositor).createSurface();
  const place = session.bind(WlSubcompositor).getSubsurface(child, win.surface);
  const objects: WaylandProxy[] = [
    session.display,
    seat,
    seat.getPointer(),
    seat.getKeyboard(),
    child,
    place,
    win.surface,
  ];

  let frames = 0;
  let running = true;
  const draw = (): void => {
    win.draw(({ pixels, damage }) => {
      pixels.fill(frames & 0xff);
      damage(0, 0, 32, 24);
    });
  };
  win.on('frame', () => {
    frames++;
    if (running) draw();
  });
  draw();

  const held = (): Held => {
    const { ownedFds, fds } = census();
    const [client] = screen.clients;
    return {
      ownedFds,
      fds: fds.size,
      mappings: mappingCount().mappings,
      listeners: [session, win as unknown as EventEmitter, ...objects].reduce((sum, one) => sum + listenersOf(one), 0),
      objects: [...(client?.resources() ?? [])].length,
      segments: session.segmentsMade,
    };
  };

  let rebuilds = 0;
  const told: string[] = [];
  session.on('rebuilt', ({ epoch, lost, degraded }) => {
    if (epoch !== ++rebuilds + 1) told.push(`epoch ${epoch} is number ${rebuilds}`);
    for (const { object, what, why } of [...lost, ...degraded]) told.push(`${epoch}: ${object}: ${what}: ${why}`);
  });
  /** All objects of this process. */
  const counts: number[] = [];
  const bytes: number[] = [];
  const holds: Held[] = [];
  for (let restart = 1; restart <= RESTARTS; restart++) {
    const rebuilt = next(session, 'rebuilt');
    screen.crash();
    await screen.restart();
    await rebuilt;
    await next(win as never, 'frame'); // it runs on by itself
    if (restart % 10 !== 0) continue;
    // All that is under way comes to its end before anything is counted.
    running = false;
    await session.roundtrip();
    await session.roundtrip();
    globalThis.gc?.();
    await new Promise((resolve) => setImmediate(resolve)); // finalizers
    counts.push(queryObjects(Object, { format: 'count' }));
    bytes.push(process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers);
    holds.push(held());
    running = true;
    draw();
  }
  expect({ rebuilds, told }).toEqual({ rebuilds: RESTARTS, told: [] });
  expect(frames).toBeGreaterThanOrEqual(RESTARTS);
  expect(holds.slice(5)).toEqual(holds.slice(5).map(() => holds[5]));
  // A single object that each restart leaves behind would be 150 of them; what is written down here is 15.
  expect((counts.at(-1) as number) - (counts[5] as number)).toBeLessThan(75);
  expect(median(bytes.slice(-5)) - median(bytes.slice(5, 10))).toBeLessThan(BYTES_MAY_GROW);
});
