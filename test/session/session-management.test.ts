// xdg-session-management: the id that the compositor gave is kept, and brings places and sizes back, with the reason why.
import { expect, test } from 'vitest';
import {
  XdgSessionManagerV1,
  XdgSessionManagerV1Reason,
  type XdgSessionV1,
} from '../../src/protocol/generated/xdg-session-management-v1.js';
import { restore } from '../../src/session/index.js';
import { App, next } from '../contract/app.js';
import { picture } from '../contract/pictures.js';
import { comeBack, open, start } from './stage.js';

async function stage(compositor = {}) {
  const screen = await start(compositor);
  const session = await open(screen, { reconnect: { retries: 500, minDelay: 5, maxDelay: 10, poisonWithin: 0 } });
  const app = new App(session);
  const known = session.bind(XdgSessionManagerV1).getSession(XdgSessionManagerV1Reason.launch, null);
  const { sessionId } = await next<{ sessionId: string }>(known, 'created');
  const window = app.toplevel('main');
  const named = known.addToplevel(window.toplevel, 'main window');
  await window.configured();
  window.show(app.pixels(200, 150, picture(1)));
  await session.roundtrip();
  return { screen, session, app, known, sessionId, window, named };
}

/** What is said of sessions from here on. */
function said(screen: Awaited<ReturnType<typeof start>>): string[] {
  const heard: string[] = [];
  screen.on('request', ({ interface: name, request, args }) => {
    const plain = args.filter((arg) => typeof arg === 'string');
    if (/session/.test(name)) heard.push([request, ...plain].join(' '));
    if (name === 'wl_surface' && request === 'commit') heard.push('commit');
  });
  return heard;
}

const reasons = (screen: Awaited<ReturnType<typeof start>>) => screen.sessions.map((one) => one.reasons);

test('after a crash the session is recovered and its window restored before its first commit', async () => {
  const { screen, session, known, sessionId, named } = await stage();
  const heard = said(screen);
  const restored = Promise.all([next(known, 'restored'), next(named, 'restored')]);
  expect(await comeBack(screen, session)).toMatchObject({ lost: [], degraded: [] });
  await restored;
  expect(heard.slice(0, 3)).toEqual([`get_session ${sessionId}`, 'restore_toplevel main window', 'commit']);
  expect(screen.sessions).toEqual([
    { id: sessionId, reasons: ['launch', 'recover'], toplevels: expect.arrayContaining(['main window']) },
  ]);
});

test('out of a file it is a session that is restored', async () => {
  const { screen, session, sessionId } = await stage();
  const file = session.snapshot();
  session.close();
  const again = await restore(file, { socket: screen.socket });
  await again.roundtrip();
  expect(screen.sessions).toMatchObject([{ id: sessionId, reasons: ['launch', 'session_restore'] }]);
  again.close();
});

test('an id that the compositor does not know any more gives way to its new one', async () => {
  const { screen, session, known, sessionId } = await stage({ behaviour: { forgetSessions: true } });
  const created = next<{ sessionId: string }>(known, 'created');
  expect(await comeBack(screen, session)).toMatchObject({ lost: [] });
  const { sessionId: second } = await created;
  expect(second).not.toBe(sessionId);
  Object.assign(screen.behaviour, { forgetSessions: false });
  const heard = said(screen);
  await comeBack(screen, session);
  expect(heard[0]).toBe(`get_session ${second}`);
});

test('a window goes by its last name, and one that was removed is not named again', async () => {
  const { screen, session, app, known, named } = await stage();
  named.rename('renamed');
  const other = app.toplevel('second');
  known.addToplevel(other.toplevel, 'gone');
  await other.configured();
  known.removeToplevel('gone');
  await session.roundtrip();
  const heard = said(screen);
  expect(await comeBack(screen, session)).toMatchObject({ lost: [], degraded: [] });
  expect(heard.filter((one) => /toplevel/.test(one))).toEqual(['restore_toplevel renamed']);
});

test('a name that was removed can be given again', async () => {
  const { screen, session, app, known } = await stage();
  const other = app.toplevel('second');
  known.removeToplevel('main window');
  known.addToplevel(other.toplevel, 'main window');
  await other.configured();
  await session.roundtrip();
  const first = said(screen);
  expect(await comeBack(screen, session)).toMatchObject({ lost: [], degraded: [] });
  const file = session.snapshot();
  session.close();
  const again = await restore(file, { socket: screen.socket });
  await again.roundtrip();
  expect(first.filter((one) => /toplevel/.test(one))).toEqual(Array(2).fill('restore_toplevel main window'));
  again.close();
});

test('a session that another client took over is not taken back', async () => {
  const { screen, session, known, sessionId, named } = await stage();
  const replaced = next(known, 'replaced');
  const thief = await open(screen, { reconnect: false });
  const stolen: XdgSessionV1 = thief
    .bind(XdgSessionManagerV1)
    .getSession(XdgSessionManagerV1Reason.session_restore, sessionId);
  await next(stolen, 'restored');
  await replaced;
  thief.close();
  const before = reasons(screen);
  const { lost } = await comeBack(screen, session);
  expect(reasons(screen)).toEqual(before);
  expect(lost).toMatchObject([{ handle: named.handle, why: 'the xdg_session_v1 that it was made from had ended' }]);
  known.destroy();
  named.destroy();
  await session.roundtrip();
});

test('where there is no session manager the window comes back without, and the app is told', async () => {
  const { session, known, named } = await stage();
  const other = await start({ globals: { xdg_session_manager_v1: 0 } });
  const { lost } = await session.reconnect({ socket: other.socket });
  expect(lost.map(({ handle }) => handle)).toEqual(expect.arrayContaining([known.handle, named.handle]));
  await session.roundtrip();
  expect(other.windows).toHaveLength(1);
});
