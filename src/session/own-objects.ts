/** Objects of the engine's own on a connection: buffers with pixels of the app's, and viewports that fit them. */

import { readSync } from 'node:fs';
import type { Connection } from '../client/index.js';
import type { ObjectState, State } from '../journal/index.js';
import { wp_cursor_shape_device_v1, wp_cursor_shape_manager_v1 } from '../protocol/generated/cursor-shape-v1.js';
import { wp_viewport, wp_viewporter } from '../protocol/generated/viewporter.js';
import { wl_buffer, wl_shm_pool } from '../protocol/generated/wayland.js';
import type { InterfaceDescriptor, RequestArg, WaylandProxy } from '../protocol/index.js';
import { createMemfd, mapShared } from '../sys/index.js';
import { OwnedFd } from '../wire/index.js';
import { StandIn } from './stand-in.js';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Bytes from one row to the next. */
  readonly stride: number;
  /** wl_shm.format */
  readonly format: number;
  /** Fills the whole buffer, which is zero. */
  readonly draw: (pixels: Uint8Array) => void;
}

function make(
  connection: Connection,
  by: WaylandProxy,
  request: string,
  args: readonly unknown[],
  made: InterfaceDescriptor,
  version?: number,
): WaylandProxy {
  const opcode = by.interface.requests.findIndex((message) => message.name === request);
  const given = args as Parameters<Connection['construct']>[2];
  return connection.construct(by, opcode, given, { interface: made }, (at) => new StandIn(made, at), version);
}

/** Says a request by its name. */
export function sayNamed(
  connection: Connection,
  target: WaylandProxy,
  request: string,
  args: readonly RequestArg[],
): void {
  connection.request(
    target,
    target.interface.requests.findIndex(({ name }) => name === request),
    args,
  );
}

function destroy(connection: Connection, object: WaylandProxy): void {
  connection.request(
    object,
    object.interface.requests.findIndex((message) => message.destructor === true),
    [],
  );
}

/** A viewport of a surface, from the global of this name. */
export function makeViewport(
  connection: Connection,
  registry: WaylandProxy,
  global: number,
  surface: WaylandProxy,
): WaylandProxy {
  const viewporter = make(connection, registry, 'bind', [global], wp_viewporter, 1);
  const viewport = make(connection, viewporter, 'get_viewport', [surface], wp_viewport);
  destroy(connection, viewporter);
  return viewport;
}

/** Gives a pointer a shape, which it keeps when the device goes (cursor-shape: wp_cursor_shape_device_v1.destroy). */
export function sayShape(
  connection: Connection,
  registry: WaylandProxy,
  global: { readonly name: number; readonly version: number },
  pointer: WaylandProxy,
  serial: number,
  shape: number,
): void {
  const { name, version } = global;
  const manager = make(connection, registry, 'bind', [name], wp_cursor_shape_manager_v1, version);
  const device = make(connection, manager, 'get_pointer', [pointer], wp_cursor_shape_device_v1);
  sayNamed(connection, device, 'set_shape', [serial, shape]);
  destroy(connection, device);
  destroy(connection, manager);
}

/** A buffer with a picture in memory of its own. */
export function makeBuffer(connection: Connection, shm: WaylandProxy, picture: Picture): WaylandProxy {
  const { width, height, stride, format, draw } = picture;
  const bytes = stride * height;
  const memory = createMemfd('resurface copy', bytes);
  try {
    draw(new Uint8Array(mapShared(memory.fd, bytes)));
    const pool = make(connection, shm, 'create_pool', [memory.fd, bytes], wl_shm_pool);
    const buffer = make(connection, pool, 'create_buffer', [0, width, height, stride, format], wl_buffer);
    destroy(connection, pool);
    return buffer;
  } finally {
    memory.close();
  }
}

/** Where the pixels of a shm buffer of the app's are. */
export interface ShmPixels extends Omit<Picture, 'draw'> {
  readonly pool: ObjectState;
  readonly fd: OwnedFd;
  /** Of the first row, in bytes from the pool's first. */
  readonly offset: number;
}

/** `undefined` for a buffer that is none of wl_shm's. */
export function shmPixels(state: State, buffer: ObjectState): ShmPixels | undefined {
  const pool = state.object(buffer.origin.target);
  const fd = pool?.origin.args.find((arg) => arg instanceof OwnedFd);
  if (pool === undefined || !(fd instanceof OwnedFd)) return undefined;
  // wl_shm_pool.create_buffer
  const [, offset, width, height, stride, format] = buffer.origin.args as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return { pool, fd, offset, width, height, stride, format };
}

/** What a shm buffer of the app's holds now. */
export function pictureOf(state: State, buffer: ObjectState): Picture | undefined {
  const source = shmPixels(state, buffer);
  if (source === undefined) return undefined;
  const { fd, offset, width, height, stride, format } = source;
  return { width, height, stride, format, draw: (pixels) => readFully(fd.fd, pixels, offset) };
}

function readFully(fd: number, into: Uint8Array, from: number): void {
  for (let at = 0; at < into.length; ) {
    const read = readSync(fd, into, at, into.length - at, from + at);
    if (read === 0) return; // past the end of the file: zero, as a fresh memfd is
    at += read;
  }
}
