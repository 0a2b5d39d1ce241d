/**
 * `compact(state)` → the least log with that state: one record for each thing that is in force, in an
 * order that depends on the state alone. It is what a snapshot keeps.
 */

import { wl_registry, wl_surface } from '../protocol/generated/wayland.js';
import type { MessageDescriptor } from '../protocol/index.js';
import { inOrder } from './order.js';
import { opcodeOf } from './planner.js';
import type { LogArg, LogRecord, MadeObject } from './record.js';
import { PLACED, retell, type Teller } from './retell.js';
import { makingOf } from './roles.js';
import { bufferIn, type Copied, type Entry, type ObjectState, type State } from './state.js';

/** Handles of what is passed by value, made anew for one request; far from those of real objects. */
export const TEMPORARY_HANDLES = 0x7f000000;

/** @param display handle of `wl_display`, the object that every log begins with */
export function compact(state: State, display = 1): LogRecord[] {
  const compaction = new Compaction(state, display);
  retell(state, compaction);
  compaction.settle();
  return compaction.records;
}

class Compaction implements Teller {
  readonly records: LogRecord[] = [];
  readonly #state: State;
  readonly #made = new Set<number>();
  readonly #ended = new Set<number>();
  /** Destroyed roles, and what is configured for one, that were made since something names them. */
  readonly #deadRoles = new Set<ObjectState>();
  readonly #heard = new Set<number>();
  #temporary = TEMPORARY_HANDLES;
  #globalName = 0;
  readonly #globals = new Map<string, number>();

  constructor(state: State, display: number) {
    this.#state = state;
    this.#made.add(display);
  }

  has(handle: number): boolean {
    return this.#made.has(handle);
  }

  make(object: ObjectState): void {
    if (this.#made.has(object.handle)) return;
    const { origin } = object;
    const maker = this.#state.object(origin.target);
    if (maker === undefined) return;
    this.make(maker);
    this.#endRoles(object.surface, maker);
    const made = describe(object);
    if (origin.opcode < 0) {
      this.#made.add(object.handle);
      this.records.push({ kind: 'made', by: origin.target, made });
      return;
    }
    let { args } = origin;
    if (object.global !== undefined) args = [this.#announced(object), ...args.slice(1)];
    this.#say(maker, { opcode: origin.opcode, args, ...(origin.copied && { copied: origin.copied }) }, made);
    const { role } = makingOf(this.#state, object)?.meaning ?? {};
    const isRole = role !== undefined || object.interface.meanings?.configured !== undefined;
    if (object.dead && isRole) this.#deadRoles.add(object);
  }

  /** The name of a global that an object is bound to; those before it of the same interface were announced too. */
  #announced(object: ObjectState): number {
    const { global } = object;
    if (global === undefined) return 0;
    for (let ordinal = 0; ordinal <= global.ordinal; ordinal++) {
      const name = `${global.interface} ${ordinal}`;
      if (this.#globals.has(name)) continue;
      this.#globals.set(name, ++this.#globalName);
      const offered = this.#offered(global.interface, ordinal) ?? global.offered;
      const args = [this.#globalName, global.interface, offered];
      this.records.push({ kind: 'event', target: object.origin.target, opcode: 0, args });
    }
    return this.#globals.get(`${global.interface} ${global.ordinal}`) as number;
  }

  /** Globals that the compositor took back while something is bound to them. */
  #withdraw(objects: readonly ObjectState[]): void {
    const opcode = wl_registry.events.findIndex((message) => message.name === 'global_remove');
    const withdrawn = new Set<number>();
    for (const { global, origin, handle } of objects) {
      if (global?.absent !== true || !this.has(handle)) continue;
      const name = this.#globals.get(`${global.interface} ${global.ordinal}`) as number;
      if (withdrawn.has(name)) continue;
      withdrawn.add(name);
      this.records.push({ kind: 'event', target: origin.target, opcode, args: [name] });
    }
  }

  #offered(iface: string, ordinal: number): number | undefined {
    for (const { global } of this.#state.objects.values()) {
      if (global?.interface === iface && global.ordinal === ordinal) return global.offered;
    }
    return undefined;
  }

  sayNow(object: ObjectState): void {
    for (const [key, entry] of inOrder(object.now)) if (!PLACED.has(key)) this.sayEntry(object, entry);
  }

  sayEntry(object: ObjectState, entry: Entry): void {
    const target = entry.target === undefined ? object : this.#state.object(entry.target);
    if (target === undefined) return;
    this.make(target);
    const at = target.interface.requests[entry.opcode]?.args.findIndex((arg) => arg.type === 'new_id') ?? -1;
    const made = at < 0 ? undefined : this.#state.object(entry.args[at] as number);
    if (at < 0 || made !== undefined) this.#say(target, entry, made && describe(made));
  }

  /** A destroyed window that something still names is over before its surface gets another role, or commits. */
  #endRoles(surface: number, but?: ObjectState): void {
    for (const object of [...this.#deadRoles].reverse()) {
      if (object.surface !== surface || object === but) continue;
      this.#deadRoles.delete(object);
      this.destroy(object);
    }
  }

  sayNamed(object: ObjectState, request: string, args: readonly number[]): void {
    if (request === 'commit') this.#endRoles(object.handle);
    this.#say(object, { opcode: opcodeOf(object, request), args });
  }

  attach(surface: ObjectState, entry: Entry): void {
    this.sayEntry(surface, entry);
  }

  /** A request, with the objects that it names made before it, and what it was given by value made anew. */
  #say(object: ObjectState, entry: Entry, made?: MadeObject): void {
    const { opcode, copied } = entry;
    const message = object.interface.requests[opcode];
    let { args } = entry;
    this.#makeNamed(message, args);
    const sealed = this.#state.object(copied?.sealed ?? 0);
    const temporary = copied && sealed?.dead !== false ? this.#copy(copied) : undefined;
    const passed = temporary?.handle ?? sealed?.handle;
    if (copied !== undefined && passed !== undefined) {
      const at = message?.args.findIndex((arg) => arg.interface === copied.interface.name);
      args = args.map((arg, i) => (i === at ? passed : arg));
    }
    this.#request(object.handle, opcode, args, made);
    if (made !== undefined) this.#made.add(made.handle);
    if (message?.destructor === true) this.#ended.add(object.handle); // what it made took its place
    if (temporary !== undefined) this.#end(temporary);
  }

  #makeNamed(message: MessageDescriptor | undefined, args: readonly LogArg[]): void {
    for (const [i, arg] of message?.args.entries() ?? []) {
      const named = arg.type === 'object' ? this.#state.object(args[i] as number) : undefined;
      if (named !== undefined) this.make(named);
    }
  }

