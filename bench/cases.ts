// What is saved and brought back: sessions with a pool of some size, or with some number of objects.
import { WlCompositor, WlShm, WlShmFormat } from '../src/protocol/generated/wayland.js';
import { XdgWmBase } from '../src/protocol/generated/xdg-shell.js';
import { connect, type Session } from '../src/session/index.js';
import { parseFormat, ShmPool } from '../src/shm/index.js';

/** The key of the surface of a case with one window. */
export const SURFACE = 'surface';

export interface Case {
  readonly name: string;
  /** Larger than `--quick` allows. */
  readonly large: boolean;
  /** Makes the session on the compositor at this socket; everything is there when it resolves. */
  open(socket: string): Promise<Session>;
}

/** A window that shows a buffer of this size, in a pool that may be larger. */
async function shown(socket: string, width: number, height: number, poolBytes: number): Promise<Session> {
  const session = await connect({ socket });
  const compositor = session.bind(WlCompositor);
  const shm = session.bind(WlShm);
  const surface = compositor.createSurface();
  session.setKey(surface, SURFACE);
  const xdgSurface = session.bind(XdgWmBase).getXdgSurface(surface);
  xdgSurface.getToplevel();
  const configured = new Promise<void>((resolve) => {
    xdgSurface.on('configure', ({ serial }) => {
      xdgSurface.ackConfigure(serial);
      resolve();
    });
  });
  surface.commit();
  await configured;
  const pool = ShmPool.create(shm, { bytes: poolBytes });
  const words = new Uint32Array(pool.view(0, width * height * 4).buffer, 0, width * height);
  for (let i = 0; i < words.length; i++) words[i] = 0xff000000 | (i * 2654435761);
  const format = parseFormat(WlShmFormat.argb8888);
  const buffer = pool.createBuffer({ offset: 0, width, height, stride: width * 4, format });
  surface.attach(buffer, 0, 0);
  surface.damage(0, 0, width, height);
  surface.commit();
  await session.roundtrip();
  session.once('closed', () => pool.destroy());
  return session;
}

/** Windows that show one buffer of 16 by 16. */
export async function windows(socket: string, count: number): Promise<Session> {
  const session = await connect({ socket });
  const compositor = session.bind(WlCompositor);
  const wm = session.bind(XdgWmBase);
  const pool = ShmPool.create(session.bind(WlShm), { bytes: 1024 });
  const format = parseFormat(WlShmFormat.argb8888);
  const buffer = pool.createBuffer({ offset: 0, width: 16, height: 16, stride: 64, format });
  for (let i = 0; i < count; i++) {
    const surface = compositor.createSurface();
    const xdgSurface = wm.getXdgSurface(surface);
    xdgSurface.getToplevel();
    let shown = false;
    xdgSurface.on('configure', ({ serial }) => {
      xdgSurface.ackConfigure(serial);
      if (shown) return;
      shown = true;
      surface.attach(buffer, 0, 0);
      surface.damage(0, 0, 16, 16);
      surface.commit();
    });
    surface.commit();
    if (i % 100 === 99) await session.roundtrip();
  }
  await session.roundtrip();
  await session.roundtrip();
  session.once('closed', () => pool.destroy());
  return session;
}

/** Surfaces with a region each, so that there are this many objects. */
async function crowded(socket: string, objects: number): Promise<Session> {
  const session = await connect({ socket });
  const compositor = session.bind(WlCompositor);
  for (let i = 0; i < objects; i += 2) {
    const surface = compositor.createSurface();
    const region = compositor.createRegion();
    region.add(0, 0, i + 1, 7);
    surface.setInputRegion(region);
    surface.commit();
    if (i % 1000 === 998) await session.roundtrip();
  }
  await session.roundtrip();
  return session;
}

const pool = (name: string, large: boolean, width: number, height: number, bytes = width * height * 4): Case => ({
  name,
  large,
  open: (socket) => shown(socket, width, height, bytes),
});

export const cases: readonly Case[] = [
  pool('1 MB', false, 512, 512),
  pool('1080p', false, 1920, 1080),
  pool('4K', true, 3840, 2160),
  pool('256 MiB, 1 MB of it touched', true, 512, 512, 256 << 20),
  ...[10, 100, 1000, 10_000].map((objects) => ({
    name: `${objects} objects`,
    large: objects > 1000,
    open: (socket: string) => crowded(socket, objects),
  })),
];
