// The desktop that runs: looked at with grim where that works, else by what a snapshot of the client would show.
import { execFile } from 'node:child_process';
import { restore } from 'resurface';
import { decodePng, type Image, TestCompositor } from 'resurface/testing';
import { cut, locate, masked } from './images.js';
import type { Program } from './program.js';
import type { Stage } from './stage.js';

/** How often the screen is searched for the picture before it is looked at otherwise. */
const SEARCHES = 10;

export class DesktopStage implements Stage {
  readonly compositor: string;
  readonly env: NodeJS.ProcessEnv;
  readonly #picture: Image;
  readonly #snapshotOf: (client: Program) => Promise<string>;
  readonly #tell: (what: string, how: string) => void;
  #shoots = true;
  #seen = false;
  #failures = 0;

  /**
   * @param display name or path of its socket; default the environment's
   * @param snapshotOf has a client write a snapshot, and gives the file
   */
  constructor(
    display: string | undefined,
    picture: Buffer,
    snapshotOf: (client: Program) => Promise<string>,
    tell: (what: string, how: string) => void,
  ) {
    this.env = display === undefined ? process.env : { ...process.env, WAYLAND_DISPLAY: display };
    this.compositor = process.env.XDG_CURRENT_DESKTOP ?? display ?? process.env.WAYLAND_DISPLAY ?? 'wayland-0';
    this.#picture = decodePng(picture);
    this.#snapshotOf = snapshotOf;
    this.#tell = tell;
  }

  async look(client: Program | undefined): Promise<Image | undefined> {
    if (this.#shoots) {
      const shot = await this.#shot();
      const place = shot && locate(shot, this.#picture);
      if (shot !== undefined && place !== undefined) {
        this.#seen = true;
        const { width, height } = this.#picture;
        return masked(cut(shot, place.x, place.y, width, height), this.#picture);
      }
      if (shot !== undefined && (this.#seen || client === undefined || ++this.#failures < SEARCHES)) return undefined;
      this.#shoots = false;
      const why = shot === undefined ? 'grim is missing or not served here' : 'grim does not see it unscaled and whole';
      this.#tell('note', `${why}: what is compared is what each process would show elsewhere, from its snapshot`);
    }
    return client && this.#elsewhere(await this.#snapshotOf(client));
  }

  #shot(): Promise<Image | undefined> {
    return new Promise((resolve) => {
      const options = { encoding: 'buffer', env: this.env, timeout: 10_000, maxBuffer: 1 << 30 } as const;
      execFile('grim', ['-l', '0', '-'], options, (error, png) => resolve(error === null ? decodePng(png) : undefined));
    });
  }

  async #elsewhere(snapshot: string): Promise<Image> {
    const { width, height } = this.#picture;
    const screen = await TestCompositor.start({ width, height });
    try {
      const session = await restore(snapshot, { socket: screen.socket });
      await session.roundtrip();
      const image = await screen.screenshot();
      session.close();
      return { ...image, data: Uint8Array.from(image.data) };
    } finally {
      await screen.stop();
    }
  }
}
