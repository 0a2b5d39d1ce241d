// A session that saves by damage and by comparison at once: both files have the same pixels, whatever happens between the points.
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Session, Snapshots } from '../../src/session/index.js';
import { discardSnapshot, readSnapshot } from '../../src/session/snapshot/index.js';
import { mapShared } from '../../src/sys/index.js';
import type { DrawTarget } from '../../src/window/index.js';
import { Window } from '../../src/window/index.js';
import { next } from '../contract/app.js';
import { BANDS, drawFrame } from './animation.js';
import { folder } from './snapshots.js';
import { comeBack, open, start } from './stage.js';

/** The pixels in a file, pool by pool. */
async function pixelsIn(file: string): Promise<Map<number, Buffer>> {
  const content = await readSnapshot(file);
  try {
    return new Map(
      content.pools.map(({ handle, fd, bytes }) => [handle, Buffer.from(new Uint8Array(mapShared(fd.fd, bytes)))]),
    );
  } finally {
    discardSnapshot(content);
  }
}

interface Both {
  readonly session: Session;
  readonly window: Window;
  readonly damage: Snapshots;
  /** Draws the next frame, when the compositor lets it. */
  draw(paint?: (target: DrawTarget, n: number) => void): Promise<void>;
  /** A point each; says whether they have the same pixels. */
  alike(): Promise<boolean>;
}

async function both(session: Session): Promise<Both> {
  const window = await Window.create(session, {
    key: 'main',
    title: 'Twice',
    appId: 'org.example.twice',
    width: 256,
    height: 1000,
  });
  const inside = folder();
  const files = { damage: join(inside, 'damage.wls'), compare: join(inside, 'compare.wls') } as const;
  const [damage, compare] = [
    session.snapshots(files.damage, { changes: 'damage' }),
    session.snapshots(files.compare, { changes: 'compare' }),
  ];
  onTestFinished(() => {
    damage.close();
    compare.close();
  });
  let n = 0;
  const band = (target: DrawTarget, frame: number): void => drawFrame(target, frame, false);
  return {
    session,
    window,
    damage,
    draw: async (paint = n === 0 ? (target) => drawFrame(target, 0, true) : band) => {
      while (!window.draw((target) => paint(target, n), { preserve: true })) await session.roundtrip();
      n++;
    },
    alike: async () => {
      await Promise.all([damage.save({ data: n }), compare.save({ data: n })]);
      const [one, other] = await Promise.all([pixelsIn(files.damage), pixelsIn(files.compare)]);
      expect([...one.keys()]).toEqual([...other.keys()]);
      return [...one].every(([handle, pixels]) => other.get(handle)?.equals(pixels) === true);
    },
  };
}

describe('points by damage have the pixels of points by comparison', () => {
  test.each(['live', 'full'] as const)('of an animation whose log is kept %s', async (retain) => {
    const app = await both(await open(await start(), { retain }));
    for (let i = 0; i < 3 * BANDS; i++) {
      await app.draw();
      if (i % 3 > 0) expect(await app.alike()).toBe(true);
    }
    for (let i = 0; i < 2000; i++) app.window.surface.damageBuffer(0, i, 1, 1); // more than a segment holds at once
    await app.draw();
    expect(await app.alike()).toBe(true);
  });

  test('through losses, and of what is drawn while nobody is there', async () => {
    const screen = await start();
    const app = await both(await open(screen));
    const { session } = app;
    for (let i = 0; i < 4; i++) await app.draw();
    expect(await app.alike()).toBe(true);
    await comeBack(screen, session);
    for (let i = 0; i < 3; i++) {
      await app.draw();
      expect(await app.alike()).toBe(true);
    }
    await session.suspend();
    app.window.draw((target) => drawFrame(target, 7, true));
    expect(await app.alike()).toBe(true);
    const resumed = session.resume();
    app.window.draw((target) => drawFrame(target, 8, true));
    expect(await app.alike()).toBe(true);
    await resumed;
    for (let i = 0; i < 3; i++) {
      await app.draw();
      expect(await app.alike()).toBe(true);
    }
    const lost = next(session, 'rebuilt');
    screen.crash();
    expect(await app.alike()).toBe(true);
    await screen.restart();
    await lost;
    await app.draw();
    expect(await app.alike()).toBe(true);
  });

  test('except where nothing was announced', async () => {
    const app = await both(await open(await start()));
    for (let i = 0; i < 8; i++) {
      await app.draw();
      if (i > 3) expect(await app.alike()).toBe(true);
    }
    const front = app.window.slots.find(({ state }) => state === 'front');
    front?.pixels.fill(1, 0, 4096);
    expect(await app.alike()).toBe(false);
    app.damage.close(); // the next point is full
    expect(await app.alike()).toBe(true);
  });
});

test('a word for changes that there is not is refused', async () => {
  const screen = await start();
  const session = await open(screen);
  expect(() => session.snapshots('a.wls', { changes: 'guess' as never })).toThrowError(
    expect.objectContaining({ code: 'ERR_WL_ARGUMENT', message: expect.stringContaining("'compare' or 'damage'") }),
  );
  await expect(open(screen, { autosave: { file: 'a.wls', changes: 'guess' as never } })).rejects.toMatchObject({
    code: 'ERR_WL_ARGUMENT',
  });
});
