/** Turns objects and entries of a state into steps, each object once, makers before what they make. */

import type { Meaning, MessageDescriptor } from '../protocol/index.js';
import type { LogArg } from './record.js';
import { makingOf, requestOf } from './roles.js';
import { type Copied, type Entry, isDefunct, type ObjectState, type State } from './state.js';
import type { Loss, Made, Ref, Step } from './step.js';

/** Opcode of a request by its name. */
export function opcodeOf(object: { interface: ObjectState['interface'] }, name: string): number {
  return object.interface.requests.findIndex((message) => message.name === name);
}

interface Temporary {
  readonly ref: Ref;
  /** The destroyed object that it stands for, if it does. */
  readonly handle?: number;
  readonly interface: ObjectState['interface'];
}

export class Planner {
  readonly state: State;
  readonly lost: Loss[] = [];
  readonly degraded: Loss[] = [];
  readonly #restored: boolean;
  #steps: Step[] = [];
  readonly #refs = new Map<number, Ref>();
  #nextTemporary = -1;
  /** Temporaries to be destroyed when the wave has used them. */
  #temporaries: Temporary[] = [];
  readonly #kept = new Map<number, Temporary>();

  /**
   * @param known handles of objects that are there already: `wl_display` and the session's registry
   * @param restored whether the state comes out of a file
   */
  constructor(state: State, known: readonly number[], restored: boolean) {
    this.state = state;
    this.#restored = restored;
    for (const handle of known) this.#refs.set(handle, handle);
  }

  /** Ends a wave: its steps, with the temporaries destroyed. */
  takeSteps(): Step[] {
    for (const temporary of this.#temporaries.reverse()) this.#destroy(temporary);
    this.#temporaries = [];
    const steps = this.#steps;
    this.#steps = [];
    return steps;
  }

  #destroy({ ref, handle, interface: descriptor }: Temporary): void {
    const opcode = descriptor.requests.findIndex((message) => message.destructor === true && message.args.length === 0);
    if (opcode >= 0) this.say(ref, opcode, []);
    // Who needs it in a later wave makes it anew.
    if (handle !== undefined) this.#refs.delete(handle);
  }

  /** What was made is destroyed at the end of the wave. */
  destroyLater(made: Made): void {
    this.#temporaries.push({ ref: made.ref, interface: made.interface });
  }

