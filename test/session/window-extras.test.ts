// What other protocols know of a window comes back with it: icon, tag, dialog, exported handle; and what can't is told.
import { expect, test } from 'vitest';
import { XdgWmDialogV1 } from '../../src/protocol/generated/xdg-dialog-v1.js';
import { ZxdgExporterV1 } from '../../src/protocol/generated/xdg-foreign-unstable-v1.js';
import { ZxdgExporterV2 } from '../../src/protocol/generated/xdg-foreign-unstable-v2.js';
import { XdgToplevelIconManagerV1 } from '../../src/protocol/generated/xdg-toplevel-icon-v1.js';
import { XdgToplevelTagManagerV1 } from '../../src/protocol/generated/xdg-toplevel-tag-v1.js';
import { restore, type Session } from '../../src/session/index.js';
import type { TestCompositor } from '../../src/testing/index.js';
import { App, next } from '../contract/app.js';
import { picture } from '../contract/pictures.js';
import { comeBack, open, start } from './stage.js';

async function stage() {
  const screen = await start();
  const session = await open(screen, { reconnect: { retries: 500, minDelay: 5, maxDelay: 10, poisonWithin: 0 } });
  const app = new App(session);
  const window = await app.shown('main', 200, 150, picture(1));
  await session.roundtrip(); // it was told that it is activated
  return { screen, session, app, window };
}

/** After a crash, and in a fresh process. */
async function same(screen: TestCompositor, session: Session): Promise<void> {
  await session.roundtrip();
  const known = screen.digest();
  expect(await comeBack(screen, session)).toMatchObject({ lost: [], degraded: [] });
  expect(screen.digest()).toEqual(known);
  const file = session.snapshot();
  session.close();
  const again = await restore(file, { socket: screen.socket });
  await again.roundtrip();
  expect(screen.digest()).toEqual(known);
  again.close();
}

test('an icon that lives', async () => {
  const { screen, session, app, window } = await stage();
  const manager = session.bind(XdgToplevelIconManagerV1);
  const icon = manager.createIcon();
  icon.setName('editor');
  icon.addBuffer(app.pixels(32, 32, picture(2)).buffer, 1);
  manager.setIcon(window.toplevel, icon);
  window.surface.commit();
  await same(screen, session);
});

test('an icon that was destroyed with its buffers and pools, and its manager', async () => {
  const { screen, session, app, window } = await stage();
  const manager = session.bind(XdgToplevelIconManagerV1);
  const icon = manager.createIcon();
  const pictures = [app.pixels(32, 32, picture(2)), app.pixels(64, 64, picture(3))];
  for (const { buffer } of pictures) icon.addBuffer(buffer, 1);
  manager.setIcon(window.toplevel, icon);
  window.surface.commit();
  icon.destroy();
  manager.destroy();
  for (const { buffer, pool } of pictures) {
    buffer.destroy();
    pool.destroy();
  }
  await same(screen, session);
});

test('one that is set and not committed, and one for each of two windows', async () => {
  const { screen, session, app, window } = await stage();
  const other = await app.shown('second', 100, 80, picture(2));
  const manager = session.bind(XdgToplevelIconManagerV1);
  for (const [name, { toplevel, surface }] of [
    ['one', window],
    ['two', other],
  ] as const) {
    const icon = manager.createIcon();
    icon.setName(name);
    manager.setIcon(toplevel, icon);
    icon.destroy();
    if (name === 'one') surface.commit();
    else for (const each of [window, other]) each.deaf = true; // a commit would apply it
  }
  await same(screen, session);
});

test('tags, descriptions and dialogs, also of a window whose manager was destroyed', async () => {
  const { screen, session, app, window } = await stage();
  const other = await app.shown('second', 100, 80, picture(2));
  const tags = session.bind(XdgToplevelTagManagerV1);
  tags.setToplevelTag(window.toplevel, 'first');
  tags.setToplevelTag(window.toplevel, 'main');
  tags.setToplevelDescription(window.toplevel, 'Main window');
  tags.setToplevelTag(other.toplevel, 'other');
  tags.destroy();
  session.bind(XdgWmDialogV1).getXdgDialog(other.toplevel).setModal();
  await same(screen, session);
});

