// An app as a process would have it: it finds its objects by their keys, and what it remembers goes into its snapshot,
// so that another process goes on where this one was killed.
import { ftruncateSync, writeSync } from 'node:fs';
import type { ZwpTextInputV3 } from '../../src/protocol/generated/text-input-unstable-v3.js';
import {
  type WlBuffer,
  WlPointerButtonState,
  type WlShmPool,
  type WlSurface,
} from '../../src/protocol/generated/wayland.js';
import type { XdgActivationTokenV1 } from '../../src/protocol/generated/xdg-activation-v1.js';
import { camelCase, type WaylandProxy } from '../../src/protocol/index.js';
import type { Session } from '../../src/session/index.js';
import { createMemfd } from '../../src/sys/index.js';
import type { Script } from './steps.js';

/** All that the app knows beside its objects. */
export interface Memory {
  /** The next step of the script. */
  at: number;
  /** How often each event was heard: `key.event`. */
  heard: Record<string, number>;
  /** The last serial of an xdg_surface's configure that was not answered. */
  unanswered: Record<string, number>;
  /** xdg_surfaces whose configures are answered as they come. */
  answers: Record<string, boolean>;
  /** What the last configure of a toplevel said. */
  size: Record<string, readonly [number, number]>;
  /** Of this connection: the pointer's last `enter` and `press`, the keyboard's `focus`. */
  serials: { enter?: number; press?: number; focus?: number };
  hasToken: boolean;
  /** Buffers that were attached and not released since. */
  busy: Record<string, boolean>;
}

const fresh = (): Memory => ({
  at: 0,
  heard: {},
  unanswered: {},
  answers: {},
  size: {},
  serials: {},
  hasToken: false,
  busy: {},
});

// biome-ignore lint/suspicious/noExplicitAny: payloads of all events of all interfaces
type Payload = any;

export class Actor {
  readonly session: Session;
  readonly memory: Memory;
  readonly #script: Script;
  readonly #objects = new Map<string, WaylandProxy>();
  /** Called after each event that was heard. */
  heard: (() => void) | undefined;

  /** @param session new, or restored: then the objects of the script are found again */
  constructor(session: Session, script: Script) {
    this.session = session;
    this.#script = script;
    this.memory = session.data === undefined ? fresh() : (structuredClone(session.data) as Memory);
    // Serials are the business of one connection; the next one brings its own.
    if (session.data !== undefined) Object.assign(this.memory, { unanswered: {}, serials: {} });
    session.on('disconnected', () => {
      this.memory.serials = {};
    });
    for (const key of script.keys) {
      const object = session.object(key);
      if (object !== undefined) this.#listen(key, object);
    }
  }

  /** The object with a key. */
  get<T extends WaylandProxy>(key: string): T {
    const object = this.#objects.get(key);
    if (object === undefined) throw new Error(`there is no ${key}`);
    return object as T; // who asks knows what was made under the key
  }

  surface(name: string): WlSurface {
    return this.get(`${name} surface`);
  }

  /** @param name `interface#handle`, where it is about one object only that had the key */
  has(key: string, name?: string): boolean {
    const object = this.#objects.get(key);
    return object?.alive === true && (name ?? object.toString()) === object.toString();
  }

  /** Names an object that was just made. */
  keep(key: string, object: WaylandProxy): void {
    this.session.setKey(object, key);
    this.#listen(key, object);
  }

  count(event: string): number {
    return this.memory.heard[event] ?? 0;
  }

