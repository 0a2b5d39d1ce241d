// Each case comes back, and the compositor knows of the client what the one before knew: compared by the whole digest of
// the client, with what the report says, and where a digest tells nothing by what the app hears.
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Rebuilt, restore } from '../../src/session/index.js';
import { type ClientDigest, TestCompositor, type TestCompositorOptions } from '../../src/testing/index.js';
import { next } from '../contract/app.js';
import { open } from '../session/stage.js';
import { buffers } from './buffers.js';
import { callbacks } from './callbacks.js';
import { data } from './data.js';
import { globals } from './globals.js';
import { input } from './input.js';
import { popups } from './popups.js';
import { roles } from './roles.js';
import { type Case, Stage, type Way } from './stage.js';
import { surfaces } from './surfaces.js';
import { toplevels } from './toplevels.js';
import { transactions } from './transactions.js';
import { trees } from './trees.js';

async function compositor({ world }: Case, options: TestCompositorOptions = {}): Promise<TestCompositor> {
  const screen = await TestCompositor.start({
    width: 200,
    height: 150,
    ...options,
    behaviour: { autoFrame: false, dieOnEarlyPopup: true, ...options.behaviour },
  });
  onTestFinished(() => screen.stop());
  world?.(screen);
  return screen;
}

const of = <T>(value: readonly T[] | ((way: Way) => readonly T[]) = [], way: Way): readonly T[] =>
  typeof value === 'function' ? value(way) : value;

const named = (told: readonly { key?: string | undefined; what: string }[]): string[] =>
  told.map(({ key, what }) => `${key}: ${what}`).sort();

/** What the app may draw into again is shown through a buffer of the engine's own, in a pool that is destroyed. */
function withoutCopies(digest: ClientDigest, before: ClientDigest): { digest: ClientDigest; copies: number } {
  const known = before.pools.map((pool) => JSON.stringify(pool));
  const pools = digest.pools.filter((pool) => {
    const at = known.indexOf(JSON.stringify(pool));
    if (at >= 0) known.splice(at, 1);
    return at >= 0 || pool.size !== undefined || pool.buffers.length !== 1;
  });
  return { digest: { ...digest, pools }, copies: digest.pools.length - pools.length };
}

/** Loses the connection; resolves with the report of the next one. */
async function lose(way: Way, stage: Stage, given: Case, hearing: (stage: Stage) => void): Promise<Rebuilt> {
  const { screen, session } = stage;
  if (way === 'restore') {
    const bytes = session.snapshot();
    session.close();
    screen.resumeReading();
    await screen.restart();
    given.world?.(screen);
    const selection = given.reoffers === true ? 'reoffer' : 'drop';
    const again = await restore(bytes, { socket: screen.socket, ...given.options, selection });
    onTestFinished(() => again.close());
    const rebuilt = next<Rebuilt>(again, 'rebuilt');
    stage.session = again;
    given.resumes?.(stage);
    hearing(stage);
    return rebuilt;
  }
  hearing(stage);
  if (way === 'move') {
    stage.screen = await compositor(given, given.elsewhere ?? given.compositor);
    const moved = await session.reconnect({ socket: stage.screen.socket });
    screen.resumeReading();
    return moved;
  }
  const rebuilt = next<Rebuilt>(session, 'rebuilt');
  screen.crash();
  screen.resumeReading();
  await screen.restart();
  given.world?.(screen);
  return rebuilt;
}

const rooms: Record<string, readonly Case[]> = {
  trees,
  surfaces,
  toplevels,
  popups,
  roles,
  buffers,
  callbacks,
  input,
  data,
  globals,
  transactions,
};

/** Every case, lost and come back in one way. */
export function comesBack(way: Way): void {
  describe.each(Object.entries(rooms))('%s', (_, cases) => {
    test.each(cases.map((one) => [one.name, one] as const))('%s', (_, given) => run(given, way));
  });
}

async function run(given: Case, way: Way): Promise<void> {
  const screen = await compositor(given, given.compositor);
  const reconnect = { retries: 500, minDelay: 1, maxDelay: 5, poisonWithin: 0 };
  const session = await open(screen, { reconnect, ...given.options });
  const stage = new Stage(screen, session);
  await given.show(stage);
  await session.roundtrip();
  given.user?.(screen);
  await stage.settled();
  await given.holds?.(stage);
  expect(screen.clients[0]?.error).toBeUndefined();
  const known = stage.digest;
  given.atLast?.(stage);

  const heard: Promise<unknown>[] = [];
  const { lost, degraded, waiting } = await lose(way, stage, given, (now) => {
    for (const one of of(given.hears, way)) {
      const dot = one.lastIndexOf('.');
      heard.push(next(now.get(one.slice(0, dot)), one.slice(dot + 1)));
    }
  });
  expect({ lost: named(lost), degraded: named(degraded), waiting: named(waiting) }).toEqual({
    lost: of(given.lost, way).toSorted(),
    degraded: of(given.degraded, way).toSorted(),
    waiting: of(given.waiting, way).toSorted(),
  });
  await stage.session.roundtrip();
  given.user?.(stage.screen);
  await stage.settled();
  expect(stage.screen.clients[0]?.error).toBeUndefined();
  const { digest, copies } = withoutCopies(stage.digest, known);
  expect(digest).toEqual(given.expected?.(known, way) ?? known);
  expect(copies).toBe(given.copies ?? 0);
  await Promise.all(heard);
  await given.holds?.(stage);
  await given.after?.(stage);
  await stage.session.roundtrip();
  expect(stage.screen.clients[0]?.error).toBeUndefined();
}
