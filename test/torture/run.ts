// Plays a script on a test compositor, and cuts it where it is told: the compositor goes, or the process.
import { connect, type Rebuilt, restore, type Session } from '../../src/session/index.js';
import type { ClientDigest } from '../../src/testing/index.js';
import { Actor } from './actor.js';
import type { Script, Step } from './steps.js';
import type { World } from './world.js';

/** What happens after a step. */
export type Cut =
  /** The compositor dies, and the app goes on when everything is rebuilt. */
  | 'rebuilt'
  /** The compositor dies, and the app goes on without one until it has to wait. */
  | 'offline'
  /** The compositor dies and is there again before the app has noticed. */
  | 'unnoticed'
  /** The compositor dies, and the app goes on in the midst of the replay. */
  | 'late'
  /** The process dies; another one goes on from its snapshot. */
  | 'killed';

export interface Outcome {
  /** What the compositor knows at the end. */
  readonly digest: ClientDigest;
  /** What was lost or degraded on the way. */
  readonly told: readonly string[];
  readonly steps: number;
}

/** Called after each step with its number, from 1, when it is done for the first time. */
export type After = (step: number, run: Run) => Promise<void> | undefined;

/** Much longer than any step takes on any machine: only to tell where it hangs. */
const HANGS_AFTER = 20_000;

export class Run {
  readonly #world: World;
  readonly #script: Script;
  readonly #after: After;
  readonly #socket: string;
  #actor!: Actor; // from `play` on
  #look: (() => void) | undefined;
  #failed: ((error: unknown) => void) | undefined;
  /** Whether the user must do again what was not heard. */
  #again = false;
  /** What the session ended by, if it did. */
  #ended: Error | undefined;
  #events = 0;
  /** After which steps there was an occasion to cut. */
  #furthest = 0;
  #over = false;
  #dies: { readonly at: number; readonly died: () => void } | undefined;
  /** The next process, while it is not there yet. */
  #next: Promise<void> | undefined;
  readonly #told: string[] = [];

  /** @param socket default: the compositor's own */
  constructor(world: World, script: Script, after: After, socket = world.screen.socket) {
    this.#world = world;
    this.#script = script;
    this.#after = after;
    this.#socket = socket;
  }

  /** Whether it is between its first connection and its end. */
  get playing(): boolean {
    return this.#actor !== undefined && !this.#over;
  }

  /** Steps of its script. */
  get length(): number {
    return this.#script.steps.length;
  }

  /** Writes the app's snapshot. */
  async save(file: string): Promise<void> {
    const { session, memory } = this.#actor;
    await session.snapshot(file, { data: memory });
  }

  get world(): World {
    return this.#world;
  }