  /** What was made for a destroyed object stays beyond the wave, until {@link Planner.destroyKept}. */
  keep(handle: number): void {
    const at = this.#temporaries.findIndex((one) => one.handle === handle);
    for (const temporary of at < 0 ? [] : this.#temporaries.splice(at, 1)) this.#kept.set(handle, temporary);
  }

  destroyKept(handle: number): void {
    const kept = this.#kept.get(handle);
    if (kept === undefined) return;
    this.#kept.delete(handle);
    this.#destroy(kept);
  }

  has(handle: number): boolean {
    return this.#refs.has(handle);
  }

  lose(object: ObjectState, what: string, why: string): void {
    report(this.lost, object, what, why);
  }

  degrade(object: ObjectState, what: string, why: string): void {
    report(this.degraded, object, what, why);
  }

  push(step: Step): void {
    this.#steps.push(step);
  }

  say(target: Ref, opcode: number, args: readonly LogArg[], make?: Made): void {
    this.#steps.push({ kind: 'say', target, opcode, args, ...(make && { make }) });
  }

  /** Says a request of an object by name. */
  sayNamed(object: ObjectState, name: string, args: readonly LogArg[]): void {
    this.say(this.refOf(object.handle) as Ref, opcodeOf(object, name), args);
  }

  temporary(descriptor: ObjectState['interface'], version: number): Made {
    const made = { ref: this.#nextTemporary--, interface: descriptor, version };
    return made;
  }

  /** Where an object stands in the plan; makes it if need be. `undefined` for one that can't be made. */
  refOf(handle: number): Ref | undefined {
    const known = this.#refs.get(handle);
    if (known !== undefined) return known;
    const object = this.state.object(handle);
    return object === undefined ? undefined : this.make(object);
  }

  /** Makes an object again, as its origin says; a destroyed one as a temporary of this wave. */
  make(object: ObjectState): Ref | undefined {
    const { origin } = object;
    const maker = this.state.object(origin.target);
    const { message, meaning } = makingOf(this.state, object) ?? {};
    if (maker === undefined || message === undefined || !isMakeable(object, meaning)) return undefined;
    const target = this.refOf(maker.handle);
    if (target === undefined) return undefined;
    const ref = object.dead ? this.#nextTemporary-- : object.handle;
    const made: Made = { ref, interface: object.interface, version: object.version };
    if (maker.interface.name === 'wl_registry') {
      if (object.global === undefined) return undefined;
      this.push({ kind: 'bind', registry: target, make: made, global: object.global });
    } else {
      const args = this.#resolve(message, this.#told(message, meaning, origin.args), origin.copied);
      if (args === undefined) return undefined;
      this.say(target, meaning?.again === undefined ? origin.opcode : opcodeOf(maker, meaning.again), args, made);
    }
    this.#refs.set(object.handle, ref);
    if (object.dead) this.#temporaries.push({ ref, interface: object.interface, handle: object.handle });
    return ref;
  }

  /** Arguments as they are said now: a compositor may want to know why. */
  #told(message: MessageDescriptor, meaning: Meaning | undefined, args: readonly LogArg[]): readonly LogArg[] {
    const { cause } = meaning ?? {};
    if (cause === undefined) return args;
    const value = this.#restored ? cause.restored : cause.lost;
    return args.map((arg, i) => (message.args[i]?.name === cause.argument ? value : arg));
  }

  /** Whether {@link Planner.refOf} would give something: asked before anything is made. */
  canMake(object: ObjectState | undefined): boolean {
    if (object === undefined) return false;
    if (this.#refs.has(object.handle)) return true;
    const { message, meaning } = makingOf(this.state, object) ?? {};
    const maker = this.state.object(object.origin.target);
    if (message === undefined || !isMakeable(object, meaning) || !this.canMake(maker)) return false;
    if (maker?.interface.name === 'wl_registry') return object.global !== undefined;
    return object.origin.args.every(
      (arg, i) => message.args[i]?.type !== 'object' || arg === 0 || this.canMake(this.state.object(arg as number)),
    );
  }

  /** Why an object does not come back, as the app will read it. */
  whyNot(object: ObjectState): string {
    const { name, meanings } = object.interface;
    if (meanings?.lost !== undefined) return meanings.lost;
    const maker = this.state.object(object.origin.target);
    const { message, meaning } = makingOf(this.state, object) ?? {};
    const said = (meaning?.afterLoss === 'fail' ? meaning.why : undefined) ?? maker?.interface.meanings?.lost;
    if (said !== undefined) return said;
    if (object.origin.opcode < 0) return 'the compositor made it, and it ended with the connection';
    if (meanings === undefined) return `nobody declared what ${name} means after a loss`;
    if (maker !== undefined && isDefunct(maker)) return `the ${maker.interface.name} that it was made from had ended`;
    for (const [i, arg] of message?.args.entries() ?? []) {
      const named = arg.type === 'object' ? this.state.object(object.origin.args[i] as number) : undefined;
      if (named !== undefined && !this.canMake(named)) return `its ${arg.name} does not come back`;
    }
    return 'what it was made from is not there';
  }

  /** Says an entry of an object again. @returns false when an object that it names can't be had */
  sayEntry(object: ObjectState, entry: Entry): boolean {
    const message = requestOf(this.state, object, entry);
    const target = this.refOf(entry.target ?? object.handle);
    if (message === undefined || target === undefined) return false;
    const args = this.#resolve(message, entry.args, entry.copied);
    if (args === undefined) return false;
    const made = message.args.findIndex((arg) => arg.type === 'new_id');
    const callback = made < 0 ? undefined : this.state.object(entry.args[made] as number);
    if (made >= 0 && callback === undefined) return true; // it was answered
    this.say(
      target,
      entry.opcode,
      args,
      callback && { ref: callback.handle, interface: callback.interface, version: callback.version },
    );
    if (callback !== undefined) this.#refs.set(callback.handle, callback.handle);
    return true;
  }

  /** Arguments with refs for handles; what was passed by value is made anew for the time of the wave. */
  #resolve(message: MessageDescriptor, args: readonly LogArg[], copied: Copied | undefined): LogArg[] | undefined {
    const resolved: LogArg[] = [];
    for (let i = 0; i < args.length; i++) {
      const arg = message.args[i];
      let value = args[i] as LogArg;
      if (arg?.type === 'object') {
        if (copied !== undefined && value === 0 && arg.interface === copied.interface.name) {
          const copy = this.#copy(copied);
          if (copy === undefined) return undefined;
          value = copy;
        } else if (value !== 0) {
          const ref = this.refOf(value as number);
          if (ref === undefined) return undefined;
          value = ref;
        }
      }
      resolved.push(value);
    }
    return resolved;
  }

  #copy(copied: Copied): Ref | undefined {
    const sealed = this.state.object(copied.sealed ?? 0);
    if (sealed?.dead === false) return this.refOf(sealed.handle);
    const factory = this.refOf(copied.factory);
    if (factory === undefined) return undefined;
    const made = this.temporary(copied.interface, copied.version);
    this.say(factory, copied.opcode, [made.ref], made);
    for (const { opcode, args } of copied.entries) {
      const resolved = this.#resolve(copied.interface.requests[opcode] as MessageDescriptor, args, undefined);
      if (resolved === undefined) return undefined;
      this.say(made.ref, opcode, resolved);
    }
    this.#temporaries.push({ ref: made.ref, interface: copied.interface });
    return made.ref;
  }
}

/** Whether an object's own kind can be made again. A role that was destroyed can't, also for what is left of it. */
function isMakeable(object: ObjectState, meaning: Meaning | undefined): boolean {
  if (object.interface.meanings?.lost !== undefined || isDefunct(object)) return false;
  return !object.dead || meaning?.role === undefined;
}

/** Each once, however often it would be said. */
function report(losses: Loss[], { interface: { name }, handle, key }: ObjectState, what: string, why: string): void {
  if (losses.some((one) => one.handle === handle && one.what === what && one.why === why)) return;
  losses.push({ object: `${name}#${handle}`, handle, key, what, why });
}
