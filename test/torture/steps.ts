// A script as a list of small steps: each names its objects by key, so that any process can go on with any of them.
import type { WaylandProxy } from '../../src/protocol/index.js';
import type { Session } from '../../src/session/index.js';
import type { Actor } from './actor.js';
import type { World } from './world.js';

export interface Step {
  readonly name: string;
  /** Waits until it holds. */
  readonly when?: (actor: Actor) => boolean;
  /** What the user does again when the compositor came back, or the process, and nobody has heard of it. */
  readonly again?: (world: World) => void;
  /** One request. */
  readonly ask?: (actor: Actor) => void;
  /** What the user does. */
  readonly user?: (world: World, actor: Actor) => void;
}

export class Script {
  readonly steps: Step[] = [];
  /** Keys of all objects that are made. */
  readonly keys: string[] = [];
  /** Where the app goes back to when it has to make the object of a key anew. */
  readonly beginnings = new Map<string, number>();

  /** A request that makes an object. */
  make(key: string, request: (actor: Actor) => WaylandProxy, when?: (actor: Actor) => boolean): this {
    if (!this.keys.includes(key)) this.keys.push(key);
    this.steps.push({
      name: `make ${key}`,
      ask: (actor) => actor.keep(key, request(actor)),
      ...(when !== undefined && { when }),
    });
    return this;
  }

  bind(key: string, bind: (session: Session) => WaylandProxy): this {
    return this.make(key, ({ session }) => bind(session));
  }

  ask(name: string, request: (actor: Actor) => void, when?: (actor: Actor) => boolean): this {
    this.steps.push({ name, ask: request, ...(when !== undefined && { when }) });
    return this;
  }

  /** What makes an object begins here; its loss takes the app back to it. */
  begins(key: string): this {
    this.beginnings.set(key, this.steps.length);
    return this;
  }

  /** The user does something. */
  does(name: string, act: (world: World, actor: Actor) => void): this {
    this.steps.push({ name: `user: ${name}`, user: act });
    return this;
  }

  /** Waits for an event. */
  hear(name: string, holds: (actor: Actor) => boolean, again?: (world: World) => void): this {
    this.steps.push({ name: `hear ${name}`, when: holds, ...(again !== undefined && { again }) });
    return this;
  }

  /** The user does something, and the app hears an event of it for the nth time. */
  user(event: string, nth: number, act: (world: World) => void): this {
    return this.does(`${event} ${nth}`, act).hear(`${event} ${nth}`, (actor) => actor.count(event) >= nth, act);
  }
}