  /**
   * Plays to the end.
   * @param from a snapshot to go on from; default: from the beginning
   */
  async play(from?: string): Promise<Outcome> {
    this.#enter(await (from === undefined ? connect(this.#options()) : restore(from, this.#options())));
    const watchdog = setTimeout(() => this.#failed?.(new Error('it waits for ever')), HANGS_AFTER);
    try {
      for (let step = this.#current; step !== undefined; step = this.#current) {
        watchdog.refresh();
        if (step.when !== undefined) await this.#until(step, step.when);
        if (this.#next !== undefined) {
          await this.#next;
          continue; // its memory says where it was
        }
        if (this.#current !== step) continue; // it has gone back
        if (step.user !== undefined) {
          this.#world.up();
          step.user(this.#world, this.#actor);
        }
        step.ask?.(this.#actor);
        const at = ++this.#actor.memory.at;
        if (at <= this.#furthest) continue; // once again, after a cut
        this.#furthest = at;
        const cut = this.#after(at, this);
        if (cut !== undefined) await cut;
      }
      await this.#settle();
      this.#over = true;
      const { session } = this.#actor;
      const digest = this.#world.screen.digest()[0] as ClientDigest; // it has just answered
      session.close();
      return { digest, told: this.#told, steps: this.#actor.memory.at };
    } catch (error) {
      throw new Error(`at "${this.#current?.name ?? 'the end'}": ${(error as Error).message}`, { cause: error });
    } finally {
      clearTimeout(watchdog);
      this.#actor.session.close();
    }
  }

  #options() {
    return {
      socket: this.#socket,
      reconnect: { retries: 1e6, minDelay: 0, maxDelay: 1, poisonWithin: 0 },
      selection: 'reoffer' as const,
    };
  }

  #enter(session: Session): void {
    this.#actor = new Actor(session, this.#script);
    this.#actor.heard = () => {
      if (++this.#events !== this.#dies?.at) {
        this.#look?.();
        return;
      }
      this.#dies.died();
      this.#next = this.kill().then(() => {
        this.#next = undefined;
        this.#look?.();
      });
      this.#next.catch((error) => this.#failed?.(error));
    };
    session.on('rebuilt', (rebuilt) => this.#rebuilt(rebuilt));
    session.on('closed', ({ error }) => {
      if (error === undefined) return;
      this.#ended = error;
      this.#failed?.(error);
    });
  }

  #rebuilt({ lost, degraded }: Rebuilt): void {
    for (const { object, key, what, why } of [...lost, ...degraded]) {
      // Of what the app has destroyed meanwhile, or made anew, nothing needs to come back.
      if (key === undefined || this.#actor.has(key, object)) this.#told.push(`${key ?? object}: ${what}: ${why}`);
    }
    this.#again = true;
    this.#look?.();
  }

  get #current(): Step | undefined {
    return this.#script.steps[this.#actor.memory.at];
  }

  /** Resolves too when the app has gone back to another step. */
  #until(step: Step, heard: (actor: Actor) => boolean): Promise<void> {
    const { again } = step;
    const holds = (actor: Actor): boolean => this.#current !== step || heard(actor);
    if (this.#ended !== undefined) return Promise.reject(this.#ended);
    if (holds(this.#actor)) return Promise.resolve();
    this.#world.up();
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        this.#look = undefined;
        this.#failed = undefined;
      };
      this.#failed = (error) => {
        settle();
        reject(error);
      };
      this.#look = () => {
        if (holds(this.#actor)) {
          settle();
          resolve();
        } else if (this.#again && again !== undefined) {
          this.#again = false;
          void this.#actor.session.roundtrip().then(
            () => {
              if (holds(this.#actor)) return;
              this.#world.letGo();
              again(this.#world);
            },
            () => undefined, // the process died meanwhile
          );
        }
      };
      this.#look();
    });
  }

  /** Until nothing more happens by itself. */
  async #settle(): Promise<void> {
    this.#world.up();
    const said = (): number => {
      const client = this.#world.screen.clients[0];
      return client === undefined ? -1 : client.requests - client.syncs;
    };
    for (let before = -2; before !== said() || this.#next !== undefined; ) {
      before = said();
      for (let i = 0; i < 4; i++) {
        await this.#next;
        await this.#orFail(this.#actor.session.roundtrip()).catch((error) => {
          if (this.#next === undefined) throw error; // else it is the process that died meanwhile
        });
      }
    }
  }

  #orFail<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#failed = reject;
      promise.then(resolve, reject);
    });
  }

  // ------------------------------------------------------------------ cuts

  /** Kills the process as soon as it has heard so many events. */
  dieAfterEvent(at: number, died: () => void): void {
    this.#dies ??= { at, died };
  }

  async cut(how: Cut): Promise<void> {
    const { screen } = this.#world;
    const { session } = this.#actor;
    if (how === 'killed') {
      await this.kill();
      return;
    }
    const lost = heard(session, 'disconnected');
    const rebuilt = heard(session, 'rebuilt');
    screen.crash();
    if (how === 'offline') {
      await this.#orFail(lost);
      return;
    }
    this.#world.up();
    if (how === 'rebuilt') await this.#orFail(rebuilt);
    else if (how === 'late') await this.#orFail(screen.until(() => (screen.clients[0]?.requests ?? 0) > 2));
  }

  /** The process is gone without a word; another one has its snapshot. */
  async kill(): Promise<void> {
    const { session, memory } = this.#actor;
    const bytes = session.snapshot({ data: memory });
    this.#actor.heard = undefined;
    session.close();
    this.#enter(await restore(bytes, this.#options()));
  }
}

function heard(session: Session, event: 'disconnected' | 'rebuilt'): Promise<unknown> {
  return new Promise((resolve) => session.once(event, resolve));
}
