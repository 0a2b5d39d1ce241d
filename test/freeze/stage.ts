// What the tests of freezing share: a CRIU, programs compiled as an app is, and an app whose output outlives it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, onTestFinished, test } from 'vitest';
import {
  type FreezeOptions,
  type Frozen,
  freezeProcess,
  type Thawed,
  type ThawOptions,
  thaw,
} from '../../src/freeze/index.js';
import { command, type Outcome, resurface, run } from '../cli/run.js';
import { peersRequired } from '../peers/found.js';
import { isRoot, nobody, sidTree } from '../peers/places.js';
import { cleanEnvironment } from '../peers/running.js';
import { criuIn } from '../support/criu.js';
import { program } from '../support/program.js';

/** ms that anything here may take on a machine that has other things to do. */
const PATIENCE = 40_000;

/** For a test file: it is removed when that has run. Others may look into it: the rootless apps do. */
const folder = mkdtempSync(join(tmpdir(), 'resurface-freeze-'));
chmodSync(folder, 0o755);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the tests use, and the command finds by RESURFACE_CRIU. */
export const criu: string = criuIn(folder) ?? '';

function whyNot(): string | undefined {
  if (!isRoot) return 'freezing as root and as somebody else needs root';
  return criu === '' ? `there is no CRIU in ${sidTree}` : undefined;
}

/** The suite where CRIU is here; a failing test where it is not, and the peers are required. */
export function describeFreezing(title: string, suite: () => void): void {
  const why = whyNot();
  if (why === undefined) {
    describe(title, suite);
  } else {
    test(`${title}: not tried, ${why}; install it with .ci/install-peers`, () => {
      if (peersRequired) throw new Error(why);
    });
  }
}

/** Compiled as an app is: a compiler at run time would be a process tree of its own. */
export const counter = (): string => program(new URL('apps/counter.ts', import.meta.url));
export const holder = (): string => program(new URL('apps/holder.ts', import.meta.url));
export const pools = (): string => program(new URL('apps/pools.ts', import.meta.url));
export const example = (name: string): string => program(new URL(`../../examples/${name}.ts`, import.meta.url));

export interface Manner {
  /** Somebody who isn't root, in a user namespace: what `unshare` is told for it; nothing: in none. */
  rootless?: readonly string[];
  /** What it is started by. */
  by?: readonly string[];
  node?: string;
}

const asNobody = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'];

/** A program that is frozen and thawed. What it says goes to a file, which it only appends to. */
export class App {
  readonly folder: string;
  readonly #log: string;
  readonly #rootless: boolean;
  #read = 0;
  #child: ChildProcess;
  /** As seen from here; another one after a thaw in a pid namespace of its own. */
  pid: number;

  constructor(argv: readonly string[], env: Record<string, string>, manner: Manner = {}) {
    this.#rootless = manner.rootless !== undefined;
    this.folder = mkdtempSync(join(tmpdir(), 'resurface-frozen-'));
    chmodSync(this.folder, 0o777);
    onTestFinished(() => rmSync(this.folder, { recursive: true, force: true }));
    this.#log = join(this.folder, 'log');
    const log = openSync(this.#log, 'a');
    chmodSync(this.#log, 0o666); // the app may be somebody else's
    const { rootless, by = [] } = manner;
    const apart = rootless === undefined || rootless.length === 0 ? [] : ['unshare', ...rootless];
    const start = rootless === undefined ? by : [...asNobody, ...apart];
    const [command = '', ...args] = [...start, manner.node ?? process.execPath, ...argv];
    // in a session of its own, as from a desktop
    this.#child = spawn(command, args, {
      cwd: '/',
      env: { ...cleanEnvironment(this.folder), ...env },
      stdio: ['ignore', log, log],
      detached: true,
    });
    closeSync(log);
    this.pid = this.#child.pid ?? 0;
    onTestFinished(() => this.end());
  }

