// A compositor goes away and comes back: what the app hears, what its objects are then, and when it is given up.
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ProtocolError } from '../../src/errors.js';
import { WlCompositor, WlSeat } from '../../src/protocol/generated/wayland.js';
import type { Rebuilt } from '../../src/session/index.js';
import { connectTo } from '../../src/sys/index.js';
import type { RequestRecord } from '../../src/testing/index.js';
import { App, next } from '../contract/app.js';
import { picture } from '../contract/pictures.js';
import { comeBack, open, start } from './stage.js';

interface Disconnected {
  error: { code: string };
  attempt: number;
}

describe('what the app hears', () => {
  test('it is disconnected, then rebuilt: the same objects, on a new connection', async () => {
    const screen = await start();
    const session = await open(screen);
    const app = new App(session);
    const { surface } = await app.shown('main', 100, 80, picture(1));
    const { handle } = surface;
    const disconnected = next<Disconnected>(session, 'disconnected');
    const told = await comeBack(screen, session);
    expect(await disconnected).toMatchObject({ attempt: 0, error: { code: 'ERR_WL_CONNECTION_CLOSED' } });
    expect(told).toMatchObject({ epoch: 2, cause: 'reconnect', lost: [], degraded: [] });
    expect(told.duration).toBeGreaterThan(0);
    expect({ alive: surface.alive, handle: surface.handle }).toEqual({ alive: true, handle });
    expect(session).toMatchObject({ connected: true, epoch: 2 });
    expect(screen.windows.map(({ title }) => title)).toEqual(['main']);
  });

  test('a round trip that was under way settles when the compositor is back', async () => {
    const screen = await start();
    const session = await open(screen);
    screen.pauseReading();
    const asked = session.roundtrip();
    await session.flush();
    screen.once('crash', () => screen.resumeReading());
    await comeBack(screen, session);
    await asked;
  });

  test('a round trip that is asked for while nobody is there settles too', async () => {
    const screen = await start();
    const session = await open(screen);
    const lost = next(session, 'disconnected');
    screen.crash();
    await lost;
    const asked = session.roundtrip();
    await screen.restart();
    await asked;
    expect(session.epoch).toBe(2);
  });

  test('an unanswered frame is asked for again, so an animation goes on', async () => {
    const screen = await start({ behaviour: { autoFrame: false } });
    const session = await open(screen);
    const app = new App(session);
    const { surface } = await app.shown('main', 100, 80, picture(1));
    const frame = surface.frame();
    surface.commit();
    await session.roundtrip();
    await comeBack(screen, session);
    const done = next(frame, 'done');
    expect(screen.tick()).toBe(1);
    await done;
  });

  test('buffers that the compositor held and did not show are released', async () => {
    const screen = await start({ behaviour: { releaseNever: true } });
    const session = await open(screen);
    const app = new App(session);
    const window = await app.shown('main', 100, 80, picture(1));
    const first = app.pixels(100, 80, picture(2));
    const second = app.pixels(100, 80, picture(3));
    window.show(first);
    window.show(second);
    await session.roundtrip();
    const heard: string[] = [];
    first.buffer.on('release', () => heard.push('first'));
    second.buffer.on('release', () => heard.push('second'));
    await comeBack(screen, session);
    expect(heard).toEqual(['first']);
  });

  test('a seat that is gone is lost, by name, and what is asked of it goes nowhere', async () => {
    const screen = await start();
    const other = await start({ globals: { wl_seat: 0 } });
    const session = await open(screen);
    const seat = session.bind(WlSeat);
    session.setKey(seat, 'my seat');
    const pointer = seat.getPointer();
    const { lost } = await session.reconnect({ socket: other.socket });
    expect(lost).toContainEqual(expect.objectContaining({ key: 'my seat', object: `wl_seat#${seat.handle}` }));
    pointer.setCursor(1, null, 0, 0);
    seat.getKeyboard();
    pointer.release();
    await session.roundtrip();
    expect(pointer.alive).toBe(false);
  });

  test('a lower version is degraded, and newer requests are refused at the call', async () => {
    const screen = await start();
    const other = await start({ globals: { wl_compositor: 4 } });
    const session = await open(screen);
    const compositor = session.bind(WlCompositor);
    const surface = compositor.createSurface();
    const { degraded } = await session.reconnect({ socket: other.socket });
    expect(degraded).toContainEqual(expect.objectContaining({ handle: compositor.handle, what: 'the version' }));
    expect(surface.version).toBe(4);
    expect(() => surface.offset(1, 1)).toThrow(expect.objectContaining({ code: 'ERR_WL_VERSION' }));
  });
});

