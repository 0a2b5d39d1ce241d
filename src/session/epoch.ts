/** Setting up a connection before the app may see it: display, registry, what is offered, then the replay. */

import type { Connection } from '../client/index.js';
import { WaylandError } from '../errors.js';
import { dependentsOf, type Loss, type PlanOptions, plan, type State, without } from '../journal/index.js';
import { wl_callback, wl_display, wl_registry } from '../protocol/generated/wayland.js';
import type { WaylandProxy } from '../protocol/index.js';
import type { WireValue } from '../wire/index.js';
import { GlobalTable } from './globals.js';
import { Offer } from './offer.js';
import { Replay, type ReplayResult } from './replay.js';
import { StandIn } from './stand-in.js';

/** Handles of the objects that every session has. */
export const DISPLAY_HANDLE = 1;
export const REGISTRY_HANDLE = 2;

type Peek = (target: WaylandProxy, opcode: number, values: readonly WireValue[]) => void;

export interface SetUp {
  readonly result: ReplayResult;
  readonly globals: GlobalTable;
  /** What stands for what was bound before. */
  readonly offer: Offer;
  /** Handles of what is not there because a global is missing. */
  readonly missing: ReadonlySet<number>;
}

/**
 * Learns what the compositor offers and rebuilds a state on it. Events are held meanwhile; the caller
 * releases them.
 * @param ended aborted, with the reason, when the connection ends
 * @param replaying called when the first request of the state is about to be said
 * @param options how it is told
 */
export async function setUpEpoch(
  connection: Connection,
  state: State,
  answerWithin: number,
  ended: AbortSignal,
  replaying: (replay: Pick<Replay, 'end'>) => void,
  options: PlanOptions = {},
): Promise<SetUp> {
  const globals = new GlobalTable();
  const display = new StandIn(wl_display, 1);
  let registry: StandIn | undefined;
  let peek: Peek = () => undefined;
  const answers = new Map<WaylandProxy, () => void>();
  connection.hold((target, opcode, values) => {
    if (target === registry) {
      const [name, iface, version] = values as [number, string, number];
      if (opcode === 0) globals.add({ name, interface: iface, version });
      else globals.withdraw(name);
    }
    answers.get(target)?.();
    peek(target, opcode, values);
  });
  const roundTrip = (): Promise<void> => {
    const make = (version: number): StandIn => new StandIn(wl_callback, version);
    const callback = connection.construct(display, 0, [], { interface: wl_callback }, make);
    connection.flush();
    return answer(answerWithin, ended, (done) => answers.set(callback, done));
  };
  connection.enterDisplay(display);
  registry = connection.construct(
    display,
    1,
    [],
    { interface: wl_registry },
    (version) => new StandIn(wl_registry, version),
  );
  await roundTrip();
  const offer = Offer.of(connection, state, globals);
  peek = offer.peek;
  let learned: Promise<void> | undefined;
  if (offer.ask(registry)) {
    const { matters } = offer;
    learned = roundTrip().then(() => {
      offer.learned();
      offer.decide();
      offer.require();
    });
    learned.catch(() => undefined); // told where it is waited for
    if (matters) await learned;
  }
  offer.decide();
  offer.require();
  const known = new Map([
    [DISPLAY_HANDLE, display],
    [REGISTRY_HANDLE, registry],
  ]);
  const roots = offer.missing;
  const needing = dependentsOf(state, roots);
  const dependents = new Map([...needing].filter(([handle]) => !roots.includes(handle)));
  const present = without(state, dependents);
  const replay = new Replay(connection, present, globals, offer, known);
  peek = (...event) => {
    offer.peek(...event);
    replay.peek(...event);
  };
  replaying(replay);
  const result = await replay.execute(plan(present, [...known.keys()], options), answerWithin, ended, learned);
  const lost = [...result.lost, ...lostWith(state, dependents)];
  for (const root of [...offer.missing, ...result.withheld]) needing.set(root, root);
  return { result: { ...result, lost }, globals, offer, missing: new Set(needing.keys()) };
}

/** What does not come back because of what it needs. */
export function lostWith(state: State, dependents: ReadonlyMap<number, number>): Loss[] {
  return [...dependents].flatMap(([handle, root]) => {
    const object = state.object(handle);
    if (object === undefined || object.dead || object.interface.name === 'wl_callback') return [];
    const { name } = object.interface;
    const why = `it needs ${state.object(root)?.interface.name}, which the compositor does not offer`;
    return [{ object: `${name}#${handle}`, handle, key: object.key, what: 'the object', why }];
  });
}

export function answer(within: number, ended: AbortSignal, start: (done: () => void) => void): Promise<void> {
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
