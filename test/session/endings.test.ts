import { expect, test } from 'vitest';
import { ProtocolError } from '../../src/errors.js';
import { ZwpLockedPointerV1 } from '../../src/protocol/generated/pointer-constraints-unstable-v1.js';
import { WlSeat } from '../../src/protocol/generated/wayland.js';
import { ZwlrDataControlManagerV1 } from '../../src/protocol/generated/wlr-data-control-unstable-v1.js';
import type { MessageDescriptor, RequestSink } from '../../src/protocol/index.js';
import { HeldInput } from '../../src/session/held-input.js';
import { open, start } from './stage.js';

test('what another compositor does not have ends by the event that its protocol has for that', async () => {
  const screen = await start();
  const other = await start({ globals: { zwlr_data_control_manager_v1: 0 } });
  const session = await open(screen);
  const manager = session.bind(ZwlrDataControlManagerV1);
  const device = manager.getDataDevice(session.bind(WlSeat));
  const source = manager.createDataSource();
  source.offer('text/plain');
  await session.roundtrip();
  const heard: string[] = [];
  source.on('cancelled', () => void heard.push('cancelled'));
  session.on('rebuilt', () => void heard.push('rebuilt'));
  const { lost } = await session.reconnect({ socket: other.socket });
  expect(lost.map(({ handle }) => handle)).toEqual(
    expect.arrayContaining([manager.handle, device.handle, source.handle]),
  );
  await session.roundtrip();
  expect(heard.toSorted()).toEqual(['cancelled', 'rebuilt']);
  // What an app does when it hears that: no error, and nothing reaches the compositor.
  source.destroy();
  device.destroy();
  await session.roundtrip();
  expect(other.clients.map(({ error }) => error)).toEqual([undefined]);
});

test('an end that was heard before the loss is not told again', async () => {
  const screen = await start();
  const other = await start({ globals: { zwlr_data_control_manager_v1: 0 } });
  const session = await open(screen);
  const manager = session.bind(ZwlrDataControlManagerV1);
  const device = manager.getDataDevice(session.bind(WlSeat));
  const [first, second] = [manager.createDataSource(), manager.createDataSource()];
  let cancelled = 0;
  first.on('cancelled', () => void cancelled++);
  device.setSelection(first);
  device.setSelection(second);
  await session.roundtrip();
  expect(cancelled).toBe(1);
  await session.reconnect({ socket: other.socket });
  await session.roundtrip();
  expect(cancelled).toBe(1);
});

test('a pointer that is locked is unlocked by a loss, once', () => {
  const sink = { request: () => undefined } as unknown as RequestSink; // nothing is asked
  const pointer = new ZwpLockedPointerV1({ sink, handle: 3, version: 1 });
  let unlocked = 0;
  pointer.on('unlocked', () => void unlocked++);
  const held = new HeldInput();
  const event = (name: string): MessageDescriptor =>
    pointer.interface.events.find((one) => one.name === name) as MessageDescriptor;
  const letGo = (): void => {
    for (const tell of held.letGo()) tell();
  };
  held.heard(pointer, event('locked'), [], () => undefined);
  letGo();
  letGo();
  expect(unlocked).toBe(1);
  held.heard(pointer, event('locked'), [], () => undefined);
  held.heard(pointer, event('unlocked'), [], () => undefined);
  letGo();
  expect(unlocked).toBe(1);
});

test('what is asked of a session that a protocol error ended is told that error', async () => {
  const screen = await start();
  const session = await open(screen);
  const ended = new Promise<void>((resolve) => session.once('closed', () => resolve()));
  const closed = expect(session.closed).rejects.toMatchObject({ code: 'ERR_WL_PROTOCOL' });
  screen.postError(screen.clients[0] as never, undefined, 2, 'as you asked');
  await ended;
  await closed;
  const told = expect.stringMatching(/: the session is closed; it ended by ERR_WL_PROTOCOL: .*as you asked/);
  const error = { code: 'ERR_WL_SESSION_CLOSED', message: told, cause: expect.any(ProtocolError) };
  expect(() => session.display.sync()).toThrow(expect.objectContaining(error));
  expect(() => session.snapshot()).toThrow(expect.objectContaining(error));
});
