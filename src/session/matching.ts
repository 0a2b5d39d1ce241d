/**
 * Which global of another connection stands for which of the one before. In this order, each among what the one before
 * left: the same name (wl_output.name, wl_seat.name); the same make and model; the place among the globals of the interface.
 */

import type { Needs, State, Told } from '../journal/index.js';
import { toldOf } from '../journal/index.js';
import type { Global, GlobalTable } from './globals.js';

/** A global of the connection before, with all that was bound to it. */
export interface Former {
  readonly interface: string;
  readonly ordinal: number;
  /** It was taken back before the connection ended. */
  readonly absent: boolean;
  /** Handles of what is bound to it. */
  readonly bound: readonly number[];
  /** Something else is made from these objects or names them. */
  readonly dependedOn: boolean;
  readonly told: Told;
  /** What the app needs, the most of it all. */
  readonly needs: Needs;
  /** The highest version that was bound. */
  readonly version: number;
}

/** A global that is offered now, with what it told of itself, where it was asked. */
export interface Candidate {
  readonly global: Global;
  readonly told?: Told;
}

/** Interfaces of which there may be several, and that tell what they stand for. */
export const TOLD_APART: ReadonlySet<string> = new Set(['wl_output', 'wl_seat']);

export function formerKey(former: { readonly interface: string; readonly ordinal: number }): string {
  return `${former.interface} ${former.ordinal}`;
}

/** The global that an object is bound to, as it is offered now. */
export function globalNow(state: State, handle: number, offered: GlobalTable): Global | undefined {
  const { global } = state.object(handle) ?? {};
  if (global === undefined || global.absent === true) return undefined;
  for (const one of state.globals.values()) {
    if (formerKey(one) === formerKey(global)) return offered.get(one.name);
  }
  return undefined;
}

/** All that the registry had announced, or that something is bound to. */
export function formersOf(state: State): Former[] {
  const formers = new Map<string, Former & { bound: number[] }>();
  for (const { interface: iface, ordinal } of state.globals.values()) {
    formers.set(formerKey({ interface: iface, ordinal }), {
      interface: iface,
      ordinal,
      absent: false,
      bound: [],
      dependedOn: false,
      told: {},
      needs: { min: 1, required: false },
      version: 0,
    });
  }
  for (const object of state.objects.values()) {
    const { global } = object;
    if (global === undefined) continue;
    const before = formers.get(formerKey(global));
    const { min = 1, required = false } = object.needs ?? {};
    formers.set(formerKey(global), {
      interface: global.interface,
      ordinal: global.ordinal,
      absent: global.absent === true,
      bound: [...(before?.bound ?? []), object.handle],
      dependedOn: before?.dependedOn === true || object.references > 0,
      told: { ...before?.told, ...toldOf(object.heard) },
      needs: {
        min: Math.max(min, before?.needs.min ?? 1),
        required: required || before?.needs.required === true,
      },
      version: Math.max(object.version, before?.version ?? 0),
    });
  }
  return [...formers.values()].sort((a, b) => a.ordinal - b.ordinal);
}

/**
 * @param formers of one interface, by ordinal
 * @param candidates of the same, in the order of their announcements
 * @param strict a place says nothing of what is known by what it told: for globals that come later
 */
export function match(
  formers: readonly Former[],
  candidates: readonly Candidate[],
  strict = false,
): Map<Former, Candidate> {
  const found = new Map<Former, Candidate>();
  const free = new Set(candidates);
  const pair = (former: Former, fits: (told: Told) => boolean): void => {
    if (found.has(former)) return;
    const fitting = [...free].filter(({ global, told = {} }) => global.version >= former.needs.min && fits(told));
    // Of two screens of one make the one at its place.
    const candidate = fitting.find((one) => candidates.indexOf(one) === former.ordinal) ?? fitting[0];
    if (candidate === undefined) return;
    found.set(former, candidate);
    free.delete(candidate);
  };
  // What is bound comes first, since nothing hangs on the rest, and what was there to the end.
  const byWeight = [...formers].sort(
    (a, b) => Math.sign(b.bound.length) - Math.sign(a.bound.length) || Number(a.absent) - Number(b.absent),
  );
  // What was gone already, or may come later, and is known by what it told, is not the next best.
  const onlyItself = ({ absent, told }: Former): boolean =>
    (absent || strict) && (told.name !== undefined || told.make !== undefined);
  for (const former of byWeight) pair(former, ({ name }) => name !== undefined && name === former.told.name);
  for (const former of byWeight) {
    if (onlyItself(former) && former.told.name !== undefined) continue;
    pair(former, ({ make, model }) => make !== undefined && make === former.told.make && model === former.told.model);
  }
  const left = byWeight.filter((former) => !found.has(former) && !onlyItself(former)).slice(0, free.size);
  for (const former of left.sort((a, b) => a.ordinal - b.ordinal)) pair(former, () => true);
  return found;
}
