/**
 * Remote control of a test compositor in another process: a unix socket that speaks JSON lines.
 *
 * A line `{"id": 1, "command": "screenshot", …}` is answered by `{"id": 1, "result": …}` or
 * `{"id": 1, "error": {"code": …, "message": …}}`. The commands and what they take and give are those of
 * {@link Commands}; windows are named by their index from bottom to top, outputs by their name.
 */

import { lstatSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { WaylandError } from '../errors.js';
import type { Behaviour } from './behaviour.js';
import type { ClientDigest } from './digest.js';
import type { Rectangle } from './geometry.js';
import type { PressState } from './input.js';
import type { Output, OutputOptions } from './output.js';
import type { GestureKind } from './pointer-gestures.js';
import type { Capability } from './seat.js';
import type { Tablet, TabletInput, TabletOptions, TabletTool, TabletToolOptions } from './tablet.js';
import type { TestCompositor, Window } from './test-compositor.js';
import type { ToplevelState } from './xdg-toplevel.js';

/** What can be asked for: the command's arguments, and its result. */
export interface Commands {
  /** Writes a PNG to `file`, or gives it as base64. */
  screenshot(args: { file?: string; output?: string }): { width: number; height: number; png?: string };
  digest(args: object): ClientDigest[];
  windows(args: object): {
    title?: string;
    appId?: string;
    rectangle: Rectangle;
    states: readonly ToplevelState[];
    pid: number;
  }[];
  clients(args: object): { pid: number; requests: number; syncs: number; acks: number; roundTrips: number }[];
  configure(args: { window: number; width?: number; height?: number; states?: ToplevelState[] }): null;
  close(args: { window: number }): null;
  /** Without a window: takes the keyboard from all. */
  focus(args: { window?: number }): null;
  /** About the window's toplevel. */
  postError(args: { window: number; code: number; message: string }): null;
  pointer(
    args:
      | { x: number; y: number }
      | { button: number; state: PressState }
      | { axis: 'vertical' | 'horizontal'; value: number },
  ): null;
  /** Ends what is dragged, without a drop. */
  cancelDrag(args: object): null;
  key(args: { code: number; state: PressState }): null;
  /** Ends a lock or confinement of the pointer, as its user may. */
  breakConstraint(args: object): null;
  /** Takes the compositor's shortcuts back from who inhibits them, or gives them again. */
  grantShortcuts(args: { granted: boolean }): null;
  gesture(
    args:
      | { action: 'begin'; kind: GestureKind; fingers: number }
      | { action: 'update'; dx: number; dy: number; scale?: number; rotation?: number }
      | { action: 'end'; cancelled?: boolean },
  ): null;
  /** What an input method does. Gives false when no text input is enabled. */
  text(args: { commit: string } | { preedit: string } | { before: number; after: number }): boolean;
  /** Tablets and pens are named by their index, the oldest first; `add` and `addTool` give the new one's. */
  tablet(
    args:
      | ({ action: 'add' } & TabletOptions)
      | ({ action: 'addTool' } & Pick<TabletToolOptions, 'type' | 'capabilities'>)
      | { action: 'remove'; tablet: number }
      | { action: 'move'; tool: number; tablet: number; x: number; y: number }
      | { action: 'tip'; tool: number; state: 'down' | 'up' }
      | { action: 'leave' | 'removeTool'; tool: number },
  ): number | null;
  /** So many milliseconds pass without the user. */
  idle(args: { milliseconds: number }): null;
  /** What the seat has. */
  capabilities(args: { capabilities: Capability[] }): null;
  touch(args: { id: number; x: number; y: number; action: 'down' | 'motion' } | { id: number; action: 'up' }): null;
  /** Sets some switches; gives all. */
  behaviour(args: Partial<Behaviour>): Behaviour;
  /** What it remembers by `xdg_session_management_v1`. */
  sessions(args: object): { id: string; reasons: string[]; toplevels: string[] }[];
  addOutput(args: OutputOptions): { name: string };
  removeOutput(args: { output: string }): null;
  /** Gives how many frame callbacks fired. */
  tick(args: object): number;
  /** Gives how many buffers were released. */
  releaseBuffers(args: object): number;
  pauseReading(args: object): null;
  resumeReading(args: object): null;
  /** Ends like a killed process, but the control stays: see `restart`. */
  crash(args: object): null;
  restart(args: object): null;
  /** Ends the compositor, and with `serve` the process. */
  stop(args: object): null;
}

export type CommandName = keyof Commands;

/** Each may also be asynchronous. */
type Carried = {
  [Name in CommandName]: (
    args: Parameters<Commands[Name]>[0],
  ) => ReturnType<Commands[Name]> | Promise<ReturnType<Commands[Name]>>;
};

function useTablet(input: TabletInput, args: Parameters<Commands['tablet']>[0]): number | null {
  const nth = <T>(list: readonly T[], index: number, what: string): T => {
    const found = list[index];
    if (found !== undefined) return found;
    throw new WaylandError('ERR_WL_ARGUMENT', `there is no ${what} ${index}, there are ${list.length}`);
  };
  const tablet = (index: number): Tablet => nth(input.tablets, index, 'tablet');
  const tool = (index: number): TabletTool => nth(input.tools, index, 'pen');
  switch (args.action) {
    case 'add': {
      const made = input.add(args);
      return input.tablets.indexOf(made);
    }
    case 'addTool': {
      const made = input.addTool(args);
      return input.tools.indexOf(made);
    }
    case 'remove':
      tablet(args.tablet).remove();
      break;
    case 'move':
      tool(args.tool).move(tablet(args.tablet), args.x, args.y);
      break;
    case 'tip':
      tool(args.tool).tip(args.state);
      break;
    case 'leave':
      tool(args.tool).leave();
      break;
    case 'removeTool':
      tool(args.tool).remove();
      break;
    default:
      throw new WaylandError('ERR_WL_ARGUMENT', `a tablet can't ${(args as { action: unknown }).action}`);
  }
  return null;
}

function commandsOf(screen: TestCompositor, stop: () => void): Carried {
  const windowAt = (index: number): Window => {
    const window = screen.windows[index];
    if (window !== undefined) return window;
    throw new WaylandError('ERR_WL_ARGUMENT', `there is no window ${index}, there are ${screen.windows.length}`);
  };
  const outputNamed = (name: string): Output => {
    const output = screen.outputs.find((one) => one.name === name);
    if (output !== undefined) return output;
    throw new WaylandError('ERR_WL_ARGUMENT', `there is no output ${name}`);
  };
  return {
    async screenshot({ file, output }) {
      const of = output === undefined ? {} : { output: outputNamed(output) };
      const { width, height } = await screen.screenshot(of);
      const png = await screen.png(of);
      if (file === undefined) return { width, height, png: png.toString('base64') };
      writeFileSync(file, png);
      return { width, height };
    },
    digest: () => screen.digest(),
    windows: () =>
      screen.windows.map(({ title, appId, rectangle, states, client }) => ({
        ...(title !== undefined && { title }),
        ...(appId !== undefined && { appId }),
        rectangle,
        states,
        pid: client.pid,
      })),
    clients: () =>
      screen.clients.map(({ pid, requests, syncs, acks, roundTrips }) => ({ pid, requests, syncs, acks, roundTrips })),
    configure({ window, ...configure }) {
      screen.configure(windowAt(window), configure);
      return null;
    },
    close({ window }) {
      screen.close(windowAt(window));
      return null;
    },
    focus({ window }) {
      screen.focus(window === undefined ? undefined : windowAt(window));
      return null;
    },
    postError({ window, code, message }) {
      const found = windowAt(window);
      screen.postError(found, found.toplevel, code, message);
      return null;
    },
    pointer(args) {
      const { pointer } = screen.input;
      if ('x' in args) pointer.move(args.x, args.y);
      else if ('button' in args) pointer.button(args.button, args.state);
      else pointer.axis(args.axis, args.value);
      return null;
    },
    cancelDrag() {
      screen.input.pointer.cancelDrag();
      return null;
    },
    key({ code, state }) {
      screen.input.keyboard.key(code, state);
      return null;
    },
    breakConstraint() {
      screen.input.pointer.breakConstraint();
      return null;
    },
    grantShortcuts({ granted }) {
      screen.input.keyboard.grantShortcuts(granted);
      return null;
    },
    gesture(args) {
      const { gesture } = screen.input;
      if (args.action === 'begin') gesture.begin(args.kind, args.fingers);
      else if (args.action === 'update') gesture.update(args.dx, args.dy, args.scale, args.rotation);
      else gesture.end(args.cancelled);
      return null;
    },
    text(args) {
      const { text } = screen.input;
      if ('commit' in args) return text.commit(args.commit);
      if ('preedit' in args) return text.preedit(args.preedit);
      return text.deleteSurrounding(args.before, args.after);
    },
    tablet: (args) => useTablet(screen.input.tablet, args),
    idle({ milliseconds }) {
      screen.input.idle(milliseconds);
      return null;
    },
    capabilities({ capabilities }) {
      screen.input.capabilities = capabilities;
      return null;
    },
    touch(args) {
      const { touch } = screen.input;
      if (args.action === 'up') touch.up(args.id);
      else touch[args.action](args.id, args.x, args.y);
      return null;
    },
    behaviour: (switches) => Object.assign(screen.behaviour, switches),
    sessions: () => screen.sessions,
    addOutput: (options) => ({ name: screen.addOutput(options).name }),
    removeOutput({ output }) {
      screen.removeOutput(outputNamed(output));
      return null;
    },
    tick: () => screen.tick(),
    releaseBuffers: () => screen.releaseBuffers(),
    pauseReading() {
      screen.pauseReading();
      return null;
    },
    resumeReading() {
      screen.resumeReading();
      return null;
    },
    crash() {
      screen.crash();
      return null;
    },
    async restart() {
      await screen.restart();
      return null;
    },
    stop() {
      // The answer goes first.
      setImmediate(stop);
      return null;
    },
  };
}

/** Answers at a unix socket until it is closed. */
export class Control {
  readonly #server: Server;
  readonly #path: string;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server, path: string) {
    this.#server = server;
    this.#path = path;
  }

  /** Listens at `path`, where a killed process may have left a socket. `stop` is called by the command of that name. */
  static async listen(screen: TestCompositor, path: string, stop: () => void): Promise<Control> {
    if (lstatSync(path, { throwIfNoEntry: false })?.isSocket() === true) rmSync(path);
    const commands = commandsOf(screen, stop);
    const server = createServer();
    const control = new Control(server, path);
    server.on('connection', (socket) => {
      control.#sockets.add(socket);
      // A peer that is gone asks nothing more.
      socket.on('error', () => socket.destroy());
      socket.on('close', () => control.#sockets.delete(socket));
      const lines = createInterface({ input: socket });
      lines.on('line', (line) => void answer(commands, line, socket));
      // readline tells its input's error once more.
      lines.on('error', () => socket.destroy());
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(path, resolve);
    });
    return control;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.end();
    await new Promise((resolve) => this.#server.close(resolve));
    rmSync(this.#path, { force: true });
  }
}

async function answer(commands: Carried, line: string, socket: Socket): Promise<void> {
  let id: unknown = null;
  let said: object;
  try {
    const asked = JSON.parse(line) as { id?: unknown; command?: unknown };
    id = asked.id ?? null;
    const { id: _id, command, ...args } = asked;
    if (typeof command !== 'string' || !Object.hasOwn(commands, command)) {
      throw new WaylandError(
        'ERR_WL_ARGUMENT',
        `no command ${String(command)}; there are ${Object.keys(commands).join(', ')}`,
      );
    }
    // Arguments come from outside: a wrong one becomes the error of what it is used for.
    const carried = commands[command as CommandName] as (args: object) => unknown;
    said = { id, result: (await carried(args)) ?? null };
  } catch (error) {
    const { code = 'ERR_WL_ARGUMENT', message } = error as { code?: string; message?: string };
    said = { id, error: { code, message: message ?? String(error) } };
  }
  if (socket.writable) socket.write(`${JSON.stringify(said)}\n`);
}
