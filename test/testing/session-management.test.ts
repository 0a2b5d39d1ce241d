import { expect, test } from 'vitest';
import * as sessionManagement from '../../src/protocol/generated/xdg-session-management-v1.js';
import { eachFails } from './fails.js';
import { type Desk, learn, type RawObject } from './raw-client.js';
import { leaveNothingOpen, open, start } from './screen.js';

learn(sessionManagement);
leaveNothingOpen();

const { XdgSessionManagerV1Error, XdgSessionManagerV1Reason, XdgSessionV1Error } = sessionManagement;
const { launch, recover, session_restore } = XdgSessionManagerV1Reason;
const RED = 0xffff0000;

/** A session as it is asked for, and what came of it. */
async function ask(
  desk: Desk,
  reason: number,
  id: string | null,
): Promise<{ session: RawObject; id: string; event: string }> {
  const session = desk.client.bind('xdg_session_manager_v1').call('get_session', reason, id);
  await desk.client.sync();
  const [created] = session.last('created') ?? [];
  return {
    session,
    id: (created as string | undefined) ?? id ?? '',
    event: created === undefined ? 'restored' : 'created',
  };
}

/** A mapped window that was added or restored under a name before its first commit. */
async function shown(desk: Desk, session: RawObject, request: 'add_toplevel' | 'restore_toplevel', name: string) {
  const surface = desk.surface();
  const xdg = desk.wmBase.call('get_xdg_surface', surface);
  const toplevel = xdg.call('get_toplevel');
  const held = session.call(request, toplevel, name);
  surface.call('commit');
  await desk.configured(xdg);
  const [width, height] = toplevel.last('configure') as [number, number];
  desk.show(surface, desk.buffer(width || 40, height || 30, RED));
  await desk.client.sync();
  return { surface, xdg, toplevel, held };
}

test('a session outlives client and compositor, and puts its windows back', async () => {
  const screen = await start();
  const first = await open(screen);
  const { session, id, event } = await ask(first, launch, null);
  expect(event).toBe('created');
  await first.window(10, 10, RED);
  const { surface, xdg, toplevel } = await shown(first, session, 'add_toplevel', 'main');
  expect(screen.windows[1]?.rectangle).toEqual({ x: 32, y: 32, width: 40, height: 30 });
  await first.acknowledge(xdg);
  toplevel.call('set_maximized');
  await first.configured(xdg);
  first.show(surface, first.buffer(200, 100, RED));
  await first.client.sync();
  screen.crash();
  await screen.restart();

  const second = await open(screen);
  const again = await ask(second, recover, id);
  expect(again.event).toBe('restored');
  const window = await shown(second, again.session, 'restore_toplevel', 'main');
  const events = second.client.events.filter(({ object }) => object === window.toplevel || object === window.held);
  expect(events.map(({ name }) => name)).toEqual([
    'restored',
    'wm_capabilities',
    'configure_bounds',
    'configure',
    'configure_bounds',
    'configure',
  ]);
  expect(screen.windows[0]).toMatchObject({
    rectangle: { width: 200, height: 100 },
    states: ['maximized', 'activated'],
  });
  await second.acknowledge(window.xdg);
  window.toplevel.call('unset_maximized');
  await second.configured(window.xdg);
  expect(window.toplevel.last('configure')?.slice(0, 2)).toEqual([40, 30]);
  second.show(window.surface, second.buffer(40, 30, RED));
  await second.client.sync();
  expect(screen.windows[0]?.rectangle).toEqual({ x: 32, y: 32, width: 40, height: 30 });
  expect(screen.sessions).toEqual([{ id, reasons: ['launch', 'recover'], toplevels: ['main'] }]);
});

test('an unknown id makes a new session, also after the compositor forgot', async () => {
  const screen = await start({ behaviour: { forgetSessions: true } });
  const desk = await open(screen);
  const made = await ask(desk, session_restore, 'of another time');
  expect(made.event).toBe('created');
  await screen.restart();
  const after = await ask(await open(screen), recover, made.id);
  expect(after.event).toBe('created');
  expect(after.id).not.toBe(made.id);
  expect(screen.sessions).toMatchObject([{ id: after.id, reasons: ['recover'] }]);
});

test('a window that the session does not know is added by restore_toplevel', async () => {
  const screen = await start();
  const desk = await open(screen);
  const { session } = await ask(desk, launch, null);
  const { held } = await shown(desk, session, 'restore_toplevel', 'new');
  expect(held.last('restored')).toBeUndefined();
  expect(screen.sessions[0]?.toplevels).toEqual(['new']);
});