  #listen(key: string, object: WaylandProxy): void {
    this.#objects.set(key, object);
    for (const { name } of object.interface.events) {
      object.on(camelCase(name), (payload: Payload) => {
        const { heard } = this.memory;
        heard[`${key}.${name}`] = (heard[`${key}.${name}`] ?? 0) + 1;
        this.#answer(key, `${object.interface.name}.${name}`, payload);
        this.heard?.();
      });
    }
  }

  #answer(key: string, event: string, payload: Payload): void {
    const { unanswered, answers, size, serials, busy } = this.memory;
    switch (event) {
      case 'xdg_wm_base.ping':
        this.get<WaylandProxy & { pong(serial: number): void }>(key).pong(payload.serial);
        return;
      case 'xdg_toplevel.configure':
        size[key] = [payload.width, payload.height];
        return;
      case 'xdg_surface.configure':
      case 'zwlr_layer_surface_v1.configure':
        unanswered[key] = payload.serial;
        if (answers[key] === true) this.acknowledge(key);
        return;
      case 'wl_pointer.enter':
        serials.enter = payload.serial;
        return;
      case 'wl_pointer.leave':
        delete serials.enter;
        return;
      case 'wl_pointer.button':
        if (payload.state === WlPointerButtonState.pressed) serials.press = payload.serial;
        return;
      case 'wl_keyboard.enter':
        serials.focus = payload.serial;
        return;
      case 'wl_keyboard.leave':
        delete serials.focus;
        return;
      case 'zwp_text_input_v3.enter':
        write(this.get(key));
        return;
      case 'wl_data_device.selection':
        payload.id?.destroy();
        return;
      case 'xdg_popup.popup_done':
        this.#dismiss(key.slice(0, -' popup'.length));
        this.#goBack(key);
        return;
      case 'xdg_activation_token_v1.done':
        this.memory.hasToken = payload.token !== '';
        this.get<XdgActivationTokenV1>(key).destroy();
        if (!this.memory.hasToken) this.#goBack(key);
        return;
      case 'wl_buffer.release':
        busy[key] = false;
    }
  }

  /** A menu that nobody wants to see. */
  #dismiss(name: string): void {
    for (const what of ['popup', 'xdg', 'surface']) {
      const key = `${name} ${what}`;
      if (this.has(key)) this.get<WaylandProxy & { destroy(): void }>(key).destroy();
    }
    delete this.memory.unanswered[`${name} xdg`];
    delete this.memory.answers[`${name} xdg`];
  }

  /** What has come to nothing is asked for again. */
  #goBack(key: string): void {
    const beginning = this.#script.beginnings.get(key);
    if (beginning !== undefined) this.memory.at = beginning;
  }

  /** Answers the last configure of an xdg_surface, if that was not done. */
  acknowledge(key: string): void {
    const serial = this.memory.unanswered[key];
    delete this.memory.unanswered[key];
    if (serial !== undefined) {
      this.get<WaylandProxy & { ackConfigure(serial: number): void }>(key).ackConfigure(serial);
    }
  }

  /** Bytes for a pool: each tells where it stands. */
  pool(bytes: number, seed: number, make: (fd: number) => WaylandProxy): WaylandProxy {
    const memory = createMemfd('torture', bytes);
    try {
      writeSync(memory.fd, pattern(bytes, seed), 0, bytes, 0);
      return make(memory.fd);
    } finally {
      memory.close();
    }
  }

  /** Draws anew into a part of a pool that the compositor does not read. */
  paint(pool: string, offset: number, bytes: number, seed: number): void {
    this.#memory(pool, (fd) => writeSync(fd, pattern(bytes, seed), 0, bytes, offset));
  }

  /** The memory has to be there before the compositor is told of it (wl_shm_pool.resize). */
  grow(pool: string, bytes: number): void {
    this.#memory(pool, (fd) => ftruncateSync(fd, bytes));
    this.get<WlShmPool>(pool).resize(bytes);
  }

  #memory(pool: string, use: (fd: number) => void): void {
    const memory = this.session.poolMemory(this.get(pool).handle);
    if (memory === undefined) throw new Error(`${pool} has no memory`);
    try {
      use(memory.fd);
    } finally {
      memory.close();
    }
  }

  attach(surface: string, buffer: string): void {
    this.memory.busy[buffer] = true;
    this.surface(surface).attach(this.get<WlBuffer>(buffer), 0, 0);
  }
}

/** All of it, whenever it has the focus: text-input: zwp_text_input_v3.enter. */
function write(input: ZwpTextInputV3): void {
  input.enable();
  input.setSurroundingText('so far', 2, 4);
  input.setCursorRectangle(1, 2, 3, 4);
  input.commit();
}

function pattern(bytes: number, seed: number): Uint8Array {
  const pixels = new Uint8Array(bytes);
  for (let i = 0; i < bytes; i++) pixels[i] = (i & 3) === 3 ? 0xff : (i * 7 + (i >> 7) * 31 + seed * 53) & 0xff;
  return pixels;
}
