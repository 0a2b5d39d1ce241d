// The law of the journal on a compositor: the log, the log compacted, and the plan give it the same knowledge.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compact, endEpoch, fold, type LogRecord, type State } from '../../src/journal/index.js';
import { type ClientDigest, TestCompositor } from '../../src/testing/index.js';
import { Author, described, EVERYTHING, freshState, MAXIMIZED } from './author.js';
import { ops, PATIENCE, parameters } from './ops.js';
import { execute, patternedPool, run } from './run.js';

let screen: TestCompositor;
/** What an author binds of what the compositor has. */
let offered: Record<string, number>;

beforeAll(async () => {
  screen = await TestCompositor.start({
    outputs: [
      { width: 200, height: 100 },
      { width: MAXIMIZED, height: MAXIMIZED },
    ],
    behaviour: { autoFrame: false, maximizedSize: { width: MAXIMIZED, height: MAXIMIZED } },
  });
  const names = new Set(screen.globals.map((one) => one.interface));
  offered = Object.fromEntries(Object.entries(EVERYTHING).filter(([name]) => names.has(name)));
});
afterAll(() => screen.stop());

type Plain = { [key: string]: Plain } | Plain[] | string | number | boolean | null | undefined;

/**
 * What a digest tells, without what makes no difference: a role whose object is gone, what is about a window that is, an order or a
 * viewport that a commit would leave as it is.
 */
function essence(digest: ClientDigest): unknown {
  const visit = (value: Plain): Plain => {
    if (Array.isArray(value)) {
      const told = value.map(visit).map((one): [string, Plain] => [JSON.stringify(one), one]);
      return told.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, one]) => one);
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, ORDERED.has(key) ? one : visit(one)]));
  };
  const surface = (value: Plain, isChild: boolean): Plain => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const one = { ...value };
    const xdg = one.xdg as Record<string, Plain> | undefined;
    if (!isChild && one.role === 'wl_subsurface') delete one.role;
    if (String(one.role).startsWith('xdg_') && xdg?.toplevel === undefined && xdg?.popup === undefined) delete one.role;
    const before: Record<string, Plain>[] = [one];
    for (const stage of ['cached', 'pending'] as const) {
      const update = one[stage] as Record<string, Plain> | undefined;
      if (update === undefined) continue;
      const left = { ...update };
      for (const key of Object.keys(update)) {
        const earlier = before.map((each) => each[key]).filter((each) => each !== undefined);
        const was = earlier.at(-1) ?? (key === 'stack' ? [-1] : null);
        if (!SUMMED.has(key) && JSON.stringify(left[key]) === JSON.stringify(was)) delete left[key];
      }
      // Where a child already is, and what another protocol's value already is, nothing is said of it.
      const current = {
        positions: (one.subsurfaces ?? []) as Record<string, { x: number; y: number }>,
        extensions: (one.extensions ?? {}) as Record<string, Plain>,
      };
      for (const key of ['positions', 'extensions'] as const) {
        const values = { ...(left[key] as Record<string, Plain> | undefined) };
        for (const [name, value] of Object.entries(values)) {
          const last = before.slice(1).findLast((each) => name in ((each[key] as object | undefined) ?? {}));
          const now = current[key][name] as { x: number; y: number } | undefined;
          const was = last === undefined ? now : (last[key] as Record<string, Plain>)[name];
          const same = key === 'positions' ? { x: (was as typeof now)?.x ?? 0, y: (was as typeof now)?.y ?? 0 } : was;
          if (JSON.stringify(value) === JSON.stringify(same ?? null)) delete values[name];
        }
        if (Object.keys(values).length > 0) left[key] = values;
        else delete left[key];
      }
      before.push(update);
      if (Object.keys(left).length > 0 || stage === 'cached') one[stage] = left;
      else delete one[stage];
    }
    return one;
  };
  const walk = (value: Plain, isChild = false): Plain => {
    if (Array.isArray(value)) return value.map((one) => walk(one, isChild));
    if (typeof value !== 'object' || value === null) return value;
    const inner = Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, key === 'surface' ? walk(one, true) : walk(one)]),
    );
    return 'viewport' in inner ? surface(inner, isChild) : inner;
  };
  const known = structuredClone(digest) as unknown as Record<string, Plain>;
  const { xdg_dialog_v1: dialogs, ...objects } = (known.objects ?? {}) as Record<string, Plain[]>;
  const live = (dialogs ?? []).filter((one) => (one as Record<string, Plain>).toplevel !== 'gone');
  return visit(walk({ ...known, objects: { ...objects, ...(live.length > 0 && { xdg_dialog_v1: live }) } }));
}

/** What the app considers free is shown through a buffer of the engine's own, in a pool that is destroyed. */
function withoutCopies(digest: ClientDigest, before: ClientDigest): ClientDigest {
  const known = before.pools.map((pool) => JSON.stringify(pool));
  const pools = digest.pools.filter((pool) => {
    const at = known.indexOf(JSON.stringify(pool));
    if (at >= 0) known.splice(at, 1);
    return at >= 0 || pool.size !== undefined || pool.buffers.length !== 1;
  });
  return { ...digest, pools };
}

/** Whether it is about a window that is gone. */
function isInert(state: State, handle: number): boolean {
  const object = state.object(handle);
  const named = object?.interface.name === 'xdg_dialog_v1' ? state.object(object.origin.args[1] as number) : undefined;
  return named?.dead === true;
}

