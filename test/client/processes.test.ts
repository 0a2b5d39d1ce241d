import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';
import { program } from '../support/program.js';

/** Runs a script beside this file and gives what it printed. */
function run(script: string, prefix: readonly string[] = []): Promise<unknown> {
  const path = program(new URL(`scripts/${script}`, import.meta.url));
  const [command = '', ...args] = [...prefix, process.execPath, path];
  return new Promise((resolve, reject) => {
    execFile(command, args, { timeout: 20_000 }, (error, stdout, stderr) => {
      if (error !== null) reject(new Error(`${script}: ${error.message}\n${stderr}`));
      else resolve(JSON.parse(stdout));
    });
  });
}

test('an exception in a listener is an uncaught exception, and later events still arrive', async () => {
  expect(await run('listeners.ts')).toEqual({
    uncaught: [
      'uncaughtException: owner',
      'uncaughtException: listener 1',
      'uncaughtException: listener 2',
      'uncaughtException: with fds',
      'uncaughtException: listener 3',
    ],
    seen: [1, 2, 'after 1', 'after 2', 3, 'after 3', 4, 'after 4'],
    ends: 0,
    fds: 0,
  });
});

test('a promise continuation runs before the loop waits again', async () => {
  expect(await run('continuations.ts')).toEqual(['continued 1', 'microtask', 'tick', 'continued 2']);
});

test('more fds under way than the kernel allows a user wait for the peer, as bytes do', async () => {
  // The limit is for those without privileges; who is root here gives up the two that matter.
  const root = process.getuid?.() === 0;
  const down = root ? 'setpriv --bounding-set=-sys_resource,-sys_admin' : '';
  const result = await run('in-flight.ts', ['sh', '-c', `ulimit -n 128 && exec ${down} "$0" "$@"`]);
  expect(result).toEqual({ refused: true, lost: 0, ends: [] });
});

test('fds that can’t be opened any more end the connection, and those that could are closed', async () => {
  expect(await run('descriptors.ts', ['sh', '-c', 'ulimit -n 64 && exec "$0" "$@"'])).toEqual({
    code: 'ERR_WL_CONNECTION_CLOSED',
    errno: 'EMFILE',
    heard: 0,
    // The runtime closes some of its own in the meantime.
    fds: expect.toSatisfy((change: number) => change <= -1),
    owned: -1,
  });
});