  get said(): string {
    return readFileSync(this.#log, 'utf8');
  }

  /** Waits for a line that matches, and takes it and those before it away. */
  says(line: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const settle = (result: () => void): void => {
        clearTimeout(timer);
        watcher.close();
        this.#child.off('exit', look);
        result();
      };
      const fail = (): void => {
        settle(() => reject(new Error(`process ${this.pid} did not say ${line.source}, but\n${this.said}`)));
      };
      const look = (): void => {
        for (let text = this.#next(); text !== undefined; text = this.#next()) {
          const found = line.exec(text);
          if (found === null) continue;
          settle(() => resolve(found));
          return;
        }
        if (this.pid === this.#child.pid && this.#child.exitCode !== null) fail(); // one that was thawed is nobody's child
      };
      const timer = setTimeout(fail, PATIENCE);
      const watcher = watch(this.#log, look);
      this.#child.once('exit', look);
      look();
    });
  }

  #next(): string | undefined {
    const end = this.said.indexOf('\n', this.#read);
    if (end === -1) return undefined;
    const text = this.said.slice(this.#read, end);
    this.#read = end + 1;
    return text;
  }

  /** What `apps/counter.ts` tells on SIGUSR2. */
  async state(): Promise<{ token: string; ticks: number; frames: number; far?: number; pid: number }> {
    process.kill(this.pid, 'SIGUSR2');
    const [, state = ''] = await this.says(/^state: (.*)$/);
    return JSON.parse(state) as never;
  }

  /** Where its freeze sets go. */
  images(name = 'set'): string {
    return join(this.folder, name);
  }

  async freeze(options: Partial<FreezeOptions> = {}): Promise<Frozen> {
    const frozen = await freezeProcess(this.pid, { images: this.images(), criu, ...options });
    if (options.leaveRunning !== true) await this.ended();
    return frozen;
  }

  async thaw(options: ThawOptions & { images?: string } = {}): Promise<Thawed> {
    const thawed = await thaw(options.images ?? this.images(), { criu, ...options });
    this.pid = thawed.pid;
    return thawed;
  }

  /** Both by the command, as whoever the app is. */
  async freezeByCommand(...args: string[]): Promise<Outcome> {
    const outcome = await this.#command('freeze', String(this.pid), '--images', this.images(), ...args);
    return outcome;
  }

  async thawByCommand(...args: string[]): Promise<Outcome> {
    const outcome = await this.#command('thaw', this.images(), ...args);
    const [, pid] = /^thawed: process (\d+) /.exec(outcome.stdout) ?? [];
    if (pid !== undefined) this.pid = Number(pid);
    return outcome;
  }

  #command(...args: string[]): Promise<Outcome> {
    const env = { RESURFACE_CRIU: criu, HOME: this.folder };
    if (!this.#rootless) return resurface(args, env);
    const [setpriv = '', ...rest] = asNobody;
    return run(setpriv, [...rest, process.execPath, ...command, ...args], env);
  }

  /** Until the process that was started is no more, and reaped. */
  async ended(): Promise<void> {
    const { exitCode, signalCode } = this.#child;
    if (exitCode === null && signalCode === null) await once(this.#child, 'exit');
  }

  /** Kills it, whoever's child it is now, and waits until it is gone. */
  async end(): Promise<void> {
    if (this.pid !== this.#child.pid) this.#child.kill('SIGKILL');
    await kill(this.pid);
  }
}

/** Kills a process that may be nobody's child. */
export async function kill(pid: number): Promise<void> {
  if (pid <= 0) return;
  try {
    process.kill(pid, 'SIGKILL');
    while (existsSync(`/proc/${pid}`)) {
      process.kill(pid, 0);
      await pause(5);
    }
  } catch {
    // ESRCH: it is gone
  }
}

/** Whether a process is there and can run. */
export function runs(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return !'ZXTt'.includes(stat.charAt(stat.lastIndexOf(')') + 2));
  } catch {
    return false;
  }
}

/** A folder of the test's own. */
export function scratch(): string {
  const path = mkdtempSync(join(tmpdir(), 'resurface-freeze-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}
