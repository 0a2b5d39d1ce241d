// A program of the demo as a process: what it says, how it is killed, and that none is left over.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

const root = fileURLToPath(new URL('../..', import.meta.url));

/** How long a program may take to say what is waited for, in ms. */
const PATIENCE = 30_000;

export class Program {
  readonly #child: ChildProcess;
  /** Exit code and signal, when it has ended and said everything. */
  readonly ended: Promise<[number | null, NodeJS.Signals | null]>;
  readonly #lines: string[] = [];
  readonly #news = new Set<() => void>();
  #complaints = '';
  #over = false;

  /** Runs a TypeScript file. */
  constructor(file: string, args: readonly string[], env: NodeJS.ProcessEnv) {
    const argv = ['--import', import.meta.resolve('tsx'), fileURLToPath(new URL(file, import.meta.url)), ...args];
    this.#child = spawn(process.execPath, argv, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(this.#child);
    createInterface({ input: this.#child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      this.#lines.push(line);
      this.#tell();
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#complaints += text;
    });
    this.ended = (once(this.#child, 'close') as typeof this.ended).finally(() => {
      running.delete(this.#child);
      this.#over = true;
      this.#tell();
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  #tell(): void {
    for (const look of [...this.#news]) look();
  }

  /** Waits for a line that matches, and takes it and those before it away. @throws with what the program complained of */
  says(line: RegExp, signal: AbortSignal): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
      const stop = (): void => {
        this.#news.delete(look);
        limit.removeEventListener('abort', abort);
      };
      const fail = (why: string): void => {
        stop();
        reject(new Error(`process ${this.pid} ${why} instead of saying ${line.source}\n${this.#complaints}`));
      };
      const abort = (): void => {
        stop();
        if (signal.aborted) reject(signal.reason);
        else fail('was silent');
      };
      const look = (): void => {
        for (let text = this.#lines.shift(); text !== undefined; text = this.#lines.shift()) {
          const found = line.exec(text);
          if (found === null) continue;
          stop();
          resolve(found);
          return;
        }
        if (this.#over) fail('ended');
      };
      this.#news.add(look);
      limit.addEventListener('abort', abort);
      if (limit.aborted) abort();
      else look();
    });
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** Kills it as nobody can refuse, and waits until it is gone. May be called again. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }
}
