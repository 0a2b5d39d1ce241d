// The least client that can show shm buffers: requests by name over `wire` and `sys`, and blocking waits. It owns one
// connection and the ids on it; nothing of the library's client is in it, so it can judge a compositor before that exists.

import { wp_single_pixel_buffer_manager_v1 } from '../../../src/protocol/generated/single-pixel-buffer-v1.js';
import { wp_viewport, wp_viewporter } from '../../../src/protocol/generated/viewporter.js';
import {
  wl_buffer,
  wl_callback,
  wl_compositor,
  wl_display,
  wl_registry,
  wl_shm,
  wl_shm_pool,
  wl_subcompositor,
  wl_subsurface,
  wl_surface,
} from '../../../src/protocol/generated/wayland.js';
import { xdg_surface, xdg_toplevel, xdg_wm_base } from '../../../src/protocol/generated/xdg-shell.js';
import type { InterfaceDescriptor, MessageDescriptor } from '../../../src/protocol/index.js';
import { connectTo, createMemfd, mapShared, receive, send, waitFor } from '../../../src/sys/index.js';
import type { SceneSurface } from '../../../src/testing/render/index.js';
import { decodeMessage, encodeMessage, Inbox, Outbox, OwnedFd, type WireValue } from '../../../src/wire/index.js';

/** An object on the wire. */
export interface Made {
  readonly id: number;
  readonly type: InterfaceDescriptor;
  on?: (event: string, values: WireValue[]) => void;
}

const patience = 10_000;

export class RawShmClient implements Disposable {
  readonly #socket: OwnedFd;
  readonly #out = new Outbox();
  readonly #in = new Inbox();
  readonly #objects = new Map<number, Made>();
  readonly #globals = new Map<string, { name: number; version: number }>();
  readonly #display: Made;
  readonly #registry: Made;
  #nextId = 1;
  /** Codes of `wl_shm.format` that the compositor takes. */
  readonly formats = new Set<number>();
  readonly compositor: Made;
  readonly subcompositor: Made;
  readonly shm: Made;
  readonly viewporter: Made;
  readonly wmBase: Made;
  /** Older compositors have none. */
  readonly singlePixels: Made | undefined;

