import type { EventEmitter } from 'eventemitter3';
import { expect, test } from 'vitest';
import { ProtocolError } from '../../src/errors.js';
import { WpColorManagerV1 } from '../../src/protocol/generated/color-management-v1.js';
import { ExtOutputImageCaptureSourceManagerV1 } from '../../src/protocol/generated/ext-image-capture-source-v1.js';
import { ExtImageCopyCaptureManagerV1 } from '../../src/protocol/generated/ext-image-copy-capture-v1.js';
import { ExtSessionLockManagerV1 } from '../../src/protocol/generated/ext-session-lock-v1.js';
import { ExtTransientSeatManagerV1 } from '../../src/protocol/generated/ext-transient-seat-v1.js';
import { ZwpLinuxDmabufV1 } from '../../src/protocol/generated/linux-dmabuf-v1.js';
import { ZwpLockedPointerV1 } from '../../src/protocol/generated/pointer-constraints-unstable-v1.js';
import { WpPresentation } from '../../src/protocol/generated/presentation-time.js';
import { WpSecurityContextManagerV1 } from '../../src/protocol/generated/security-context-v1.js';
import { WlCompositor, WlOutput, WlSeat } from '../../src/protocol/generated/wayland.js';
import { ZwlrDataControlManagerV1 } from '../../src/protocol/generated/wlr-data-control-unstable-v1.js';
import { ZwlrOutputManagerV1 } from '../../src/protocol/generated/wlr-output-management-unstable-v1.js';
import { ZwlrScreencopyManagerV1 } from '../../src/protocol/generated/wlr-screencopy-unstable-v1.js';
import { XdgActivationV1 } from '../../src/protocol/generated/xdg-activation-v1.js';
import type { MessageDescriptor, RequestSink, WaylandProxy } from '../../src/protocol/index.js';
import { HeldInput } from '../../src/session/held-input.js';
import type { Session } from '../../src/session/index.js';
import { socketPair } from '../../src/sys/index.js';
import { muteCompositor } from './mute.js';
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

/** Of each: how it is begun on a compositor that answers nothing, and the event by which it ends. */
const transactions: readonly [string, Record<string, number>, (session: Session) => WaylandProxy, string, object][] = [
  [
    'an activation token',
    { xdg_activation_v1: 1 },
    (session) => {
      const token = session.bind(XdgActivationV1).getActivationToken();
      token.commit();
      return token;
    },
    'done',
    { token: '' },
  ],
  [
    'dmabuf params',
    { zwp_linux_dmabuf_v1: 4 },
    (session) => session.bind(ZwpLinuxDmabufV1).createParams(),
    'failed',
    {},
  ],
  [
    'a screencopy frame',
    { zwlr_screencopy_manager_v1: 3, wl_output: 4 },
    (session) => session.bind(ZwlrScreencopyManagerV1).captureOutput(0, session.bind(WlOutput)),
    'failed',
    {},
  ],
  [
    'an output configuration',
    { zwlr_output_manager_v1: 4 },
    (session) => session.bind(ZwlrOutputManagerV1).createConfiguration(7),
    'cancelled',
    {},
  ],
  [
    'an image description',
    { wp_color_manager_v1: 1 },
    (session) => session.bind(WpColorManagerV1).createWindowsScrgb(),
    'failed',
    { cause: 2, msg: expect.any(String) },
  ],
  [
    'presentation feedback',
    { wp_presentation: 1, wl_compositor: 6 },
    (session) => session.bind(WpPresentation).feedback(session.bind(WlCompositor).createSurface()),
    'discarded',
    {},
  ],
  [
    'a frame of an image copy',
    { ext_image_copy_capture_manager_v1: 1, ext_output_image_capture_source_manager_v1: 1, wl_output: 4 },
    (session) => {
      const source = session.bind(ExtOutputImageCaptureSourceManagerV1).createSource(session.bind(WlOutput));
      return session.bind(ExtImageCopyCaptureManagerV1).createSession(source, 0).createFrame();
    },
    'failed',
    { reason: 0 },
  ],
  [
    'a session lock',
    { ext_session_lock_manager_v1: 1 },
    (session) => session.bind(ExtSessionLockManagerV1).lock(),
    'finished',
    {},
  ],
  [
    'a transient seat, where there are none any more',
    { ext_transient_seat_manager_v1: 1 },
    (session) => session.bind(ExtTransientSeatManagerV1).create(),
    'denied',
    {},
  ],
];

test.each(transactions)(
  '%s that was under way ends by its own event, and is in lost',
  async (_, globals, begin, event, payload) => {
    const screen = await muteCompositor(globals);
    const other = await muteCompositor({});
    const session = await open(screen);
    const begun = begin(session);
    await session.roundtrip();
    const heard: unknown[] = [];
    (begun as EventEmitter).on(event, (told: unknown) => void heard.push(told));
    const { lost } = await session.reconnect({ socket: other.socket });
    expect(lost).toContainEqual(expect.objectContaining({ handle: begun.handle, what: 'the object' }));
    await session.roundtrip();
    expect(heard).toEqual([payload]);
    await session.reconnect({ socket: screen.socket });
    await session.roundtrip();
    expect(heard).toHaveLength(1);
  },
);

test('a transient seat is asked for again, and the app hears of the new one', async () => {
  const globals = { ext_transient_seat_manager_v1: 1 };
  const [screen, other] = [await muteCompositor(globals), await muteCompositor(globals)];
  const session = await open(screen);
  const seat = session.bind(ExtTransientSeatManagerV1).create();
  await session.roundtrip();
  expect(await session.reconnect({ socket: other.socket })).toMatchObject({ lost: [], degraded: [] });
  expect(seat.alive).toBe(true);
});

test('a sandbox keeps no socket: it is lost with the reason', async () => {
  const screen = await muteCompositor({ wp_security_context_manager_v1: 1 });
  const session = await open(screen);
  const [listens, closes] = socketPair();
  const context = session.bind(WpSecurityContextManagerV1).createListener(listens.fd, closes.fd);
  await session.roundtrip();
  listens.close();
  closes.close();
  const other = await muteCompositor({ wp_security_context_manager_v1: 1 });
  const { lost } = await session.reconnect({ socket: other.socket });
  expect(lost).toMatchObject([{ handle: context.handle, why: expect.stringContaining('the app makes a new one') }]);
});