/** What a commit adds to. */
const SUMMED = new Set(['frames', 'releases', 'offset', 'positions', 'extensions']);

/** Lists whose order says something. */
const ORDERED = new Set(['stack', 'subsurfaces', 'opaque', 'input', 'popups']);

/** As text first, which is quick; what differs is then shown. */
function same(one: unknown, other: unknown, what: string): void {
  if (JSON.stringify(one) !== JSON.stringify(other)) expect(one, what).toEqual(other);
}

/** @param goesOn whether what the app says afterwards meets what it would have met, too */
function lawful(app: Author, goesOn = true): Promise<void> {
  const log = [...app.records];
  if (goesOn) app.settle();
  const more = app.records.slice(log.length);
  return check(log, more).catch((error: Error) => {
    const said = described([...log, ...more]).split('\n');
    said.splice(log.length, 0, '… and then:');
    throw new Error(`${error.message}\n\n${said.join('\n')}`, { cause: error });
  });
}

async function check(log: readonly LogRecord[], more: readonly LogRecord[]): Promise<void> {
  const state = freshState();
  let compacted: readonly LogRecord[] = [];
  try {
    screen.behaviour.dieOnEarlyPopup = false; // an app may name an unmapped parent, for none
    const first = await run(screen, log, more);
    screen.behaviour.dieOnEarlyPopup = true;
    const before = essence(first.digest);
    const beforeLater = more.length === 0 ? before : essence(first.later);
    fold(state, log);
    compacted = compact(state);
    const second = await run(screen, compacted, more);
    same(essence(second.digest), before, 'of the compacted log');
    if (more.length > 0) same(essence(second.later), beforeLater, 'later, of the compacted log');
    endEpoch(state);
    const { digest, later, lost, degraded } = await execute(screen, state, more);
    const after = essence(withoutCopies(digest, first.digest));
    // That a window is minimized nobody can say again, and the app reads it.
    const minimized = [...state.objects.values()].filter((one) => one.now.has('minimized')).map((one) => one.handle);
    const told = lost
      .filter(({ handle }) => !isInert(state, handle))
      .map(({ handle, what }) => (what === 'set_minimized' ? handle : `${what} of ${handle}`))
      .sort();
    same(
      { digest: after, lost: told, degraded },
      { digest: before, lost: minimized.sort(), degraded: [] },
      'of the plan',
    );
    if (more.length > 0) same(essence(withoutCopies(later, first.later)), beforeLater, 'later, of the plan');
  } catch (error) {
    throw new Error(`${(error as Error).message}\n\ncompacted:\n${described(compacted)}`, { cause: error });
  } finally {
    state.close();
  }
}

const author = (): Author => {
  let pools = 0;
  return new Author(() => patternedPool(++pools), offered);
};

test('a log, its compaction and its plan tell a compositor the same', { timeout: PATIENCE }, async () => {
  await fc.assert(
    fc.asyncProperty(ops, fc.nat({ max: 3 }), async (list, goesOn) => {
      const app = author();
      for (const one of list) app.do(one);
      await lawful(app, goesOn === 0); // it takes as long again
    }),
    parameters,
  );
});

// What once broke the law, as it shrank.
describe('the law holds where it did not', () => {
  const { wl_compositor: compositor = 0, wl_subcompositor: subcompositor = 0 } = new Author().bound;
  const child = (app: Author, parent: number): { surface: number; subsurface: number } => {
    const surface = app.say(compositor, 'create_surface');
    return { surface, subsurface: app.say(subcompositor, 'get_subsurface', surface, parent) };
  };

  test('a subsurface is told to stay where it is, and its parent waits for its own', async () => {
    const app = author();
    const root = app.say(compositor, 'create_surface');
    const middle = child(app, root);
    const inner = child(app, middle.surface);
    app.say(inner.subsurface, 'set_position', 0, 0);
    app.say(middle.surface, 'commit');
    await lawful(app);
  });

  test('a dialog outlives its window, whose surface is another window by then', async () => {
    const app = author();
    app.do({ op: 'buffer', a: 0, b: 0, c: 0 });
    const surface = app.say(compositor, 'create_surface');
    const xdg = app.say(app.bound.xdg_wm_base ?? 0, 'get_xdg_surface', surface);
    const first = app.say(xdg, 'get_toplevel');
    app.say(app.bound.xdg_wm_dialog_v1 ?? 0, 'get_xdg_dialog', first);
    app.say(first, 'destroy');
    app.say(app.say(xdg, 'get_toplevel'), 'set_title', 'another');
    app.geometry(surface, MAXIMIZED - 1);
    app.do({ op: 'show', a: 0, b: 0, c: 0 });
    expect(app.content(surface)).toBe(true);
    await lawful(app);
  });

  test('a window geometry that was committed does not outlive the role', async () => {
    const app = author();
    app.do({ op: 'buffer', a: 0, b: 1, c: 1 });
    const surface = app.say(compositor, 'create_surface');
    const xdg = app.say(app.bound.xdg_wm_base ?? 0, 'get_xdg_surface', surface);
    const first = app.say(xdg, 'get_toplevel');
    app.say(xdg, 'set_window_geometry', 1, 1, 5, 5);
    app.say(surface, 'commit');
    app.say(first, 'destroy');
    app.say(xdg, 'get_toplevel');
    app.say(surface, 'commit');
    app.answer(surface);
    app.attach(surface, 0);
    app.say(surface, 'commit');
    expect(app.content(surface)).toBe(true);
    await lawful(app);
  });
});