test('a window that was minimized is told as lost, once, and not when it was shown again', async () => {
  const { screen, session, window } = await stage();
  window.toplevel.setMinimized();
  await session.roundtrip();
  const { lost } = await comeBack(screen, session);
  const minimized = { handle: window.toplevel.handle, what: 'set_minimized', why: expect.stringContaining('shown') };
  expect(lost).toMatchObject([minimized]);
  expect(await comeBack(screen, session)).toMatchObject({ lost: [] });
  window.toplevel.setMinimized();
  await session.roundtrip();
  const configured = next(window.toplevel, 'configure');
  screen.configure(screen.windows[0] as never, { states: ['activated'] });
  await configured;
  expect(await comeBack(screen, session)).toMatchObject({ lost: [] });
});

test('a configure that was on its way when a window was minimized does not tell that it is shown', async () => {
  const { screen, session, window } = await stage();
  const configured = next(window.toplevel, 'configure');
  screen.configure(screen.windows[0] as never, { states: ['activated'] });
  window.toplevel.setMinimized();
  await configured;
  await session.roundtrip();
  const { lost } = await comeBack(screen, session);
  expect(lost).toMatchObject([{ handle: window.toplevel.handle, what: 'set_minimized' }]);
});

test('a window that is minimized while it is rebuilt is told as lost at the next loss, unless it was shown', async () => {
  const { screen, session, window } = await stage();
  const minimized = [{ handle: window.toplevel.handle, what: 'set_minimized' }];
  for (const shown of [false, true]) {
    let asked = false;
    const minimize = ({ request }: { request: string }): void => {
      if (request !== 'get_toplevel' || asked) return;
      asked = true;
      window.toplevel.setMinimized();
    };
    screen.on('request', minimize);
    expect(await comeBack(screen, session)).toMatchObject({ lost: [] });
    screen.off('request', minimize);
    expect(asked).toBe(true);
    if (shown) {
      const configured = next(window.toplevel, 'configure');
      screen.configure(screen.windows[0] as never, { states: ['activated'] });
      await configured;
    }
    expect(await comeBack(screen, session)).toMatchObject({ lost: shown ? [] : minimized });
  }
});

test.each([
  ['zxdg_exporter_v2', ZxdgExporterV2],
  ['zxdg_exporter_v1', ZxdgExporterV1],
] as const)('a window that %s exported has a new handle, of which the app hears', async (_, type) => {
  const { screen, session, window } = await stage();
  const exporter = session.bind(type as typeof ZxdgExporterV2 & typeof ZxdgExporterV1);
  const exported =
    'exportToplevel' in exporter
      ? (exporter as InstanceType<typeof ZxdgExporterV2>).exportToplevel(window.surface)
      : (exporter as InstanceType<typeof ZxdgExporterV1>).export(window.surface);
  const first = await next<{ handle: string }>(exported, 'handle');
  const second = next<{ handle: string }>(exported, 'handle');
  expect(await comeBack(screen, session)).toMatchObject({ lost: [], degraded: [] });
  expect((await second).handle).not.toBe(first.handle);
});

test('what a window without a role had exported is lost', async () => {
  const { screen, session, window } = await stage();
  const exported = session.bind(ZxdgExporterV2).exportToplevel(window.surface);
  await session.roundtrip();
  window.toplevel.destroy();
  window.xdg.destroy();
  await session.roundtrip();
  const { lost } = await comeBack(screen, session);
  expect(lost).toMatchObject([{ handle: exported.handle, why: 'its surface is no window any more' }]);
  expect(screen.clients[0]?.error).toBeUndefined();
});
