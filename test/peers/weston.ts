// weston, headless: how it is told to be plain, when it is ready, where its windows are, what it shows.
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Image, readPng } from './image.js';
import { pathIn } from './places.js';
import { becomes, removeDirectory } from './running.js';
import { answers, type Origin, Screen, type ScreenWindow, type StartOptions } from './screen.js';

const display = 'wayland-peer';

const plain = `[core]
idle-time=0
[shell]
panel-position=none
background-color=0xff404040
animation=none
startup-animation=none
close-animation=none
focus-animation=none
locking=false
`;

// weston 10: "View 0 (role xdg_toplevel, PID 0, surface ID 3, top-level window 'TITLE' of APPID, 0x5640a5735330):"
// weston 16: "View 5-1-1 (role xdg_toplevel, PID 0, 'top-level window 'TITLE' of APPID'):"
const view =
  /^\tView [^\n]*\(role xdg_toplevel, [^\n]*?top-level window(?: '([^\n]*)')?(?: of ([^\s,']+))?(?:'|, 0x[0-9a-f]+)\):\n\t\tposition: \((-?\d+), (-?\d+)\) -> \((-?\d+), (-?\d+)\)/gm;

/** A weston that runs. It has no seat, which the headless backend doesn't give, but on an X server. */
export class WestonScreen extends Screen {
  readonly kind = 'weston';
  protected readonly ownEnv: Record<string, string>;

  constructor(origin: Origin, options: StartOptions) {
    super(origin, options, false);
    const { outputs = 1, xServer } = options;
    if (outputs !== 1 && xServer === undefined) throw new RangeError("weston's headless backend has one output");
    this.ownEnv = xServer === undefined ? {} : { DISPLAY: xServer };
  }

  protected prepare(): string[] {
    writeFileSync(join(this.runtimeDir, 'weston.ini'), plain + (this.options.config ?? ''));
    // modules lost their "-backend.so" and "-shell.so" in weston 12, and --use-pixman became a renderer
    const old = Number.parseInt(this.version, 10) < 12;
    const { xServer, outputs = 1 } = this.options;
    const backend = xServer === undefined ? 'headless' : 'x11';
    return [
      'weston',
      ...(old
        ? [`--backend=${backend}-backend.so`, '--use-pixman', '--shell=desktop-shell.so']
        : [`--backend=${backend}`, '--renderer=pixman', '--shell=desktop']),
      ...(outputs === 1 ? [] : [`--output-count=${outputs}`]),
      `--width=${this.width / this.scale}`,
      `--height=${this.height / this.scale}`,
      `--scale=${this.scale}`,
      `--socket=${display}`,
      '--idle-time=0',
      '--debug', // lets anybody take screenshots and read the scene graph
      `--config=${pathIn(this.place, this.runtimeDir, 'weston.ini')}`,
      ...(this.options.args ?? []),
    ];
  }

  protected async ready(): Promise<string> {
    const socket = join(this.runtimeDir, display);
    const listens = async (): Promise<true | undefined> => (existsSync(socket) && (await answers(socket))) || undefined;
    await becomes(`${this.name} listens`, listens, this.running, this.runtimeDir);
    // the shell's background comes from a client of its own
    const covered = async (): Promise<true | undefined> =>
      /\bbackground for output/.test(await this.#sceneGraph()) || undefined;
    await becomes(`${this.name} has a background`, covered, this.running, this.runtimeDir);
    return display;
  }

  async windows(): Promise<ScreenWindow[]> {
    const found: ScreenWindow[] = [];
    for (const [, title, appId, ...corners] of (await this.#sceneGraph()).matchAll(view)) {
      const [left, top, right, bottom] = corners.map((figure) => Number(figure) * this.scale) as [
        number,
        number,
        number,
        number,
      ]; // the pattern has four
      found.push({
        appId,
        title,
        rect: { x: left, y: top, width: right - left, height: bottom - top },
      });
    }
    return found;
  }

  async screenshot(): Promise<Image> {
    // dated to the second, into XDG_PICTURES_DIR: a directory for each
    const directory = mkdtempSync(join(this.runtimeDir, 'shot-'));
    try {
      const seen = pathIn(this.place, this.runtimeDir, directory.slice(this.runtimeDir.length + 1));
      await this.tool(['weston-screenshooter'], { XDG_PICTURES_DIR: seen });
      const [file] = readdirSync(directory);
      if (file === undefined) throw new Error(`weston-screenshooter of ${this.name} wrote no picture`);
      return readPng(join(directory, file));
    } finally {
      removeDirectory(directory);
    }
  }

  /** What `weston-debug scene-graph` prints: every layer and view, with positions, buffers and damage. */
  sceneGraph(): Promise<string> {
    return this.#sceneGraph();
  }

  async #sceneGraph(): Promise<string> {
    return (
      await this.tool(['weston-debug', 'scene-graph'], {
        WAYLAND_DISPLAY: display,
      })
    ).toString('utf8');
  }
}
