/**
 * `compact(state)` → the least log with that state: one record for each thing that is in force, in an
 * order that depends on the state alone. It is what a snapshot keeps.
 */

import { childrenOf, roleObjectOf } from './latch.js';
import { defaultStack, inOrder, placements } from './order.js';
import { opcodeOf } from './planner.js';
import type { LogArg, LogRecord, MadeObject } from './record.js';
import { bufferIn, type Copied, type Entry, type Layer, type ObjectState, type State, type SurfaceState } from './state.js';

/** Handles of what is passed by value, made anew for one request; far from those of real objects. */
export const TEMPORARY_HANDLES = 0x7f000000;

/** @param display handle of `wl_display`, the object that every log begins with */
export function compact(state: State, display = 1): LogRecord[] {
  return new Compaction(state, display).records;
}

class Compaction {
  readonly records: LogRecord[] = [];
  readonly #state: State;
  readonly #made = new Set<number>();
  #temporary = TEMPORARY_HANDLES;
  #globalName = 0;
  readonly #globals = new Map<string, number>();

  constructor(state: State, display: number) {
    this.#state = state;
    this.#made.add(display);
    const objects = [...state.objects.values()].sort((a, b) => a.handle - b.handle);
    this.#announce(objects);
    for (const object of objects) if (!this.#comesLater(object)) this.#make(object);
    for (const object of objects) this.#sayLayer(object, object.now, (key) => key !== 'desync');
    for (const surface of this.#surfaces()) if (surface.asked) this.#commit(surface);
    for (const object of objects) this.#sayHeard(object);
    for (const root of this.#surfaces()) if (root.parent === 0) this.#content(root);
    for (const root of this.#surfaces()) if (root.parent === 0) this.#waiting(root);
    this.#settle(objects);
  }

  #surfaces(): SurfaceState[] {
    return [...this.#state.surfaces.values()].sort((a, b) => a.handle - b.handle);
  }

  #say(object: ObjectState, opcode: number, args: readonly LogArg[], made?: MadeObject): void {
    this.records.push({ kind: 'request', target: object.handle, opcode, args, ...(made && { made }) });
  }

  /** The globals that objects are bound to, and those before them of the same interface. */
  #announce(objects: readonly ObjectState[]): void {
    const bound = objects.filter((object) => object.global !== undefined);
    for (const object of bound) {
      const { global } = object;
      if (global === undefined) continue;
      const registry = object.origin.target;
      for (let ordinal = 0; ordinal <= global.ordinal; ordinal++) {
        const name = `${global.interface} ${ordinal}`;
        if (this.#globals.has(name)) continue;
        const alike = bound.find((one) => one.global?.interface === global.interface && one.global.ordinal === ordinal);
        this.#globals.set(name, ++this.#globalName);
        // Registries are made before what is bound by them, so the event waits for its target.
        this.#beforeBinding(registry);
        this.records.push({
          kind: 'event',
          target: registry,
          opcode: 0,
          args: [this.#globalName, global.interface, alike?.global?.offered ?? global.offered],
        });
      }
    }
  }

  #beforeBinding(registry: number): void {
    const object = this.#state.object(registry);
    if (object !== undefined) this.#make(object);
  }

  #comesLater(object: ObjectState): boolean {
    if (object.interface.name === 'wl_callback') {
      return this.#state.surfaces.has(object.origin.target);
    }
    if (object.interface.name !== 'wl_subsurface') return false;
    const parent = this.#state.surfaces.get(object.surface);
    const child = this.#surfaces().find((surface) => surface.subsurface === object.handle);
    return parent !== undefined && child !== undefined && !parent.stack.includes(child.handle);
  }

  #make(object: ObjectState): void {
    if (this.#made.has(object.handle)) return;
    this.#made.add(object.handle);
    const { origin } = object;
    const made: MadeObject = { handle: object.handle, interface: object.interface, version: object.version };
    if (origin.opcode < 0) {
      this.records.push({ kind: 'made', by: origin.target, made });
      return;
    }
    const maker = this.#state.object(origin.target);
    if (maker === undefined) return;
    const name = object.global && this.#globals.get(`${object.global.interface} ${object.global.ordinal}`);
    const args = name === undefined ? origin.args : [name, ...origin.args.slice(1)];
    this.#withCopy(maker, origin.opcode, args, origin.copied, made);
  }

  #withCopy(object: ObjectState, opcode: number, args: readonly LogArg[], copied: Copied | undefined, made?: MadeObject): void {
    const factory = copied && this.#state.object(copied.factory);
    if (copied === undefined || factory === undefined) {
      this.#say(object, opcode, args, made);
      return;
    }
    const handle = this.#temporary++;
    const { interface: descriptor, version } = copied;
    this.#say(factory, copied.opcode, [handle], { handle, interface: descriptor, version });
    for (const entry of copied.entries) {
      this.records.push({ kind: 'request', target: handle, opcode: entry.opcode, args: entry.args });
    }
    const message = object.interface.requests[opcode];
    const at = message?.args.findIndex((arg) => arg.interface === descriptor.name) ?? -1;
    this.#say(object, opcode, args.map((arg, i) => (i === at ? handle : arg)), made);
    const destructor = descriptor.requests.findIndex((request) => request.destructor === true);
    this.records.push({ kind: 'request', target: handle, opcode: destructor, args: [] });
  }

  #sayEntry(object: ObjectState, entry: Entry): void {
    const at = object.interface.requests[entry.opcode]?.args.findIndex((arg) => arg.type === 'new_id') ?? -1;
    const made = at < 0 ? undefined : this.#state.object(entry.args[at] as number);
    if (at >= 0 && made === undefined) return;
    if (made !== undefined) this.#made.add(made.handle);
    this.#withCopy(
      object,
      entry.opcode,
      entry.args,
      entry.copied,
      made && { handle: made.handle, interface: made.interface, version: made.version },
    );
  }

  #sayLayer(object: ObjectState, layer: Layer, which: (key: string) => boolean = () => true): void {
    for (const [key, entry] of inOrder(layer)) if (entry.unset !== true && which(key)) this.#sayEntry(object, entry);
  }

  #sayHeard(object: ObjectState): void {
    for (const [name, args] of [...object.heard].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const opcode = object.interface.events.findIndex((message) => message.name === name.split(' ')[0]);
      this.records.push({ kind: 'event', target: object.handle, opcode, args });
    }
  }

  #commit(surface: SurfaceState): void {
    const object = this.#state.object(surface.handle);
    if (object !== undefined) this.#say(object, opcodeOf(object, 'commit'), []);
  }

  #latched(surface: SurfaceState): ObjectState[] {
    return surface.latched.flatMap((handle) => this.#state.object(handle) ?? []).sort((a, b) => a.handle - b.handle);
  }

  #content(surface: SurfaceState): void {
    for (const child of childrenOf(this.#state, surface)) this.#content(child);
    const object = this.#state.object(surface.handle);
    if (object === undefined) return;
    const latched = this.#latched(surface);
    if (surface.stack.length > 1 || latched.some((one) => one.committed.size > 0)) {
      this.#stack(surface, defaultStack(this.#state, surface), surface.stack);
      for (const one of latched) this.#sayLayer(one, one.committed);
      this.#commit(surface);
      const role = roleObjectOf(this.#state, surface);
      if (role !== undefined && !surface.asked) this.records.push({ kind: 'note', target: surface.handle, asked: false });
    }
    for (const child of childrenOf(this.#state, surface)) this.#desynchronize(child);
  }

  #desynchronize(surface: SurfaceState): void {
    const subsurface = this.#state.object(surface.subsurface);
    if (subsurface !== undefined) this.#sayLayer(subsurface, subsurface.now, (key) => key === 'desync');
  }

  #stack(parent: SurfaceState, from: readonly number[], to: readonly number[]): void {
    for (const { request, child, sibling } of placements(parent.handle, from, to)) {
      const subsurface = this.#state.object(this.#state.surfaces.get(child)?.subsurface ?? 0);
      if (subsurface !== undefined) this.#say(subsurface, opcodeOf(subsurface, request), [sibling]);
    }
  }

  /** What was committed and waits for a parent, then what was not committed; children first. */
  #waiting(surface: SurfaceState): void {
    for (const child of this.#surfaces()) if (child.parent === surface.handle) this.#waiting(child);
    for (const handle of surface.pendingStack ?? surface.cachedStack ?? []) {
      const child = this.#state.surfaces.get(handle);
      const subsurface = this.#state.object(child?.subsurface ?? 0);
      if (child === undefined || subsurface === undefined || this.#made.has(subsurface.handle)) continue;
      this.#make(subsurface);
      this.#desynchronize(child);
    }
    const latched = this.#latched(surface);
    if (surface.cached) {
      this.#stack(surface, surface.stack, surface.cachedStack ?? surface.stack);
      for (const object of latched) this.#sayLayer(object, object.cached);
      this.#commit(surface);
    }
    this.#stack(surface, surface.cachedStack ?? surface.stack, surface.pendingStack ?? surface.cachedStack ?? surface.stack);
    for (const object of latched) this.#sayLayer(object, object.pending);
  }

  /** Who holds which buffer, what was destroyed and is still needed, and what no message says. */
  #settle(objects: readonly ObjectState[]): void {
    const shown = new Set(objects.flatMap((object) => [bufferIn(object.committed), bufferIn(object.cached)]));
    for (const object of objects) {
      if (object.interface.name === 'wl_buffer' && !object.held && shown.has(object.handle)) {
        this.records.push({ kind: 'event', target: object.handle, opcode: 0, args: [] });
      }
      if (object.key !== undefined || object.sensitive) {
        this.records.push({
          kind: 'note',
          target: object.handle,
          ...(object.key !== undefined && { key: object.key }),
          ...(object.sensitive && { sensitive: true }),
        });
      }
    }
    for (const object of objects) {
      if (!object.dead) continue;
      const opcode = object.interface.requests.findIndex((message) => message.destructor === true);
      if (opcode >= 0) this.#say(object, opcode, []);
      else this.records.push({ kind: 'gone', target: object.handle });
    }
  }
}