describe('what was asked meanwhile', () => {
  test('while nobody is there: new windows, a title, a destroyed surface, a changed picture', async () => {
    const screen = await start();
    const session = await open(screen);
    const app = new App(session);
    const window = await app.shown('main', 100, 80, picture(1));
    const child = app.subsurface(window.surface, 10, 10, app.pixels(20, 20, picture(2)));
    window.surface.commit();
    const lost = next(session, 'disconnected');
    screen.crash();
    await lost;
    child.subsurface.destroy();
    child.surface.destroy();
    window.toplevel.setTitle('renamed');
    window.show(app.pixels(60, 50, picture(3)));
    const second = app.toplevel('second');
    const configured = second.configured();
    await screen.restart();
    await configured;
    second.show(app.pixels(30, 30, picture(4)));
    await session.roundtrip();
    expect(screen.windows.map(({ title, rectangle }) => [title, rectangle.width, rectangle.height])).toEqual([
      ['renamed', 60, 50],
      ['second', 30, 30],
    ]);
  });

  test('while the objects are rebuilt: the same', async () => {
    const screen = await start();
    const session = await open(screen);
    const app = new App(session);
    const window = await app.shown('main', 100, 80, picture(1));
    const child = app.subsurface(window.surface, 10, 10, app.pixels(20, 20, picture(2)));
    window.surface.commit();
    await session.roundtrip();
    const rebuilt = next<Rebuilt>(session, 'rebuilt');
    let configured: Promise<void> | undefined;
    screen.on('request', ({ request }) => {
      if (request !== 'set_app_id' || configured !== undefined) return;
      child.subsurface.destroy();
      child.surface.destroy();
      window.toplevel.setTitle('renamed');
      window.show(app.pixels(60, 50, picture(3)));
      configured = app.toplevel('second').configured();
    });
    screen.crash();
    await screen.restart();
    expect(await rebuilt).toMatchObject({ lost: [] });
    await configured;
    app.toplevels.get('second')?.show(app.pixels(30, 30, picture(4)));
    await session.roundtrip();
    expect(screen.windows.map(({ title, rectangle }) => [title, rectangle.width, rectangle.height])).toEqual([
      ['renamed', 60, 50],
      ['second', 30, 30],
    ]);
    // and it is part of what comes back the next time
    const known = screen.digest();
    await comeBack(screen, session);
    expect(screen.digest()).toEqual(known);
  });
});

describe('serials', () => {
  test('the answer to a configure of the old connection reaches nobody', async () => {
    const screen = await start();
    const session = await open(screen);
    const app = new App(session);
    const window = await app.shown('main', 100, 80, picture(1));
    await session.roundtrip();
    window.deaf = true;
    const old = next<{ serial: number }>(window.xdg, 'configure');
    screen.configure(screen.windows[0] as never, { width: 100, height: 80 });
    const { serial } = await old;
    await comeBack(screen, session);
    const acks: unknown[] = [];
    screen.on('request', ({ request, args }) => request === 'ack_configure' && acks.push(args[0]));
    window.xdg.ackConfigure(serial + 1000); // no compositor ever sent this one: only an error could come of it
    window.surface.commit();
    await session.roundtrip();
    expect(acks).toEqual([]);
    expect(session.connected).toBe(true);
  });

  test('what the engine has answered is not answered twice', async () => {
    const screen = await start();
    const session = await open(screen);
    const app = new App(session);
    const window = await app.shown('main', 100, 80, picture(1));
    await session.roundtrip();
    const acks: unknown[] = [];
    screen.on('request', ({ request, args }: RequestRecord) => request === 'ack_configure' && acks.push(args[0]));
    const heard: number[] = [];
    window.xdg.on('configure', ({ serial }) => heard.push(serial));
    await comeBack(screen, session);
    await session.roundtrip();
    expect(heard.length).toBeGreaterThan(0);
    expect(acks).toEqual([...new Set(acks)]);
    expect(acks.at(-1)).toBe(heard.at(-1));
  });
});

