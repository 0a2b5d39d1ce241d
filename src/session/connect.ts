/** The two ways to a session: a new one, or one that comes out of a snapshot. */

import { SnapshotError, WaylandError } from '../errors.js';
import { fold, type State } from '../journal/index.js';
import type { InterfaceDescriptor, ProxyClass } from '../protocol/index.js';
import { classOf } from './class-of.js';
import { REGISTRY_HANDLE } from './epoch.js';
import { type ConnectOptions, checkOptions, type RestoreOptions } from './options.js';
import { freshState } from './save.js';
import { Session } from './session.js';
import { decodeSnapshot, discardSnapshot, readSnapshot } from './snapshot/index.js';
import { untoldIn } from './untold.js';

/**
 * Connects to a compositor and learns what it offers.
 * @throws ERR_WL_NO_SOCKET, ERR_WL_CONNECT, ERR_WL_TIMEOUT, ERR_WL_ARGUMENT for an impossible option, or the signal's reason
 */
export async function connect(options: ConnectOptions = {}): Promise<Session> {
  checkOptions(options);
  options.signal?.throwIfAborted();
  const session = new Session(options);
  await session.start(undefined, options.signal);
  return session;
}

/**
 * Makes a session out of a snapshot and rebuilds what it shows. Events, `rebuilt` among them, are delivered
 * after the continuations of the promise.
 * @param source a snapshot file, or its bytes
 * @throws ERR_WL_SNAPSHOT naming the section of a torn or foreign file, ERR_WL_GLOBAL_MISSING where the app requires what
 * this compositor has not ({@link BindRange.required}), ERR_WL_DEPENDENCY for zstd where Node has none, and what {@link connect} throws; nothing is restored then
 */
export async function restore(source: string | Uint8Array, options: RestoreOptions = {}): Promise<Session> {
  if (typeof source !== 'string' && !(source instanceof Uint8Array)) {
    const given = source === null ? 'null' : typeof source;
    throw new WaylandError('ERR_WL_ARGUMENT', `restore takes the path of a snapshot or its bytes, got ${given}`);
  }
  checkOptions(options);
  options.signal?.throwIfAborted();
  const own = options.protocols ?? [];
  const interfaces = (name: string): InterfaceDescriptor | undefined =>
    own.find((type) => type.interface.name === name)?.interface;
  const wanted = { interfaces, ...(options.at !== undefined && { at: options.at }) };
  const content = await (typeof source === 'string' ? readSnapshot(source, wanted) : decodeSnapshot(source, wanted));
  const state = freshState();
  try {
    fold(state, content.base);
    if (state.object(REGISTRY_HANDLE)?.interface.name !== 'wl_registry') {
      throw new SnapshotError('base', 'the log does not begin with wl_display.get_registry');
    }
    const undeclared = content.meta?.undeclared;
    if (Array.isArray(undeclared)) for (const request of undeclared) state.undeclared.add(String(request));
    const classes = await classesOf(state, own);
    const { nextHandle, sections, data } = content;
    const session = new Session(options, {
      state,
      nextHandle,
      sections,
      data,
      classes,
      reoffer: options.selection === 'reoffer',
      untold: untoldIn(content.meta),
    });
    await session.start('restore', options.signal);
    return session;
  } catch (error) {
    discardSnapshot(content);
    if (error instanceof WaylandError || options.signal?.aborted === true) throw error;
    throw new SnapshotError('base', `it can't be rebuilt: ${(error as Error).message}`, { cause: error });
  }
}

/** The class of each object that lives, by handle; each class is looked for once. */
async function classesOf(state: State, own: readonly ProxyClass[]): Promise<Map<number, ProxyClass>> {
  const byName = new Map<string, ProxyClass>();
  const classes = new Map<number, ProxyClass>();
  for (const object of state.objects.values()) {
    if (object.dead) continue;
    const { name } = object.interface;
    const type = byName.get(name) ?? (await classOf(object.interface, own));
    byName.set(name, type);
    classes.set(object.handle, type);
  }
  return classes;
}
