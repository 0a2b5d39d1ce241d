// Runs of the script that are cut somewhere, and what is wrong with them: nothing, as a rule.
import { isDeepStrictEqual } from 'node:util';
import { onTestFinished } from 'vitest';
import { type ClientConnection, type ClientDigest, TestCompositor } from '../../src/testing/index.js';
import { type After, type Cut, type Outcome, Run } from './run.js';
import { OUTPUT, wholeScript } from './script.js';
import { World } from './world.js';

/** What may be told of a run: the window's content was fitted, because the app had not drawn at the new size yet. */
const FITTED = 'second surface: resized: the compositor wants 64x48, the picture has 20x16';

export class Cutting {
  readonly script = wholeScript();
  readonly screen: TestCompositor;
  /** What the compositor knows at the end of a run that nothing interrupts. */
  whole!: ClientDigest; // set by `start`

  private constructor(screen: TestCompositor) {
    this.screen = screen;
  }

  static async start(): Promise<Cutting> {
    const screen = await TestCompositor.start(OUTPUT);
    onTestFinished(() => screen.stop());
    const cutting = new Cutting(screen);
    cutting.whole = (await cutting.play()).digest;
    return cutting;
  }

  /** Plays on a compositor that knows nobody. `met` sees each client as it connects. */
  async play(
    after: After = () => undefined,
    met?: (client: ClientConnection, run: Run) => unknown,
    socket?: string,
  ): Promise<Outcome> {
    const { screen } = this;
    await screen.restart();
    const run = new Run(new World(screen), this.script, after, socket);
    const listener = (client: ClientConnection): void => void met?.(client, run);
    screen.on('connect', listener);
    try {
      return await run.play();
    } finally {
      screen.off('connect', listener);
    }
  }

  /** What is wrong with a run. */
  async faults(what: string, played: () => Promise<Outcome>): Promise<string[]> {
    try {
      const { digest, told } = await played();
      const differing = differences(this.whole, this.withoutCopies(digest));
      return [...differing, ...told.filter((one) => one !== FITTED)].map((one) => `${what}: ${one}`);
    } catch (error) {
      return [`${what}: ${(error as Error).message}`];
    }
  }

  /**
   * Runs that together are cut after each step.
   * @param apart how many steps lie between two cuts of a run; of one that goes wrong, each cut is tried by itself
   */
  async faultsAfterEach(how: Cut, apart: number): Promise<string[]> {
    const { steps } = this.script;
    const found: string[] = [];
    for (let first = 1; first <= apart; first++) {
      const points = steps.map((_, i) => i + 1).filter((step) => step % apart === first % apart);
      const together = await this.#faultsAfter(how, points);
      const alone: string[] = [];
      for (const point of together.length > 0 && points.length > 1 ? points : []) {
        alone.push(...(await this.#faultsAfter(how, [point])));
      }
      found.push(...(alone.length > 0 ? alone : together));
    }
    return found;
  }

  #faultsAfter(how: Cut, points: readonly number[]): Promise<string[]> {
    const names = points.length > 1 ? `${points.length} steps` : this.script.steps[(points[0] as number) - 1]?.name;
    return this.faults(`${how} after ${points[0]}, ${names}`, () =>
      this.play((step, run) => (points.includes(step) ? run.cut(how) : undefined)),
    );
  }

  /**
   * Runs that are cut at `from`, `from` + `stride`, … until one is over before its cut.
   * @param played plays, and calls `cut` when it cuts
   */
  async faultsUntilUncut(
    what: string,
    played: (at: number, cut: () => void) => Promise<Outcome>,
    { from = 1, stride = 1 } = {},
  ): Promise<{ found: string[]; last: number }> {
    const found: string[] = [];
    let last = 0;
    for (let at = from, isCut = true; isCut; at += stride) {
      isCut = false;
      const cut = (): void => {
        isCut = true;
        last = at;
      };
      found.push(...(await this.faults(`${what} ${at}`, () => played(at, cut))));
    }
    return { found, last };
  }

  /** What the app considers free is shown through a buffer of the engine's own, in a pool that is destroyed. */
  withoutCopies(digest: ClientDigest): ClientDigest {
    const known = this.whole.pools.map((pool) => JSON.stringify(pool));
    const pools = digest.pools.filter((pool) => {
      const at = known.indexOf(JSON.stringify(pool));
      if (at >= 0) known.splice(at, 1);
      return at >= 0 || pool.size !== undefined || pool.buffers.length !== 1;
    });
    return { ...digest, pools };
  }
}

/** Where two digests differ. */
function differences(a: unknown, b: unknown, path = ''): string[] {
  if (isDeepStrictEqual(a, b)) return [];
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return [`${path}: ${JSON.stringify(b)} instead of ${JSON.stringify(a)}`];
  }
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  const at = (of: object, key: string): unknown => (of as Record<string, unknown>)[key];
  return [...keys].flatMap((key) => differences(at(a, key), at(b, key), `${path}/${key}`));
}

/** Calls `sent` after each event that the compositor sends. */
export function watchEvents(client: ClientConnection, sent: () => void): void {
  const send = client.sendEvent;
  client.sendEvent = (...event) => {
    send.apply(client, event);
    sent();
  };
}
