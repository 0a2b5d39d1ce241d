// An app that is frozen to disk: compiled, since a compiler at run time would be frozen with it; started by `resurface run`; what it
// says goes to a file, since nobody holds the other end of a pipe when it is thawed.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** How long it may take to say what is waited for, in ms. */
const PATIENCE = 30_000;

/** Compiles a program of the examples. @returns its folder, below node_modules so that it finds its packages */
export function compiled(name: string): string {
  const folder = mkdtempSync(join(root, 'node_modules/resurface-demo-'));
  const options = [
    '--format',
    'esm',
    '--target',
    'es2022',
    '--platform',
    'node',
    '--splitting',
    '--silent',
    '--no-config',
  ];
  const external = ['shm-typed-array', '@napi-rs/canvas', 'koffi'].flatMap((one) => ['--external', one]);
  const tsup = join(root, 'node_modules/tsup/dist/cli-default.js');
  const args = [tsup, `examples/${name}.ts`, ...options, ...external, '--out-dir', folder];
  execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  return folder;
}

export class FrozenApp {
  readonly #log: string;
  readonly #child: ChildProcess;
  /** Another one after a thaw without root. */
  pid: number;

  /** @param folder where it says what it says */
  constructor(argv: readonly string[], env: NodeJS.ProcessEnv, folder: string) {
    this.#log = join(folder, 'said');
    const log = openSync(this.#log, 'a');
    const command = [
      process.execPath,
      '--import',
      import.meta.resolve('tsx'),
      join(root, 'src/cli/index.ts'),
      'run',
      '--',
    ];
    // CRIU without root works on what stands in a user namespace of one's own.
    const rootless = process.getuid?.() === 0 ? [] : ['unshare', '--user', '--map-root-user'];
    const [program = '', ...args] = [...rootless, ...command, process.execPath, ...argv];
    this.#child = spawn(program, args, { cwd: root, env, stdio: ['ignore', log, log], detached: true });
    closeSync(log);
    this.pid = this.#child.pid ?? 0;
  }

  /** Waits for a line that matches. @throws with all that it said */
  async says(line: RegExp, signal: AbortSignal): Promise<RegExpExecArray> {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
    for (;;) {
      const said = readFileSync(this.#log, 'utf8');
      const found = line.exec(said);
      if (found !== null) return found;
      if (limit.aborted) throw new Error(`process ${this.pid} does not say ${line.source}, but:\n${said}`);
      await pause(5);
    }
  }

  /** Settles when the process that was started is gone. */
  async ended(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'exit');
  }

  kill(): void {
    try {
      process.kill(this.pid, 'SIGKILL');
    } catch {
      // it has ended
    }
  }

  /** Removes what {@link compiled} made. */
  static discard(folder: string): void {
    rmSync(folder, { recursive: true, force: true });
  }
}