describe('giving up', () => {
  test('reconnect: false closes the session at the loss', async () => {
    const screen = await start();
    const session = await open(screen, { reconnect: false });
    const ended = expect(session.closed).rejects.toMatchObject({ code: 'ERR_WL_CONNECTION_CLOSED' });
    screen.crash();
    await ended;
    expect(() => session.bind(WlCompositor)).toThrow(expect.objectContaining({ code: 'ERR_WL_SESSION_CLOSED' }));
  });

  test('after so many attempts, with longer and longer pauses, it ends with the last error', async () => {
    const screen = await start();
    const session = await open(screen, { reconnect: { retries: 4, minDelay: 10, maxDelay: 40 } });
    const attempts: number[] = [];
    const times: number[] = [];
    session.on('disconnected', ({ attempt }) => {
      attempts.push(attempt);
      times.push(performance.now());
    });
    screen.crash();
    await expect(session.closed).rejects.toMatchObject({ code: 'ERR_WL_CONNECT' });
    expect(attempts).toEqual([0, 1, 2, 3, 4]);
    const pauses = times.slice(1).map((time, i) => time - (times[i] as number));
    for (const [i, least] of [10, 20, 40, 40].entries()) expect(pauses[i]).toBeGreaterThan(least - 2);
  });

  test('a round trip that waits when the session is given up is rejected', async () => {
    const screen = await start();
    const session = await open(screen, { reconnect: { retries: 1, minDelay: 1 } });
    const ended = expect(session.closed).rejects.toMatchObject({ code: 'ERR_WL_CONNECT' });
    screen.pauseReading();
    const asked = expect(session.roundtrip()).rejects.toMatchObject({ code: 'ERR_WL_CONNECT' });
    await session.flush();
    screen.crash();
    await Promise.all([ended, asked]);
  });

  test('a protocol error is never tried again', async () => {
    const screen = await start();
    const session = await open(screen);
    let connections = 0;
    screen.on('connect', () => connections++);
    const ended = session.closed.catch((error: unknown) => error);
    screen.postError(screen.clients[0] as never, undefined, 2, 'as you asked');
    const error = await ended;
    expect(error).toBeInstanceOf(ProtocolError);
    expect(error).toMatchObject({
      interface: 'wl_display',
      errorName: 'no_memory',
      reason: expect.stringContaining('as you asked'),
    });
    await pause(30); // longer than any pause before an attempt
    expect(connections).toBe(0);
  });

  test('a protocol error at the replay is not tried again either', async () => {
    const screen = await start();
    const session = await open(screen);
    await new App(session).shown('main', 100, 80, picture(1));
    await session.roundtrip();
    const ended = session.closed.catch((error: unknown) => error);
    screen.once('crash', () => {
      screen.on('request', ({ client, request }) => {
        if (request === 'get_toplevel') client.postError(client.display, 3, 'not you again');
      });
    });
    let connections = 0;
    screen.on('connect', () => connections++);
    screen.crash();
    await screen.restart();
    expect(await ended).toMatchObject({ code: 'ERR_WL_PROTOCOL', reason: expect.stringContaining('not you again') });
    expect(connections).toBe(1);
  });

  test('a compositor that dies of the replay is met twice, and not a third time', async () => {
    const screen = await start();
    const session = await open(screen);
    await new App(session).shown('main', 100, 80, picture(1));
    await session.roundtrip();
    let connections = 0;
    screen.on('connect', () => connections++);
    let deadly = false;
    screen.on('request', ({ request }) => {
      if (deadly && request === 'get_toplevel') screen.crash();
    });
    screen.on('crash', () => {
      deadly = true;
      setImmediate(() => void screen.restart());
    });
    screen.crash();
    await expect(session.closed).rejects.toMatchObject({ code: 'ERR_WL_REPLAY_POISON' });
    expect(connections).toBe(2);
    await screen.until(() => screen.running);
    await pause(30); // longer than any pause before an attempt
    expect(connections).toBe(2);
  });

  test('close() during the attempts ends them', async () => {
    const screen = await start();
    const session = await open(screen);
    const lost = next(session, 'disconnected');
    screen.crash();
    await lost;
    const ended = session.closed;
    session.close();
    await ended;
    let connections = 0;
    screen.on('connect', () => connections++);
    await screen.restart();
    await pause(30); // longer than any pause before an attempt
    expect(connections).toBe(0);
  });

  test('close() in the listener that hears of the loss ends the session without an error', async () => {
    const screen = await start();
    const session = await open(screen);
    session.on('disconnected', () => session.close());
    screen.crash();
    await session.closed;
  });
});

