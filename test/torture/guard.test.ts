// What a client must not do to a desktop, nor a lack of descriptors to a client.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { ProtocolError } from '../../src/errors.js';
import { connect } from '../../src/session/index.js';
import { TestCompositor } from '../../src/testing/index.js';
import { App } from '../contract/app.js';
import { picture } from '../contract/pictures.js';
import { program } from '../support/program.js';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'resurface-guard-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

/** A compositor in a process of its own; its lines are counted. */
class Mortal {
  readonly #child: ChildProcess;
  readonly ended: Promise<unknown[]>;
  connections = 0;
  readonly ready: Promise<void>;

  constructor(socket: string, deadly = '-') {
    this.#child = spawn(process.execPath, [program(new URL('./mortal.ts', import.meta.url)), socket, deadly], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.ended = once(this.#child, 'close');
    this.ready = new Promise((resolve) => {
      createInterface({ input: this.#child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
        if (line === 'ready') resolve();
        else this.connections++;
      });
    });
    onTestFinished(async () => {
      this.kill();
      await this.ended;
    });
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }
}

test('a compositor whose process dies of the replay is met twice, and not a third time', async () => {
  const socket = join(folder(), 'wayland-0');
  const first = new Mortal(socket);
  await first.ready;
  const session = await connect({
    socket,
    // Only the guard may end it: each new process has the time that it takes to start.
    reconnect: { retries: 1e6, minDelay: 5, maxDelay: 10, poisonWithin: 3_600_000 },
  });
  onTestFinished(() => session.close());
  await new App(session).shown('main', 16, 16, picture(1));
  await session.roundtrip();
  const closed = session.closed.catch((error: unknown) => error);
  first.kill();
  await first.ended;
  const met: number[] = [];
  for (let death = 1; death <= 2; death++) {
    const mortal = new Mortal(socket, 'get_toplevel');
    await mortal.ended;
    met.push(mortal.connections);
  }
  expect(await closed).toMatchObject({ code: 'ERR_WL_REPLAY_POISON', cause: { code: 'ERR_WL_CONNECTION_CLOSED' } });
  expect(met).toEqual([1, 1]);
  const spared = new Mortal(socket, 'get_toplevel');
  await spared.ready;
  const other = await connect({ socket, reconnect: false });
  await other.roundtrip();
  other.close();
  expect(spared.connections).toBe(1); // that was the other one
});

test('an error that waits behind EPIPE is told as that error', async () => {
  const screen = await TestCompositor.start({ width: 64, height: 48 });
  onTestFinished(() => screen.stop());
  const session = await connect({ socket: screen.socket, reconnect: { retries: 1e6, minDelay: 0, maxDelay: 1 } });
  onTestFinished(() => session.close());
  const window = await new App(session).shown('main', 16, 16, picture(1));
  await session.roundtrip();
  const closed = session.closed.catch((error: unknown) => error);
  let disconnected: unknown;
  session.on('disconnected', ({ error }) => {
    disconnected = error;
  });
  // It closes the socket as soon as its error is sent, and we write in the same turn.
  screen.postError(screen.clients[0] as never, undefined, 3, 'no more of this');
  expect(screen.clients).toHaveLength(0);
  window.toplevel.setTitle('too late');
  await session.flush();
  const error = await closed;
  expect(error).toBeInstanceOf(ProtocolError);
  expect(error).toMatchObject({ errorName: 'implementation', reason: expect.stringContaining('no more of this') });
  expect(disconnected).toBe(error);
});

test('without a free descriptor each call says so, nothing is lost, and all works again when there are some', async () => {
  const screen = await TestCompositor.start({ width: 64, height: 48 });
  onTestFinished(() => screen.stop());
  const script = 'ulimit -n 128 && exec "$0" "$@"';
  const file = join(folder(), 'starving.wls');
  const child = spawn(
    'sh',
    ['-c', script, process.execPath, program(new URL('./starving.ts', import.meta.url)), screen.socket, file],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const ended = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const said = new Map<string, Record<string, unknown>>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { what, ...rest } = JSON.parse(line) as { what: string };
    said.set(what, rest);
  });
  const [code] = await ended;
  expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
  const refused = (by: string): object => ({
    code: by,
    message: expect.stringContaining('EMFILE'),
    errno: 'EMFILE',
  });
  const ok = { ok: true };
  expect(Object.fromEntries(said)).toEqual({
    memory: refused('ERR_WL_SYSCALL'),
    'a pool': refused('ERR_WL_SYSCALL'),
    connect: refused('ERR_WL_CONNECT'),
    'snapshot into bytes': ok,
    'snapshot into a file': refused('ERR_WL_SNAPSHOT'),
    restore: refused('ERR_WL_SNAPSHOT'),
    'a request': ok,
    'a round trip': ok,
    lost: { errors: [{ code: 'ERR_WL_CONNECTION_CLOSED', message: expect.stringContaining('can open no more') }] },
    tried: {
      codes: expect.toSatisfy((codes: string[]) => codes.every((one) => /^ERR_WL_(CONNECT|SYSCALL)$/.test(one))),
    },
    rebuilt: { lost: [], degraded: [] },
    afterwards: ok,
    'a pool afterwards': ok,
    'a frame': ok,
    'another connection': ok,
    'another file': ok,
  });
});
