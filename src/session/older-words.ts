/** What is said of a surface where the compositor's version of it lacks the request, and what comes of what can't be said. */

import type { MessageDescriptor, RequestArg, WaylandProxy } from '../protocol/index.js';

const WHOLE = [0, 0, 0x7fffffff, 0x7fffffff];

/** What is seen where the request does not exist. */
const CONSEQUENCES: Readonly<Record<string, (args: readonly RequestArg[]) => string>> = {
  'wl_surface.set_buffer_scale': ([scale]) => `; its content is shown ${scale} times as large`,
  'wl_surface.set_buffer_transform': () => '; its content is shown as its buffer has it, turned',
};

/** Why a request can't be said to this object, and what that looks like. */
export function whyNotSaid(target: WaylandProxy, message: MessageDescriptor, args: readonly RequestArg[]): string {
  const { name } = target.interface;
  const consequence = CONSEQUENCES[`${name}.${message.name}`]?.(args) ?? '';
  return `the compositor's ${name} has version ${target.version}, ${message.name} exists since ${message.since}${consequence}`;
}

/** The requests of one connection about surfaces, in words of the version that they have. */
export class OlderWords {
  readonly #say: (target: WaylandProxy, request: string, args: readonly RequestArg[]) => void;
  /** What was attached last. */
  readonly #attached = new Map<WaylandProxy, RequestArg>();
  /** By how much it is to move with the next commit, where that is a matter of the attach (wl_surface.attach, before version 5). */
  readonly #moved = new Map<WaylandProxy, [number, number]>();

  constructor(say: (target: WaylandProxy, request: string, args: readonly RequestArg[]) => void) {
    this.#say = say;
  }

  /**
   * A request that is about to be said.
   * @returns whether it was said here, in other words
   */
  said(target: WaylandProxy, message: MessageDescriptor, args: readonly RequestArg[]): boolean {
    if (target.interface.name !== 'wl_surface') return false;
    const lacks = message.since > target.version;
    switch (message.name) {
      case 'attach': {
        const [buffer = null, x, y] = args as [RequestArg, number, number];
        this.#attached.set(target, buffer);
        const [dx, dy] = this.#moved.get(target) ?? [0, 0];
        if (dx === 0 && dy === 0) return false;
        this.#say(target, 'attach', [buffer, x + dx, y + dy]);
        return true;
      }
      case 'commit':
        this.#moved.delete(target);
        return false;
      case 'offset': {
        if (!lacks) return false;
        const buffer = this.#attached.get(target);
        if (buffer === undefined) return false;
        const [x, y] = args as [number, number];
        this.#moved.set(target, [x, y]);
        this.#say(target, 'attach', [buffer, x, y]);
        return true;
      }
      case 'damage_buffer':
        // A replay damages everything, which is the same in any coordinates; of anything else it is the safe side.
        if (lacks) this.#say(target, 'damage', WHOLE);
        return lacks;
      default:
        return false;
    }
  }
}
