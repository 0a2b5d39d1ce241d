// Inhibitors, and the idleness that they keep away.
import { expect, test } from 'vitest';
import * as idleNotify from '../../src/protocol/generated/ext-idle-notify-v1.js';
import * as idleInhibit from '../../src/protocol/generated/idle-inhibit-unstable-v1.js';
import * as shortcuts from '../../src/protocol/generated/keyboard-shortcuts-inhibit-unstable-v1.js';
import { learn } from './raw-client.js';
import { leaveNothingOpen, open, start } from './screen.js';

learn(idleInhibit, idleNotify, shortcuts);
leaveNothingOpen();

const RED = 0xffff0000;

test('a notification hears when the user was away for long enough, and when he is back', async () => {
  const screen = await start();
  const desk = await open(screen);
  const notification = desk.client
    .bind('ext_idle_notifier_v1')
    .call('get_idle_notification', 100, desk.client.bind('wl_seat'));
  await desk.client.sync();
  screen.input.idle(60);
  await desk.client.sync();
  expect(notification.last('idled')).toBeUndefined();
  screen.input.idle(40);
  screen.input.idle(1000);
  screen.input.pointer.move(1, 1);
  screen.input.keyboard.key(30, 'pressed');
  screen.input.idle(99);
  await desk.client.until(() => notification.last('resumed'));
  expect(notification.all('idled')).toHaveLength(1);
  expect(notification.all('resumed')).toHaveLength(1);
  expect(screen.digest()[0]?.objects).toEqual({ ext_idle_notification_v1: [{ heedsInhibitors: true, timeout: 100 }] });
});

test('without a timeout the user is away at once', async () => {
  const screen = await start();
  const desk = await open(screen);
  const notification = desk.client
    .bind('ext_idle_notifier_v1')
    .call('get_idle_notification', 0, desk.client.bind('wl_seat'));
  await desk.client.until(() => notification.last('idled'));
});

test('an inhibitor counts while its surface is shown, and not for who asks for input alone', async () => {
  const screen = await start();
  const desk = await open(screen);
  const seat = desk.client.bind('wl_seat');
  const notifier = desk.client.bind('ext_idle_notifier_v1');
  const notification = notifier.call('get_idle_notification', 100, seat);
  const ofInput = notifier.call('get_input_idle_notification', 100, seat);
  const { surface } = await desk.window(20, 20, RED);
  desk.client.bind('zwp_idle_inhibit_manager_v1').call('create_inhibitor', surface);
  await desk.client.sync();
  expect(screen.digest()[0]?.windows[0]?.attached).toEqual({ zwp_idle_inhibitor_v1: [{}] });
  screen.input.idle(100);
  await desk.client.until(() => ofInput.last('idled'));
  expect(notification.last('idled')).toBeUndefined();
  surface.call('attach', 0, 0, 0);
  surface.call('commit');
  await desk.client.sync();
  screen.input.idle(100);
  await desk.client.until(() => notification.last('idled'));
});

test('shortcuts are inhibited while the surface has the keyboard, and as long as the user wants it', async () => {
  const screen = await start();
  const desk = await open(screen);
  const seat = desk.client.bind('wl_seat');
  const manager = desk.client.bind('zwp_keyboard_shortcuts_inhibit_manager_v1');
  const surface = desk.surface();
  const early = manager.call('inhibit_shortcuts', surface, seat);
  await desk.client.sync();
  expect(early.last('active')).toBeUndefined();
  const window = await desk.window(20, 20, RED);
  const inhibitor = manager.call('inhibit_shortcuts', window.surface, seat);
  await desk.client.until(() => inhibitor.last('active'));
  screen.input.keyboard.grantShortcuts(false);
  await desk.client.until(() => inhibitor.last('inactive'));
  screen.focus(undefined);
  screen.focus(screen.windows[0]);
  await desk.client.sync();
  expect(inhibitor.all('active')).toHaveLength(1);
  screen.input.keyboard.grantShortcuts(true);
  await desk.client.until(() => inhibitor.all('active').length === 2);
  expect(screen.digest()[0]?.windows[0]?.attached).toEqual({ zwp_keyboard_shortcuts_inhibitor_v1: [{}] });
  inhibitor.call('destroy');
  manager.call('inhibit_shortcuts', window.surface, seat);
  await desk.client.sync();
});