  /** `path`: the compositor's socket, absolute. */
  constructor(path: string) {
    this.#socket = connectTo(path);
    this.#display = this.#add(wl_display, (event, [object, code, message]) => {
      if (event === 'error') throw new Error(`wl_display.error: object ${object}, code ${code}: ${message}`);
    });
    this.#registry = this.#add(wl_registry, (_, [name, type, version]) => {
      this.#globals.set(type as string, { name: name as number, version: version as number });
    });
    this.send(this.#display, 'get_registry', this.#registry.id);
    this.roundtrip();
    this.compositor = this.#bind(wl_compositor, 4);
    this.subcompositor = this.#bind(wl_subcompositor, 1);
    this.shm = this.#bind(wl_shm, 1, (_, [code]) => this.formats.add(code as number));
    this.viewporter = this.#bind(wp_viewporter, 1);
    this.wmBase = this.#bind(xdg_wm_base, 1, (_, [serial]) => this.send(this.wmBase, 'pong', serial as number));
    if (this.#globals.has(wp_single_pixel_buffer_manager_v1.name))
      this.singlePixels = this.#bind(wp_single_pixel_buffer_manager_v1, 1);
    this.roundtrip();
  }

  /** Puts a request into the queue. New ids and objects are given as ids. */
  send(target: Made, request: string, ...values: WireValue[]): void {
    const opcode = target.type.requests.findIndex(({ name }) => name === request);
    encodeMessage(this.#out, target.id, opcode, target.type.requests[opcode] as MessageDescriptor, values, {
      toString: () => `${target.type.name}#${target.id}`,
    });
  }

  /** Sends a request whose only argument in front of `rest` is the object that it makes. */
  make(type: InterfaceDescriptor, target: Made, request: string, ...rest: WireValue[]): Made {
    const made = this.#add(type);
    this.send(target, request, made.id, ...rest);
    return made;
  }

  flush(): void {
    for (let chunk = this.#out.next(); chunk !== undefined; chunk = this.#out.next()) {
      const sent = send(this.#socket.fd, chunk);
      if (sent > 0) this.#out.sent(sent, chunk.fds.length);
      else waitFor(this.#socket.fd, 'writable', patience);
    }
  }

  /** Sends everything and takes events until `done`. Throws if nothing comes for 10 s. */
  until(done: () => boolean): void {
    this.flush();
    while (!done()) {
      if (!waitFor(this.#socket.fd, 'readable', patience)) throw new Error('the compositor says nothing for 10 s');
      const found = receive(this.#socket.fd, this.#in);
      for (let raw = this.#in.next(); raw !== undefined; raw = this.#in.next()) {
        const target = this.#objects.get(raw.object);
        const event = target?.type.events[raw.opcode];
        if (!target || !event) throw new Error(`event ${raw.opcode} for object ${raw.object}, which was never made`);
        const values = decodeMessage(raw, event, this.#in.fds, { toString: () => target.type.name });
        target.on?.(event.name, values);
        for (const value of values) if (value instanceof OwnedFd) value.close();
      }
      if (found === 'end') throw new Error('the compositor has closed the connection');
      this.flush();
    }
  }

  roundtrip(): void {
    let done = false;
    const callback = this.#add(wl_callback, () => {
      done = true;
    });
    this.send(this.#display, 'sync', callback.id);
    this.until(() => done);
  }

  /** A toplevel that is configured and has no content yet. */
  toplevel(appId: string): Made {
    const surface = this.make(wl_surface, this.compositor, 'create_surface');
    const shell = this.make(xdg_surface, this.wmBase, 'get_xdg_surface', surface.id);
    let configured = false;
    shell.on = (_, [serial]) => {
      this.send(shell, 'ack_configure', serial as number);
      // sway shows nothing of a window until its newest configure is answered by a commit
      if (configured) this.send(surface, 'commit');
      configured = true;
    };
    const toplevel = this.make(xdg_toplevel, shell, 'get_toplevel');
    this.send(toplevel, 'set_app_id', appId);
    this.send(surface, 'commit');
    this.until(() => configured);
    return surface;
  }

  /** A subsurface at its place, in sync with its parent. */
  subsurface(parent: Made, x: number, y: number): Made {
    const surface = this.make(wl_surface, this.compositor, 'create_surface');
    const role = this.make(wl_subsurface, this.subcompositor, 'get_subsurface', surface.id, parent.id);
    this.send(role, 'set_position', x, y);
    return surface;
  }

  /** Attaches content with its transform, scale and viewport, and commits. */
  show(surface: Made, content: SceneSurface): void {
    const { buffer, bufferScale, bufferTransform, source, destination } = content;
    const made = this.#buffer(buffer);
    this.send(surface, 'set_buffer_transform', bufferTransform);
    this.send(surface, 'set_buffer_scale', bufferScale);
    if (source || destination) {
      const viewport = this.make(wp_viewport, this.viewporter, 'get_viewport', surface.id);
      if (source) this.send(viewport, 'set_source', source.x, source.y, source.width, source.height);
      if (destination) this.send(viewport, 'set_destination', destination.width, destination.height);
    }
    this.send(surface, 'attach', made.id, 0, 0);
    this.send(surface, 'damage', 0, 0, 0x7fffffff, 0x7fffffff);
    this.send(surface, 'commit');
  }

  #buffer(image: SceneSurface['buffer']): Made {
    if (image.kind === 'solid') {
      if (!this.singlePixels) throw new Error('the compositor has no single-pixel buffers');
      return this.make(wl_buffer, this.singlePixels, 'create_u32_rgba_buffer', ...image.rgba);
    }
    const { width, height, stride, format } = image;
    const memory = createMemfd('raw-shm-client', stride * height);
    new Uint8Array(mapShared(memory.fd, stride * height)).set(image.bytes);
    // the outbox closes the fd when it is sent
    const pool = this.make(wl_shm_pool, this.shm, 'create_pool', memory, stride * height);
    return this.make(wl_buffer, pool, 'create_buffer', 0, width, height, stride, format);
  }

  /** Asks for a frame callback with a last commit, and waits for it: all that was committed is on the screen. */
  presented(surface: Made): void {
    let done = false;
    const callback = this.make(wl_callback, surface, 'frame');
    callback.on = () => {
      done = true;
    };
    this.send(surface, 'commit');
    this.until(() => done);
    this.roundtrip();
  }

  close(): void {
    this.#out.discard();
    this.#in.close();
    this.#socket.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  #add(type: InterfaceDescriptor, on?: Made['on']): Made {
    const made: Made = { id: this.#nextId++, type, ...(on && { on }) };
    this.#objects.set(made.id, made);
    return made;
  }

  #bind(type: InterfaceDescriptor, version: number, on?: Made['on']): Made {
    const global = this.#globals.get(type.name);
    if (!global) throw new Error(`the compositor has no ${type.name}`);
    const made = this.#add(type, on);
    const bound = Math.min(version, global.version);
    this.send(this.#registry, 'bind', global.name, { interface: type.name, version: bound, id: made.id });
    return made;
  }
}