describe('addresses', () => {
  test('WAYLAND_SOCKET serves once; after that it is WAYLAND_DISPLAY', async () => {
    const screen = await start();
    const env: NodeJS.ProcessEnv = {
      WAYLAND_SOCKET: String(connectTo(screen.socket).take()),
      WAYLAND_DISPLAY: screen.socket,
    };
    const { connect } = await import('../../src/session/index.js');
    const session = await connect({ env, reconnect: { retries: 100, minDelay: 5, maxDelay: 10 } });
    onTestFinished(() => session.close());
    expect(env.WAYLAND_SOCKET).toBeUndefined();
    expect(await comeBack(screen, session)).toMatchObject({ cause: 'reconnect' });
  });

  test('the address is resolved anew at each attempt', async () => {
    const screen = await start();
    const other = await start();
    const env: NodeJS.ProcessEnv = { WAYLAND_DISPLAY: screen.socket };
    const { connect } = await import('../../src/session/index.js');
    const session = await connect({ env, reconnect: { retries: 1000, minDelay: 2, maxDelay: 5 } });
    onTestFinished(() => session.close());
    const rebuilt = next<Rebuilt>(session, 'rebuilt');
    session.on('disconnected', ({ attempt }) => {
      if (attempt === 2) env.WAYLAND_DISPLAY = other.socket;
    });
    screen.crash();
    await rebuilt;
    expect(other.clients).toHaveLength(1);
  });

  test('a move to where nobody is leaves the session where it was', async () => {
    const screen = await start();
    const session = await open(screen);
    await expect(session.reconnect({ socket: `${screen.socket}-none` })).rejects.toMatchObject({
      code: 'ERR_WL_CONNECT',
    });
    expect(session.connected).toBe(true);
    await session.roundtrip();
    expect(await comeBack(screen, session)).toMatchObject({ epoch: 2 });
  });

  test('a move to where nobody is leaves the attempts going', async () => {
    const screen = await start();
    const session = await open(screen);
    const lost = next(session, 'disconnected');
    screen.crash();
    await lost;
    await expect(session.reconnect({ socket: '/nowhere' })).rejects.toMatchObject({ code: 'ERR_WL_CONNECT' });
    const rebuilt = next<Rebuilt>(session, 'rebuilt');
    await screen.restart();
    expect(await rebuilt).toMatchObject({ epoch: 2, cause: 'reconnect' });
  });

  test('a resume takes the place of the attempts', async () => {
    const screen = await start();
    const session = await open(screen, { reconnect: { minDelay: 3_600_000, maxDelay: 3_600_000 } });
    const lost = next(session, 'disconnected');
    screen.crash();
    await lost;
    await expect(session.resume()).rejects.toMatchObject({ code: 'ERR_WL_CONNECT' });
    await screen.restart();
    expect(await session.resume()).toMatchObject({ epoch: 2, cause: 'resume' });
    await session.roundtrip();
    expect(session).toMatchObject({ epoch: 2, connected: true });
  });

  test('a move keeps to the new place', async () => {
    const screen = await start();
    const other = await start();
    const session = await open(screen);
    expect(await session.reconnect({ socket: other.socket })).toMatchObject({ cause: 'move', epoch: 2 });
    await screen.until(() => screen.clients.length === 0);
    await session.roundtrip(); // 'rebuilt' was heard
    expect(await comeBack(other, session)).toMatchObject({ cause: 'reconnect', epoch: 3 });
    expect(screen.clients).toHaveLength(0);
  });
});

describe('the end', () => {
  test('close() rejects the round trips that wait', async () => {
    const screen = await start();
    const session = await open(screen);
    screen.pauseReading();
    const asked = expect(session.roundtrip()).rejects.toMatchObject({ code: 'ERR_WL_SESSION_CLOSED' });
    session.close();
    session.close();
    await asked;
    await session.closed;
    await expect(session.roundtrip()).rejects.toMatchObject({ code: 'ERR_WL_SESSION_CLOSED' });
    await expect(session.reconnect()).rejects.toMatchObject({ code: 'ERR_WL_SESSION_CLOSED' });
  });

  test('an aborted round trip rejects with the reason, and the session goes on', async () => {
    const screen = await start();
    const session = await open(screen);
    screen.pauseReading();
    const reason = new Error('enough');
    const giveUp = new AbortController();
    const asked = expect(session.roundtrip({ signal: giveUp.signal })).rejects.toBe(reason);
    giveUp.abort(reason);
    await asked;
    screen.resumeReading();
    await session.roundtrip();
  });

  test('disposal sends what was asked and closes', async () => {
    const screen = await start();
    const session = await open(screen);
    const app = new App(session);
    app.toplevel('main').surface.commit();
    const asked: string[] = [];
    screen.on('request', ({ request }) => asked.push(request));
    await session[Symbol.asyncDispose]();
    await screen.until(() => screen.clients.length === 0);
    expect(asked).toContain('set_title');
    await session.closed;
    const second = await open(screen);
    second[Symbol.dispose]();
    await screen.until(() => screen.clients.length === 0);
  });

  test('suspend sends what was asked, resume shows what was asked meanwhile', async () => {
    const screen = await start();
    const session = await open(screen);
    const app = new App(session);
    const window = await app.shown('main', 100, 80, picture(1));
    window.toplevel.setTitle('before');
    await session.suspend();
    await session.suspend();
    expect(session.connected).toBe(false);
    await screen.until(() => screen.clients.length === 0);
    window.toplevel.setTitle('meanwhile');
    expect(await session.resume()).toMatchObject({ cause: 'resume', lost: [], degraded: [] });
    await expect(session.resume()).rejects.toMatchObject({ code: 'ERR_WL_STATE' });
    await session.roundtrip();
    expect(screen.windows.map(({ title }) => title)).toEqual(['meanwhile']);
  });
});
