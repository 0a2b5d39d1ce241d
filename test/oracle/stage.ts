// What a case is, and what it is set up on: one app on raw objects, one session, one compositor after the other.

import type { WlBuffer, WlShmPool, WlSubsurface, WlSurface } from '../../src/protocol/generated/wayland.js';
import { WlCompositor, WlSeat, WlShm, WlShmFormat, WlSubcompositor } from '../../src/protocol/generated/wayland.js';
import { type XdgSurface, type XdgToplevel, XdgWmBase } from '../../src/protocol/generated/xdg-shell.js';
import type { ProxyClass, WaylandProxy } from '../../src/protocol/index.js';
import type { Session, SessionOptions } from '../../src/session/index.js';
import { createMemfd, mapShared } from '../../src/sys/index.js';
import type { ClientDigest, TestCompositor, TestCompositorOptions } from '../../src/testing/index.js';
import { next } from '../contract/app.js';
import { type Paint, picture } from '../contract/pictures.js';

/** How a session comes back. */
export type Way = 'crash' | 'restore' | 'move';

export interface Case {
  readonly name: string;
  readonly compositor?: TestCompositorOptions;
  /** Of the one that a session moves to, where that is another. */
  readonly elsewhere?: TestCompositorOptions;
  /** What else there is around each compositor when it starts. */
  readonly world?: (screen: TestCompositor) => void;
  readonly options?: SessionOptions;
  /** Sets it up. Whatever is spoken of afterwards has a key. */
  readonly show: (stage: Stage) => Promise<unknown> | void;
  /** What the user does on each compositor, before the digest is taken. */
  readonly user?: (screen: TestCompositor) => void;
  /**
   * What the digest doesn't show: it must hold before the connection is lost, and again afterwards. It asks for its
   * objects by their keys, since afterwards they may be those of another process.
   */
  readonly holds?: (stage: Stage) => Promise<void> | void;
  /** What the digest doesn't show, afterwards. */
  readonly after?: (stage: Stage) => Promise<void>;
  /** After the digest was taken, right before the connection is lost. */
  readonly atLast?: (stage: Stage) => void;
  /** `key: what` of everything in the report; default nothing. A function where it depends on the way. */
  readonly lost?: readonly string[] | ((way: Way) => readonly string[]);
  readonly degraded?: readonly string[] | ((way: Way) => readonly string[]);
  readonly waiting?: readonly string[] | ((way: Way) => readonly string[]);
  /** `key.event` of what the app hears because of the loss. */
  readonly hears?: readonly string[] | ((way: Way) => readonly string[]);
  /** Of the digest before, what the one afterwards must be, where something is told as lost or makes no difference; default the same. */
  readonly expected?: (digest: ClientDigest, way: Way) => unknown;
  /** How many pictures are shown through a copy of the engine's own, since the app may draw into their buffers; default none. */
  readonly copies?: number;
  /** What the app of a new process listens to. */
  readonly resumes?: (stage: Stage) => void;
  /** Out of a file also selections are asked for. */
  readonly reoffers?: boolean;
}

export interface Shown {
  readonly surface: WlSurface;
  readonly xdg: XdgSurface;
  readonly toplevel: XdgToplevel;
  /** Of the first configure. */
  readonly size: { readonly width: number; readonly height: number };
}

export interface WindowOptions {
  readonly width?: number;
  readonly height?: number;
  readonly seed?: number;
  /** Before its first commit. */
  readonly first?: (toplevel: XdgToplevel, surface: WlSurface) => void;
}

export class Stage {
  screen: TestCompositor;
  session: Session;

  constructor(screen: TestCompositor, session: Session) {
    this.screen = screen;
    this.session = session;
  }

  /** The object with a key, which is of this class. */
  get<T extends WaylandProxy>(key: string): T {
    const object = this.session.object(key);
    if (object === undefined) throw new Error(`there is no ${key}`);
    return object as T; // who asks knows what was made under the key
  }

  key<T extends WaylandProxy>(key: string, object: T): T {
    this.session.setKey(object, key);
    return object;
  }

  /** A global, bound once and keyed by its interface. */
  global<T extends WaylandProxy>(type: ProxyClass<T>, max?: number): T {
    const key = type.interface.name;
    const known = this.session.object(key) as T | undefined; // nothing else has this key
    return known ?? this.key(key, this.session.bind(type, max === undefined ? {} : { max }));
  }

