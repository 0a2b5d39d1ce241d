/** The other end of {@link Control}: a test compositor in another process, as a test uses it. */

import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { type ErrorCode, WaylandError } from '../errors.js';
import type { CommandName, Commands } from './control.js';

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly code: ErrorCode; readonly message: string };
}

/** Speaks to the control socket that `serve` prints. */
export class RemoteCompositor {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  #next = 1;

  private constructor(socket: Socket) {
    this.#socket = socket;
    const lines = createInterface({ input: socket });
    lines.on('line', (line) => {
      const { id, result, error } = JSON.parse(line) as Answer;
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) waiting?.resolve(result);
      else waiting?.reject(new WaylandError(error.code, error.message));
    });
    const ended = (): void => {
      for (const { reject } of this.#waiting.values()) {
        reject(new WaylandError('ERR_WL_CONNECTION_CLOSED', 'the compositor ended before it answered'));
      }
      this.#waiting.clear();
    };
    socket.on('close', ended);
    socket.on('error', ended);
    // readline tells its input's error once more.
    lines.on('error', ended);
  }

  /** @throws ERR_WL_CONNECT when nobody listens at `path` */
  static async connect(path: string): Promise<RemoteCompositor> {
    const socket = connect(path);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', (cause) => reject(new WaylandError('ERR_WL_CONNECT', `connecting to ${path}`, { cause })));
    });
    return new RemoteCompositor(socket);
  }

  /** Asks for a command. @throws what the command throws; ERR_WL_CONNECTION_CLOSED when the compositor ends first */
  call<Name extends CommandName>(
    command: Name,
    ...[args]: object extends Parameters<Commands[Name]>[0]
      ? [args?: Parameters<Commands[Name]>[0]]
      : [args: Parameters<Commands[Name]>[0]]
  ): Promise<ReturnType<Commands[Name]>> {
    const id = this.#next++;
    return new Promise<ReturnType<Commands[Name]>>((resolve, reject) => {
      if (this.#socket.destroyed) {
        reject(new WaylandError('ERR_WL_CONNECTION_CLOSED', `${command}: the compositor has ended`));
        return;
      }
      // The result's type is the command's: both ends share the interface.
      this.#waiting.set(id, { resolve: resolve as (result: unknown) => void, reject });
      this.#socket.write(`${JSON.stringify({ ...args, id, command })}\n`);
    });
  }

  close(): void {
    this.#socket.end();
  }

  [Symbol.dispose](): void {
    this.close();
  }
}