test('another client takes a session over; the objects of the first do nothing any more', async () => {
  const screen = await start();
  const [first, second] = [await open(screen), await open(screen)];
  const { session, id } = await ask(first, launch, null);
  const { held } = await shown(first, session, 'add_toplevel', 'main');
  const taken = await ask(second, launch, id);
  expect(taken.event).toBe('restored');
  await first.client.until(() => session.last('replaced'));
  held.call('rename', 'other');
  session.call('remove_toplevel', 'main');
  session.call('remove');
  await first.client.sync();
  expect(screen.sessions).toMatchObject([{ id, toplevels: ['main'] }]);
  expect(screen.digest()[0]?.objects).toMatchObject({ xdg_toplevel_session_v1: [{ name: 'main', inert: true }] });
});

test('windows are renamed and removed, sessions removed', async () => {
  const screen = await start();
  const desk = await open(screen);
  const { session, id } = await ask(desk, launch, null);
  const { held, toplevel } = await shown(desk, session, 'add_toplevel', 'main');
  toplevel.call('set_title', 'a window');
  held.call('rename', 'other');
  await desk.client.sync();
  expect(screen.sessions[0]?.toplevels).toEqual(['other']);
  expect(screen.digest()[0]?.objects).toEqual({
    xdg_session_v1: [{ current: true, names: ['other'] }],
    xdg_toplevel_session_v1: [{ name: 'other', inert: false, toplevel: 'window ["a window",null]' }],
  });
  session.call('remove_toplevel', 'other');
  session.call('remove_toplevel', 'nobody');
  await desk.client.sync();
  expect(screen.sessions[0]?.toplevels).toEqual([]);
  session.call('remove');
  await desk.client.sync();
  expect(screen.sessions).toEqual([]);
  expect((await ask(desk, launch, id)).event).toBe('created');
});

test('after its destruction a session is free for the same client', async () => {
  const screen = await start();
  const desk = await open(screen);
  const { session, id } = await ask(desk, launch, null);
  session.call('destroy');
  expect((await ask(desk, launch, id)).event).toBe('restored');
});

eachFails([
  {
    what: 'a session that this client uses',
    object: 'xdg_session_manager_v1',
    code: XdgSessionManagerV1Error.in_use,
    commit: async (desk) => ask(desk, launch, (await ask(desk, launch, null)).id),
  },
  {
    what: 'a fourth reason',
    object: 'xdg_session_manager_v1',
    code: XdgSessionManagerV1Error.invalid_reason,
    commit: (desk) => ask(desk, 4, null),
  },
  {
    what: 'an id that is no UTF-8',
    object: 'xdg_session_manager_v1',
    code: XdgSessionManagerV1Error.invalid_session_id,
    commit: (desk) => ask(desk, launch, 'broken \ufffd'),
  },
  {
    what: 'a second window of one name',
    object: 'xdg_session_v1',
    code: XdgSessionV1Error.name_in_use,
    commit: async (desk) => {
      const { session } = await ask(desk, launch, null);
      await shown(desk, session, 'add_toplevel', 'main');
      await shown(desk, session, 'restore_toplevel', 'main');
    },
  },
  {
    what: 'an added window with the name of one from before',
    object: 'xdg_session_v1',
    code: XdgSessionV1Error.name_in_use,
    commit: async (desk) => {
      const { session, id } = await ask(desk, launch, null);
      const { toplevel } = await shown(desk, session, 'add_toplevel', 'main');
      toplevel.call('destroy');
      session.call('destroy');
      await shown(desk, (await ask(desk, launch, id)).session, 'add_toplevel', 'main');
    },
  },
  {
    what: 'a new name that is taken',
    object: 'xdg_session_v1',
    code: XdgSessionV1Error.name_in_use,
    commit: async (desk) => {
      const { session } = await ask(desk, launch, null);
      await shown(desk, session, 'add_toplevel', 'main');
      (await shown(desk, session, 'add_toplevel', 'other')).held.call('rename', 'main');
    },
  },
  {
    what: 'a window restored after its first commit',
    object: 'xdg_session_v1',
    code: XdgSessionV1Error.already_mapped,
    commit: async (desk) => {
      const { session } = await ask(desk, launch, null);
      session.call('restore_toplevel', (await desk.toplevel()).toplevel, 'main');
    },
  },
  {
    what: 'a name that is no UTF-8',
    object: 'xdg_session_v1',
    code: XdgSessionV1Error.invalid_name,
    commit: async (desk) => {
      const { session } = await ask(desk, launch, null);
      session.call('add_toplevel', (await desk.toplevel()).toplevel, 'broken \ufffd');
    },
  },
  {
    what: 'a window in two sessions',
    object: 'xdg_session_v1',
    code: XdgSessionV1Error.already_added,
    commit: async (desk) => {
      const { toplevel } = await desk.toplevel();
      (await ask(desk, launch, null)).session.call('add_toplevel', toplevel, 'main');
      (await ask(desk, launch, null)).session.call('add_toplevel', toplevel, 'main');
    },
  },
]);
