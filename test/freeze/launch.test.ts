// `resurface run`: the process becomes the app, and the app holds nothing that CRIU can't dump.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { command } from '../cli/run.js';
import { cleanEnvironment } from '../peers/running.js';
import { nodeOf } from '../support/node-of.js';

interface Launched {
  child: ChildProcess;
  /** What it wrote to stdout and stderr, when it has ended. */
  outcome: Promise<{ code: number | null; signal: string | null; stdout: string; stderr: string }>;
}

const RUN = [process.execPath, ...command, 'run'];

/** @param extra descriptors of ours that it finds as 3, 4, … */
function started(argv: readonly string[], extra: readonly number[] = [], env: Record<string, string> = {}): Launched {
  const [program = '', ...args] = argv;
  const child = spawn(program, args, {
    env: { ...cleanEnvironment('/'), ...env },
    stdio: ['pipe', 'pipe', 'pipe', ...extra],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const texts = ['', ''];
  [child.stdout, child.stderr].forEach((stream, index) => {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      texts[index] += text;
    });
  });
  const outcome = once(child, 'close').then(([code, signal]: (number | string | null)[]) => ({
    code: code as number | null,
    signal: signal as string | null,
    stdout: texts[0] as string,
    stderr: texts[1] as string,
  }));
  return { child, outcome };
}

const launched = (...args: string[]): Launched => started([...RUN, ...args]);

test('the process becomes the app: its pid, its standard streams, its arguments as they are, its exit status', async () => {
  const app =
    "process.stdin.once('data', (all) => { console.log(process.pid, String(all).trim(), process.argv.slice(1).join()); process.exit(7); })";
  const { child, outcome } = launched('--', process.execPath, '-e', app, '--', 'a b', '--keep', 'ü', '');
  child.stdin?.write('heard\n');
  expect(await outcome).toEqual({ code: 7, signal: null, stdout: `${child.pid} heard a b,--keep,ü,\n`, stderr: '' });
});

test('what the app makes of a signal is its own, and one that it does not expect ends it', async () => {
  const { child, outcome } = launched(process.execPath, '-e', "console.log('up'); setInterval(() => {}, 1000)");
  await once(child.stdout as NonNullable<ChildProcess['stdout']>, 'data');
  child.kill('SIGTERM');
  expect(await outcome).toMatchObject({ code: null, signal: 'SIGTERM' });
});

test('a pipe whose reader is gone ends a program as from a shell: SIGPIPE is not ignored', async () => {
  const { child, outcome } = launched('sh', '-c', 'echo first; read go; echo lost; echo lost');
  const stdout = child.stdout as NonNullable<ChildProcess['stdout']>;
  await once(stdout, 'data');
  stdout.destroy();
  await once(stdout, 'close');
  child.stdin?.write('\n');
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect(signal).toBe('SIGPIPE');
  await outcome;
});

test("a descriptor that nobody named is closed; one that was named, the compositor's and a service manager's are not", async () => {
  const file = openSync('/dev/null', 'r');
  const extra = [file, file, file, file];
  const list = ['sh', '-c', 'for fd in 3 4 5 6; do [ -e /proc/$$/fd/$fd ] && printf $fd; done; :'];
  const inherited = async (argv: string[], env: Record<string, string> = {}): Promise<string> =>
    (await started(argv, extra, env).outcome).stdout;
  try {
    expect(await inherited(list)).toBe('3456');
    expect(await inherited([...RUN, ...list])).toBe('');
    expect(await inherited([...RUN, '--keep', '3', '--keep', '6', ...list])).toBe('36');
    expect(await inherited([...RUN, ...list], { WAYLAND_SOCKET: '5' })).toBe('5');
    const asService = ['sh', '-c', 'LISTEN_PID=$$ exec "$@"', 'sh', ...RUN, ...list];
    expect(await inherited(asService, { LISTEN_FDS: '2' })).toBe('34');
    expect(await inherited([...RUN, ...list], { LISTEN_FDS: '2', LISTEN_PID: '1' })).toBe(''); // meant for another process
  } finally {
    closeSync(file);
  }
});

test('what cannot be run is told as a shell tells it: 127 for what is not there, 126 for the rest', async () => {
  expect(await launched('no-such-program').outcome).toMatchObject({
    code: 127,
    stderr: 'resurface: ERR_WL_SYSCALL: no-such-program: execve failed: ENOENT\n',
  });
  expect(await launched('/etc/passwd').outcome).toMatchObject({ code: 126 });
  expect(await launched('--keep', '77', 'true').outcome).toMatchObject({
    code: 126,
    stderr: 'resurface: ERR_WL_SYSCALL: handing down fd 77: fcntl failed: EBADF\n',
  });
});

/** Also what a worker's loop opens, which is made later. */
const RINGS = `
const { readdirSync, readlinkSync } = require('node:fs');
const { Worker } = require('node:worker_threads');
const worker = new Worker('require("node:worker_threads").parentPort.once("message", () => {})', { eval: true });
worker.once('online', () => {
  const open = readdirSync('/proc/self/fd').map((fd) => { try { return readlinkSync('/proc/self/fd/' + fd); } catch { return ''; } });
  console.log(open.filter((link) => link.includes('io_uring')).length);
  worker.postMessage('end');
});`;

test.each(['22', '24', '26'])('Node %s has no io_uring, in no thread, with privileges or without', async (version) => {
  const node = nodeOf(version);
  const rings = async (...argv: string[]): Promise<number> => Number((await started(argv).outcome).stdout);
  const app = [node, '-e', RINGS];
  expect(await rings(...app)).toBeGreaterThan(0); // else this proves nothing here
  expect(await rings(...RUN, ...app)).toBe(0);
  // without the capabilities that tell root from others
  expect(await rings('unshare', '--user', '--map-root-user', ...app)).toBeGreaterThan(0);
  expect(await rings('unshare', '--user', '--map-root-user', ...RUN, ...app)).toBe(0);
});
