// What the tests of coming back share: a test compositor, a session on it, and waiting for what the session tells.
import { onTestFinished } from 'vitest';
import type { Rebuilt, Session, SessionOptions } from '../../src/session/index.js';
import { connect } from '../../src/session/index.js';
import { TestCompositor, type TestCompositorOptions } from '../../src/testing/index.js';
import { next } from '../contract/app.js';

export async function start(options: TestCompositorOptions = {}): Promise<TestCompositor> {
  const screen = await TestCompositor.start({ width: 400, height: 300, ...options });
  onTestFinished(() => screen.stop());
  return screen;
}

export async function open(screen: { socket: string }, options: SessionOptions = {}): Promise<Session> {
  const session = await connect({
    socket: screen.socket,
    reconnect: { retries: 500, minDelay: 5, maxDelay: 10 },
    ...options,
  });
  onTestFinished(() => session.close());
  return session;
}

/** Crashes the compositor and has it back; resolves when the session is there again and its events were heard. */
export async function comeBack(screen: TestCompositor, session: Session): Promise<Rebuilt> {
  const rebuilt = next<Rebuilt>(session, 'rebuilt');
  screen.crash();
  await screen.restart();
  const told = await rebuilt;
  await session.roundtrip();
  return told;
}

/** The compositor offers a global that it lacked: what waited for it is rebuilt. */
export async function offers(session: Session, other: TestCompositor, missing: string): Promise<Rebuilt> {
  const told = next<Rebuilt>(session, 'rebuilt', ({ cause }) => cause === 'global');
  other.addGlobal(missing);
  const rebuilt = await told;
  await session.roundtrip();
  return rebuilt;
}
