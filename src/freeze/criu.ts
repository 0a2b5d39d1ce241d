/** CRIU as a program: where it is, how new it is, and one run of it that always ends. */

import { execFile, type StdioOptions, spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { WaylandError } from '../errors.js';
import { type CriuOptions, DEFAULT_TIMEOUT } from './options.js';

/** The oldest that was seen to work. 3.17 fails on kernels that it doesn't know. */
const LEAST = [4, 2] as const;

const INSTALL =
  'install CRIU 4.2 or newer (Debian: `apt install criu` from sid or backports; Fedora, Arch: the package `criu`), ' +
  'or name one with --criu PATH or RESURFACE_CRIU';

/** Where distributions put it, which is not on everybody's PATH. */
const SBIN = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** ms for `criu --version`. */
const VERSION_TIMEOUT = 10_000;

export interface Criu {
  /** Absolute path of the executable, which may be a script that runs the real one. */
  readonly path: string;
  /** As it tells it: `4.2.1`. */
  readonly version: string;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function locate(options: CriuOptions, env: NodeJS.ProcessEnv): string {
  const named = options.criu ?? (env.RESURFACE_CRIU || undefined);
  if (named?.includes('/')) {
    if (isExecutable(named)) return resolve(named);
    throw new WaylandError('ERR_WL_DEPENDENCY', `${named} is no executable file; ${INSTALL}`);
  }
  const name = named ?? 'criu';
  for (const folder of [...(env.PATH ?? '').split(delimiter), ...SBIN]) {
    const file = join(folder, name);
    if (folder !== '' && isExecutable(file)) return file;
  }
  throw new WaylandError('ERR_WL_DEPENDENCY', `there is no ${name} on PATH; ${INSTALL}`);
}

/**
 * Finds CRIU and asks for its version.
 * @throws ERR_WL_DEPENDENCY when there is none, when it does not run, or when it is older than 4.2
 */
export async function findCriu(options: CriuOptions = {}, env: NodeJS.ProcessEnv = process.env): Promise<Criu> {
  const path = locate(options, env);
  let told: string;
  try {
    told = (await promisify(execFile)(path, ['--version'], { timeout: VERSION_TIMEOUT, env })).stdout;
  } catch (error) {
    throw new WaylandError('ERR_WL_DEPENDENCY', `${path} --version failed; ${INSTALL}`, { cause: error });
  }
  const [, version, major = 0, minor = 0] = /^Version:\s*((\d+)\.(\d+)\S*)/m.exec(told) ?? [];
  if (version === undefined) throw new WaylandError('ERR_WL_DEPENDENCY', `${path} is not CRIU; ${INSTALL}`);
  if (Number(major) < LEAST[0] || (Number(major) === LEAST[0] && Number(minor) < LEAST[1])) {
    throw new WaylandError('ERR_WL_DEPENDENCY', `${path} is CRIU ${version}, too old; ${INSTALL}`);
  }
  return { path, version };
}

export interface CriuRun {
  /** Its exit status; 128 and more when a signal ended it. */
  readonly code: number;
  /** What it said on stdout and stderr; the whole story is in its log file. */
  readonly said: string;
}

export interface RunOptions {
  /** ms */
  timeout?: number;
  /** Fds that it gets as 3, 4, … */
  inherited?: readonly number[];
  /** It gets our stdin, and stays in our session. */
  terminal?: boolean;
}

/**
 * Runs `program` (CRIU, or what runs CRIU in a namespace) to its end.
 * @throws ERR_WL_DEPENDENCY when it can't be started; ERR_WL_TIMEOUT when it was stopped for taking too long
 */
export function runCriu(
  program: string,
  args: readonly string[],
  { timeout = DEFAULT_TIMEOUT, inherited = [], terminal = false }: RunOptions = {},
): Promise<CriuRun> {
  return new Promise((resolve, reject) => {
    // A restored shell job takes over the terminal and the session of CRIU, which are ours then. Else it has a group of its
    // own: what runs CRIU in a namespace must not be all that a timeout ends.
    const stdio: StdioOptions = [terminal ? 'inherit' : 'ignore', 'pipe', 'pipe', ...inherited];
    const child = spawn(program, args, { stdio, detached: !terminal });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    }
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      if (child.pid !== undefined) process.kill(terminal ? child.pid : -child.pid, 'SIGKILL');
    }, timeout);
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(new WaylandError('ERR_WL_DEPENDENCY', `${program} can't be run: ${error.message}`, { cause: error }));
    });
    // 'exit', not 'close': a restored process may have inherited the pipes
    child.once('exit', (code) => {
      clearTimeout(timer);
      child.stdout?.destroy();
      child.stderr?.destroy();
      if (late) {
        reject(new WaylandError('ERR_WL_TIMEOUT', `CRIU was stopped: it took more than ${timeout} ms`));
      } else resolve({ code: code ?? 128, said });
    });
  });
}
