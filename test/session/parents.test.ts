// A window whose parent is not shown yet on the new connection: it gets its parent when that is shown, not before.
import { expect, test } from 'vitest';
import type { Rebuilt, Session } from '../../src/session/index.js';
import type { TestCompositor, TestCompositorOptions } from '../../src/testing/index.js';
import { XdgToplevel } from '../../src/testing/xdg-toplevel.js';
import { App, next } from '../contract/app.js';
import { picture } from '../contract/pictures.js';
import { offers, open, start } from './stage.js';

const SINGLE_PIXELS = 'wp_single_pixel_buffer_manager_v1';

/** Like weston 16, it does not survive that it hears of a parent too early. */
function strict(options: TestCompositorOptions = {}): Promise<TestCompositor> {
  return start({ ...options, behaviour: { dieOnEarlyPopup: true, ...options.behaviour } });
}

/** Two windows; the first one shows a pixel, which needs a global of its own. */
async function two(screen: TestCompositor) {
  const session = await open(screen, {
    answerWithin: 200,
    reconnect: { retries: 500, minDelay: 5, maxDelay: 10, poisonWithin: 0 },
  });
  const app = new App(session);
  const parent = app.toplevel('main');
  await parent.configured();
  parent.surface.attach(app.singlePixels.createU32RgbaBuffer(0, 0, 0xffffffff, 0xffffffff), 0, 0);
  parent.surface.commit();
  parent.drawn = { width: 1, height: 1 };
  const child = await app.shown('second', 50, 40, picture(2));
  await session.roundtrip();
  return { session, app, parent, child };
}

async function moved(session: Session, other: TestCompositor): Promise<Rebuilt> {
  const told = next<Rebuilt>(session, 'rebuilt');
  await session.reconnect({ socket: other.socket });
  return told;
}

const toplevels = ({ clients }: TestCompositor): XdgToplevel[] =>
  clients.flatMap((client) => client.ofType(XdgToplevel));

/** Titles of windows, shown or not, with that of their parent. */
function parents(screen: TestCompositor): Record<string, string | undefined> {
  return Object.fromEntries(toplevels(screen).map(({ title = '', parent }) => [title, parent?.title]));
}

const waitsFor = ({ handle }: { handle: number }) => [
  { handle, what: 'set_parent', why: expect.stringContaining('shown') },
];

test('which waits for a global: it is told, and has its parent when that is there', async () => {
  const { session, child, parent } = await two(await strict());
  child.toplevel.setParent(parent.toplevel);
  const other = await strict({ globals: { [SINGLE_PIXELS]: 0 } });
  expect((await moved(session, other)).waiting).toMatchObject(waitsFor(child.toplevel));
  await session.roundtrip();
  expect(parents(other)).toEqual({ second: undefined });
  expect(await offers(session, other, SINGLE_PIXELS)).toMatchObject({ lost: [], waiting: [] });
  expect(parents(other)).toEqual({ second: 'main', main: undefined });
});

test('the same where the app names it while it waits, or takes it back', async () => {
  const { session, child, parent } = await two(await strict());
  for (const names of [true, false]) {
    const other = await strict({ globals: { [SINGLE_PIXELS]: 0 } });
    expect((await moved(session, other)).waiting).toEqual(
      names ? [] : [expect.objectContaining({ what: 'set_parent' })],
    );
    child.toplevel.setParent(names ? parent.toplevel : null);
    await offers(session, other, SINGLE_PIXELS);
    expect(parents(other)).toEqual({ second: names ? 'main' : undefined, main: undefined });
  }
});

test('a window that comes later gets the parent that is there, also while the app is drawing that', async () => {
  const { session, app, child, parent } = await two(await strict());
  parent.toplevel.setParent(child.toplevel);
  const other = await strict({ globals: { [SINGLE_PIXELS]: 0 } });
  await moved(session, other);
  child.deaf = true;
  app.attach(child.surface, app.pixels(50, 40, picture(3)));
  expect(await offers(session, other, SINGLE_PIXELS)).toMatchObject({ lost: [], waiting: [] });
  expect(parents(other)).toEqual({ second: undefined, main: 'second' });
});

test('which was not configured in time: it is named when the app has drawn it', async () => {
  const { session, app, parent } = await two(await strict());
  const child = app.wm.getXdgSurface(app.compositor.createSurface()).getToplevel();
  child.setTitle('child');
  child.setParent(parent.toplevel);
  await session.roundtrip();
  const other = await strict({ behaviour: { configureNever: true } });
  const { lost, waiting } = await moved(session, other);
  expect(lost).toContainEqual(expect.objectContaining({ handle: parent.xdg.handle, what: 'content' }));
  expect(waiting).toMatchObject(waitsFor(child));
  await session.roundtrip();
  const late = app.wm.getXdgSurface(app.compositor.createSurface()).getToplevel();
  late.setTitle('late');
  late.setParent(parent.toplevel); // the app believes that it is shown
  const configured = next(parent.xdg, 'configure');
  toplevels(other)
    .find(({ title }) => title === 'main')
    ?.force({ width: 0, height: 0 }, []);
  await configured;
  await session.roundtrip();
  expect(parents(other)).toMatchObject({ child: undefined, late: undefined });
  parent.show(app.pixels(30, 20, picture(1)));
  await session.roundtrip();
  expect(parents(other)).toMatchObject({ child: 'main', late: 'main' });
  expect(other.clients.map(({ error }) => error)).toEqual([undefined]);
});

test('which the app closes before it is shown: its own parent takes its place', async () => {
  const { session, app, parent, child } = await two(await strict());
  parent.toplevel.setParent(child.toplevel);
  const { toplevel } = await app.between(parent.toplevel, 20, 20, picture(4));
  toplevel.setTitle('inner');
  await session.roundtrip();
  const other = await strict({ globals: { [SINGLE_PIXELS]: 0 } });
  await moved(session, other);
  await session.roundtrip();
  expect(parents(other)).toEqual({ second: undefined, inner: undefined });
  parent.toplevel.destroy();
  await session.roundtrip();
  expect(parents(other)).toEqual({ second: undefined, inner: 'second' });
});
