// The process of `client.ts`, as a test drives it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { program } from '../support/program.js';

const client = new URL('./client.ts', import.meta.url);

export class SceneProcess {
  readonly #child: ChildProcess;
  readonly #lines: Interface;
  #complaint = '';

  constructor(scene: string, socket: string, file: string) {
    this.#child = spawn(process.execPath, [program(client), scene, socket, file], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#complaint += text;
    });
    this.#lines = createInterface({ input: this.#child.stdout as NodeJS.ReadableStream }); // it is piped
    onTestFinished(() => this.kill());
  }

  async #says(word: string): Promise<void> {
    const ended = once(this.#child, 'exit').then(() => {
      throw new Error(`the client ended before it was ${word}: ${this.#complaint}`);
    });
    const [line] = (await Promise.race([once(this.#lines, 'line'), ended])) as [string];
    ended.catch(() => {}); // it ends later, as it should
    if (line !== word) throw new Error(`the client says ${line} instead of ${word}`);
  }

  /** Resolves when the scene was shown. */
  shown(): Promise<void> {
    return this.#says('shown');
  }

  /** Has the snapshot written. */
  async snapshot(): Promise<void> {
    this.#child.stdin?.write('\n');
    await this.#says('written');
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}
