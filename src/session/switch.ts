/** The moment at which the app's objects leave one connection for the next: the log's new epoch, and who is who in it. */

import type { Connection } from '../client/index.js';
import {
  forgetLost,
  identify,
  type Journal,
  type Known,
  type LogRecord,
  type Loss,
  markAbsent,
  type State,
} from '../journal/index.js';
import type { WaylandProxy } from '../protocol/index.js';
import type { AppObjects } from './app-objects.js';
import { REGISTRY_HANDLE, type SetUp } from './epoch.js';
import type { Gates } from './gates.js';
import { LateAnswers, sayLate } from './late.js';
import { takePlace } from './stand-in.js';

/** The log goes on with the ids of the new connection, and what the app's objects are bound to on it. */
export function beginEpoch(journal: Journal, state: State, { result, globals, offer, missing }: SetUp): void {
  const ids = new Map<number, Known>();
  for (const [handle, { id, interface: descriptor, version }] of result.made) {
    ids.set(id, { handle, interface: descriptor, version });
  }
  forgetLost(state);
  journal.beginEpoch(ids);
  for (const handle of missing) {
    const object = state.object(handle);
    if (object !== undefined) markAbsent(object);
  }
  journal.announce(
    globals.all().map(({ name, interface: iface, version }) => ({
      kind: 'event',
      target: REGISTRY_HANDLE,
      opcode: 0,
      args: [name, iface, version],
    })),
  );
  for (const former of offer.formers) {
    const global = identify(state, offer.globalFor(former)?.name ?? 0);
    for (const handle of former.bound) {
      const object = state.object(handle);
      if (object !== undefined && global !== undefined) object.global = global;
    }
  }
}

/** What became of what was asked while objects were rebuilt. */
export interface SaidMeanwhile {
  /** What the app has on the new connection, by handle. */
  readonly standIns: ReadonlyMap<number, WaylandProxy>;
  /** Handles of what waits for something that the compositor lacks. */
  readonly waiting: ReadonlySet<number>;
  /** Serials that were acknowledged, by handle of what was configured. */
  readonly acknowledged: ReadonlyMap<number, number>;
  readonly lost: readonly Loss[];
  readonly degraded: readonly Loss[];
  readonly awaited: readonly Loss[];
}

/** Says what was asked meanwhile, and gives the app's objects their places on the connection. */
export function sayMeanwhile(
  { journal, objects }: { readonly journal: Journal; readonly objects: AppObjects },
  { roleless, fits }: Gates,
  connection: Connection,
  { result, missing, offer }: SetUp,
  popups: 'dismiss' | 'reopen',
  meanwhile: Iterable<LogRecord>,
): SaidMeanwhile {
  const answers = new LateAnswers(connection, result);
  roleless.reset(result.roleless);
  fits.clear();
  fits.add(result.fitted);
  journal.paused = false; // what stands fitted needs to know what is said late
  const standIns = new Map(result.made);
  const waiting = new Set(missing);
  const lost: Loss[] = [];
  const degraded: Loss[] = [];
  const awaited: Loss[] = [];
  const { words, devices } = result;
  sayLate(
    {
      connection,
      journal,
      standIns,
      waiting,
      answers,
      roleless,
      fits,
      words,
      values: offer.values,
      devices,
      popups,
      lost,
      degraded,
      awaited,
    },
    meanwhile,
  );
  for (const [handle, standIn] of standIns) {
    const proxy = objects.get(handle);
    if (proxy !== undefined) takePlace(connection, standIn, proxy); // else destroyed meanwhile
  }
  const known = (told: readonly Loss[]): Loss[] => told.filter(({ handle }) => objects.get(handle) !== undefined);
  const { acknowledged } = answers;
  const told = { lost: known(lost), degraded: known(degraded), awaited: known(awaited) };
  return { standIns, waiting, acknowledged, ...told };
}

/** Requests that nobody declared, as losses. */
export function undeclaredIn(state: State): Loss[] {
  return [...state.undeclared].map((request) => ({
    object: request.split('.')[0] as string,
    handle: 0,
    key: undefined,
    what: request,
    why: 'nobody declared what it means after a loss',
  }));
}
