/** Setting up a connection before the app may see it: display, registry, what is offered, then the replay. */

import type { Connection } from '../client/index.js';
import { WaylandError } from '../errors.js';
import type { State } from '../journal/index.js';
import { plan } from '../journal/index.js';
import { wl_callback, wl_display, wl_registry } from '../protocol/generated/wayland.js';
import type { WaylandProxy } from '../protocol/index.js';
import type { WireValue } from '../wire/index.js';
import { type Global, GlobalTable } from './globals.js';
import { Replay, type ReplayResult } from './replay.js';
import { StandIn } from './stand-in.js';

/** Handles of the objects that every session has. */
export const DISPLAY_HANDLE = 1;
export const REGISTRY_HANDLE = 2;

export interface SetUp {
  readonly result: ReplayResult;
  readonly globals: readonly Global[];
}

/**
 * Learns what the compositor offers and rebuilds a state on it. Events are held meanwhile; the caller
 * releases them.
 * @param ended aborted, with the reason, when the connection ends
 * @param replaying called when the first request of the state is about to be said
 */
export async function setUpEpoch(
  connection: Connection,
  state: State,
  answerWithin: number,
  ended: AbortSignal,
  replaying: () => void,
): Promise<SetUp> {
  const globals = new GlobalTable();
  const display = new StandIn(wl_display, 1);
  let replay: Replay | undefined;
  let announced: (() => void) | undefined;
  let callback: StandIn | undefined;
  let registry: StandIn | undefined;
  connection.hold((target: WaylandProxy, opcode: number, values: readonly WireValue[]) => {
    if (target === registry) {
      const [name, iface, version] = values as [number, string, number];
      if (opcode === 0) globals.add({ name, interface: iface, version });
      else globals.remove(name);
    } else if (target === callback) {
      announced?.();
    }
    replay?.peek(target, opcode, values);
  });
  connection.enterDisplay(display);
  registry = connection.construct(
    display,
    1,
    [],
    { interface: wl_registry },
    (version) => new StandIn(wl_registry, version),
  );
  callback = connection.construct(
    display,
    0,
    [],
    { interface: wl_callback },
    (version) => new StandIn(wl_callback, version),
  );
  connection.flush();
  await answer(answerWithin, ended, (done) => {
    announced = done;
  });
  const known = new Map([
    [DISPLAY_HANDLE, display],
    [REGISTRY_HANDLE, registry],
  ]);
  replaying();
  replay = new Replay(connection, state, globals, known);
  const result = await replay.execute(plan(state, [...known.keys()]), answerWithin, ended);
  return { result, globals: globals.all() };
}

function answer(within: number, ended: AbortSignal, start: (done: () => void) => void): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const settle = (): void => {
      clearTimeout(timer);
      ended.removeEventListener('abort', onEnd);
    };
    const onEnd = (): void => {
      settle();
      reject(ended.reason);
    };
    const timer = setTimeout(() => {
      settle();
      reject(new WaylandError('ERR_WL_TIMEOUT', `the compositor did not answer within ${within} ms`));
    }, within);
    if (ended.aborted) {
      onEnd();
      return;
    }
    ended.addEventListener('abort', onEnd);
    start(() => {
      settle();
      resolve();
    });
  });
}