  get seat(): WlSeat {
    return this.global(WlSeat);
  }

  get digest(): ClientDigest {
    const client = this.screen.clients[0];
    if (client === undefined) throw new Error('no client is connected');
    return this.screen.digest({ client });
  }

  /** Everything that was said has been heard, and what was said to that, and to that. */
  async settled(): Promise<void> {
    for (let trip = 0; trip < 3; trip++) await this.session.roundtrip();
  }

  /** @param all bytes of its file, which it may grow to */
  pool(bytes: number, paint: (word: number) => number, all = bytes): WlShmPool {
    const memory = createMemfd('oracle', all);
    try {
      const words = new Uint32Array(mapShared(memory.fd, all));
      for (let i = 0; i < words.length; i++) words[i] = paint(i);
      return this.global(WlShm).createPool(memory.fd, bytes);
    } finally {
      memory.close();
    }
  }

  /** A buffer in a pool of its own, which is gone unless it is kept. */
  buffer(width: number, height: number, seed: number, keep = false): WlBuffer {
    const paint: Paint = picture(seed);
    const pool = this.pool(width * height * 4, (i) => paint(i % width, Math.floor(i / width)));
    const buffer = pool.createBuffer(0, width, height, width * 4, WlShmFormat.argb8888);
    if (!keep) pool.destroy();
    return buffer;
  }

  attach(surface: WlSurface, width: number, height: number, seed: number): WlBuffer {
    const buffer = this.buffer(width, height, seed);
    surface.attach(buffer, 0, 0);
    surface.damage(0, 0, width, height);
    return buffer;
  }

  /** Puts a picture onto a surface. */
  draw(surface: WlSurface, width: number, height: number, seed: number): WlBuffer {
    const buffer = this.attach(surface, width, height, seed);
    surface.commit();
    return buffer;
  }

  surface(key?: string): WlSurface {
    const surface = this.global(WlCompositor).createSurface();
    return key === undefined ? surface : this.key(key, surface);
  }

  /** Uncommitted, and its parent's commit is due. */
  child(parent: WlSurface, x = 0, y = 0): { surface: WlSurface; place: WlSubsurface } {
    const surface = this.surface();
    const place = this.global(WlSubcompositor).getSubsurface(surface, parent);
    if (x !== 0 || y !== 0) place.setPosition(x, y);
    return { surface, place };
  }

  region(...rectangles: readonly (readonly [number, number, number, number])[]) {
    const region = this.global(WlCompositor).createRegion();
    for (const rectangle of rectangles) region.add(...rectangle);
    return region;
  }

  /** A toplevel with its first commit and the answer to its configure, without content. */
  async configured(key: string, { first }: WindowOptions = {}): Promise<Shown> {
    const surface = this.surface(`${key} surface`);
    const xdg = this.key(`${key} xdg`, this.global(XdgWmBase).getXdgSurface(surface));
    const toplevel = this.key(`${key} toplevel`, xdg.getToplevel());
    first?.(toplevel, surface);
    xdg.on('configure', ({ serial }) => xdg.ackConfigure(serial));
    const sized = next<{ width: number; height: number }>(toplevel, 'configure');
    const configured = next(xdg, 'configure');
    surface.commit();
    const { width, height } = await sized;
    await configured;
    return { surface, xdg, toplevel, size: { width, height } };
  }

  /** A toplevel that shows a picture, of the size that it was configured with, if any. Later configures get no picture. */
  async window(key = 'main', options: WindowOptions = {}): Promise<Shown> {
    const { width = 60, height = 40, seed = 1 } = options;
    const shown = await this.configured(key, options);
    const { size } = shown;
    this.draw(shown.surface, size.width || width, size.height || height, seed);
    return shown;
  }
}

/** A surface whose role's object was destroyed may only have that role again: nothing else tells that it had it, and it comes back free. */
export function withoutFormerRoles(digest: ClientDigest): ClientDigest {
  const surfaces = digest.surfaces.map(({ role, ...rest }) => {
    const { xdg } = rest;
    const bare =
      role === 'wl_subsurface' || (xdg?.toplevel === undefined && xdg?.popup === undefined && role?.startsWith('xdg_'));
    return bare === true || role === undefined ? rest : { role, ...rest };
  });
  return { ...digest, surfaces };
}