  #request(target: number, opcode: number, args: readonly LogArg[], made?: MadeObject): void {
    this.records.push({ kind: 'request', target, opcode, args, ...(made && { made }) });
  }

  #copy(copied: Copied): MadeObject | undefined {
    const factory = this.#state.object(copied.factory);
    if (factory === undefined) return undefined;
    const made = { handle: this.#temporary++, interface: copied.interface, version: copied.version };
    this.make(factory);
    this.#request(factory.handle, copied.opcode, [made.handle], made);
    for (const { opcode, args } of copied.entries) {
      this.#makeNamed(copied.interface.requests[opcode], args);
      this.#request(made.handle, opcode, args);
    }
    return made;
  }

  #end({ handle, interface: descriptor }: Pick<MadeObject, 'handle' | 'interface'>): void {
    const opcode = descriptor.requests.findIndex((message) => message.destructor === true);
    if (opcode < 0) this.records.push({ kind: 'gone', target: handle });
    else this.#request(handle, opcode, []);
  }

  destroy(object: ObjectState): void {
    this.#ended.add(object.handle);
    this.#end(object);
  }

  admits(): boolean {
    return true;
  }

  fit(): void {
    // A log keeps the content as it was.
  }

  contentOf(surface: number): number {
    return this.#state.contentOf(surface);
  }

  configured(handles: readonly number[]): void {
    for (const handle of handles) {
      const configured = this.#state.object(handle);
      if (configured?.heard.has('configure') !== true) continue;
      for (const one of this.#state.surfaces.get(configured.surface)?.latched ?? []) {
        const role = this.#state.object(one);
        if (role?.origin.target === handle && !role.dead) this.#hear(role, 'configure');
      }
      this.#hear(configured, 'configure');
    }
  }

  #hear(object: ObjectState, which?: string): void {
    for (const [name, args] of [...object.heard].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if ((which !== undefined && name !== which) || (name === 'configure' && this.#heard.has(object.handle))) continue;
      if (name === 'configure') this.#heard.add(object.handle);
      const opcode = object.interface.events.findIndex((message) => message.name === name.split(' ')[0]);
      this.records.push({ kind: 'event', target: object.handle, opcode, args });
    }
  }

  acknowledge(configured: ObjectState): void {
    for (const entry of configured.now.get('acknowledged') ?? []) this.sayEntry(configured, entry);
  }

  /** What was heard, who holds which buffer, what was destroyed and is still needed, what no message says. */
  settle(): void {
    const objects = [...this.#state.objects.values()].sort((a, b) => a.handle - b.handle);
    const shown = new Set(objects.flatMap((object) => [bufferIn(object.committed), bufferIn(object.cached)]));
    for (const object of objects) {
      this.#hear(object);
      if (object.interface.name === 'wl_buffer' && !object.dead) this.#settleBuffer(object, shown.has(object.handle));
      const { handle: target, key, sensitive, needs } = object;
      if (needs !== undefined) this.records.push({ kind: 'note', target, needs });
      if (key === undefined && !sensitive) continue;
      this.records.push({ kind: 'note', target, ...(key !== undefined && { key }), ...(sensitive && { sensitive }) });
    }
    this.#withdraw(objects);
    for (const object of objects.reverse()) {
      if (object.dead && this.has(object.handle) && !this.#ended.has(object.handle)) this.#end(object);
    }
  }

  #settleBuffer(buffer: ObjectState, shown: boolean): void {
    if (shown && !buffer.held) {
      this.records.push({ kind: 'event', target: buffer.handle, opcode: 0, args: [] });
    }
    if (!shown && buffer.held) this.#showOnce(buffer);
  }

  /** A buffer that is held and shown nowhere was shown before: as it is now on a surface that goes again. */
  #showOnce(buffer: ObjectState): void {
    for (const compositor of this.#state.objects.values()) {
      if (compositor.interface.name !== 'wl_compositor' || compositor.dead) continue;
      const made = { handle: this.#temporary++, interface: wl_surface, version: compositor.version };
      this.#request(compositor.handle, opcodeOf(compositor, 'create_surface'), [made.handle], made);
      this.#request(made.handle, opcodeOf(made, 'attach'), [buffer.handle, 0, 0]);
      this.#request(made.handle, opcodeOf(made, 'commit'), []);
      this.#end(made);
      return;
    }
  }
}

function describe(object: ObjectState): MadeObject {
  return { handle: object.handle, interface: object.interface, version: object.version };
}
