// The compositor that comes with the library, as a process of its own.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodePng, type Image, type Readiness, RemoteCompositor, type ServeOptions } from 'resurface/testing';
import { cut } from './images.js';
import { Program } from './program.js';
import type { Stage } from './stage.js';

export class EmbeddedStage implements Stage {
  readonly compositor = 'embedded';
  readonly env: NodeJS.ProcessEnv;
  readonly #folder = mkdtempSync(join(tmpdir(), 'resurface-demo-'));
  readonly #options: ServeOptions;
  readonly #signal: AbortSignal;
  #program: Program | undefined;
  #remote: RemoteCompositor | undefined;

  private constructor(width: number, height: number, signal: AbortSignal) {
    this.#options = { width, height, socket: join(this.#folder, 'wayland-0') };
    this.#signal = signal;
    this.env = { ...process.env, XDG_RUNTIME_DIR: this.#folder, WAYLAND_DISPLAY: 'wayland-0' };
    delete this.env.WAYLAND_SOCKET;
  }

  static async start(width: number, height: number, signal: AbortSignal): Promise<EmbeddedStage> {
    const stage = new EmbeddedStage(width, height, signal);
    try {
      await stage.#launch();
      return stage;
    } catch (error) {
      await stage.stop();
      throw error;
    }
  }

  get pid(): number {
    return this.#program?.pid ?? 0;
  }

  async #launch(): Promise<void> {
    this.#program = new Program('./compositor.ts', [JSON.stringify(this.#options)], this.env);
    const [line] = await this.#program.says(/^\{.*\}$/, this.#signal);
    this.#remote = await RemoteCompositor.connect((JSON.parse(line) as Readiness).control);
  }

  async look(): Promise<Image | undefined> {
    const remote = this.#remote as RemoteCompositor; // `start` gave this object away after it was there
    const [window] = await remote.call('windows');
    if (window === undefined) return undefined;
    const file = join(this.#folder, 'shot.png');
    await remote.call('screenshot', { file });
    const { x, y, width, height } = window.rectangle;
    return cut(decodePng(readFileSync(file)), x, y, width, height);
  }

  async crash(): Promise<void> {
    this.#remote?.close();
    await this.#program?.kill();
    await this.#launch();
  }

  /** Ends it and removes what it left. */
  async stop(): Promise<void> {
    this.#remote?.close();
    await this.#program?.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
