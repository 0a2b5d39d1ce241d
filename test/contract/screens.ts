// The screens that the contract holds on: our test compositor and the real ones, in one shape.
import { describe, onTestFinished } from 'vitest';
import { connect } from '../../src/session/index.js';
import { type ClientDigest, TestCompositor } from '../../src/testing/index.js';
import { describeEachPeer, type Image, type RunningPeer, type ScreenWindow } from '../peers/index.js';

/** Output of a screen, in pixels; both are multiples of the scale. */
export interface OutputSize {
  readonly width?: number;
  readonly height?: number;
  readonly scale?: number;
}

/** A compositor that runs. */
export interface ContractScreen {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** What a client's environment needs to come here. Changes with a restart. */
  readonly env: Readonly<Record<string, string>>;
  readonly socket: string;
  windows(): Promise<ScreenWindow[]>;
  screenshot(): Promise<Image>;
  /** SIGKILL, or what comes to the same. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  /** What it printed. */
  log(): string;
  /** What the test compositor knows of its clients; the others don't tell. */
  digest(): ClientDigest[] | undefined;
  /** Whether its registry has such a global. */
  offers(global: string): Promise<boolean>;
}

/** What these screens are too old for, of all that scenes need: a scene that is passed over for any other reason fails. */
const LACKING: Readonly<Record<string, readonly string[]>> = {
  'weston-10': [
    'wp_single_pixel_buffer_manager_v1',
    'wp_alpha_modifier_v1',
    'wp_content_type_manager_v1',
    'zwlr_layer_shell_v1',
    'zxdg_decoration_manager_v1',
  ],
  'weston-16': ['wp_content_type_manager_v1', 'zwlr_layer_shell_v1', 'zxdg_decoration_manager_v1'],
  'sway-1.7': ['wp_single_pixel_buffer_manager_v1', 'wp_alpha_modifier_v1', 'wp_content_type_manager_v1'],
};

async function offers({ name, socket }: { name: string; socket: string }, global: string): Promise<boolean> {
  const session = await connect({ socket, reconnect: false });
  const found = session.globals.some((one) => one.interface === global);
  session.close();
  if (found === LACKING[name]?.includes(global))
    throw new Error(`${name}: ${global} was ${found ? '' : 'not '}offered`);
  if (!found && LACKING[name] === undefined) throw new Error(`${name} does not offer ${global}`);
  return found;
}

/** A kind of screen, by its name: `test compositor`, `weston-16`, … */
export interface ScreenKind {
  readonly name: string;
  start(size?: OutputSize): Promise<ContractScreen>;
}

export class TestScreen implements ContractScreen {
  readonly name = 'test compositor';
  readonly width: number;
  readonly height: number;
  readonly #scale: number;
  readonly #screen: TestCompositor;

  constructor(screen: TestCompositor, { width = 800, height = 600, scale = 1 }: OutputSize) {
    this.#screen = screen;
    this.width = width;
    this.height = height;
    this.#scale = scale;
  }

  get socket(): string {
    return this.#screen.socket;
  }

  get env(): Record<string, string> {
    return { WAYLAND_DISPLAY: this.#screen.socket };
  }

  async windows(): Promise<ScreenWindow[]> {
    const scale = this.#scale;
    return this.#screen.windows.map(({ appId, title, rectangle: { x, y, width, height } }) => ({
      appId,
      title,
      rect: { x: x * scale, y: y * scale, width: width * scale, height: height * scale },
    }));
  }

  screenshot(): Promise<Image> {
    return this.#screen.screenshot();
  }

  async kill(): Promise<void> {
    this.#screen.crash();
  }

  restart(): Promise<void> {
    return this.#screen.restart();
  }

  log(): string {
    return '';
  }

  digest(): ClientDigest[] {
    return this.#screen.digest();
  }

  offers(global: string): Promise<boolean> {
    return offers(this, global);
  }
}

export class PeerScreen implements ContractScreen {
  readonly #screen: RunningPeer;

  constructor(screen: RunningPeer) {
    this.#screen = screen;
  }

  get name(): string {
    return this.#screen.name;
  }

  get width(): number {
    return this.#screen.width;
  }

  get height(): number {
    return this.#screen.height;
  }

  get socket(): string {
    return this.#screen.socket;
  }

  get env(): Record<string, string> {
    return this.#screen.env;
  }

  windows(): Promise<ScreenWindow[]> {
    return this.#screen.windows();
  }

  screenshot(): Promise<Image> {
    return this.#screen.screenshot();
  }

  async kill(): Promise<void> {
    await this.#screen.kill('SIGKILL');
  }

  restart(): Promise<void> {
    return this.#screen.restart();
  }

  log(): string {
    return this.#screen.log();
  }

  digest(): undefined {
    return undefined;
  }

  offers(global: string): Promise<boolean> {
    return offers(this, global);
  }
}

export const testScreen: ScreenKind = {
  name: 'test compositor',
  async start(size = {}) {
    const screen = await TestCompositor.start(size);
    onTestFinished(() => screen.stop());
    return new TestScreen(screen, size);
  },
};

/** Defines a suite for the test compositor and for each real one that is here. */
export function describeEachScreen(title: string, suite: (kind: ScreenKind) => void): void {
  describe(`${title} [${testScreen.name}]`, () => suite(testScreen));
  describeEachPeer(title, (peer) =>
    suite({ name: peer.name, start: async (size = {}) => new PeerScreen(await peer.start(size)) }),
  );
}
