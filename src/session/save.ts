/** What of a session goes into a snapshot. */

import { compact, fold, foldRecord, type LogRecord, ObjectState, State } from '../journal/index.js';
import { wl_display } from '../protocol/generated/wayland.js';
import { OwnedFd } from '../wire/index.js';
import { DISPLAY_HANDLE, REGISTRY_HANDLE } from './epoch.js';
import type { SnapshotContent, SnapshotPool } from './snapshot/index.js';
import type { Report } from './untold.js';

/** A state in which only `wl_display` is there: what every log begins with. */
export function freshState(): State {
  const state = new State();
  const origin = { target: 0, opcode: -1, args: [] };
  state.objects.set(DISPLAY_HANDLE, new ObjectState(DISPLAY_HANDLE, wl_display, 1, origin, 0));
  return state;
}

/** What of a session is saved. */
export interface Saved {
  readonly state: State;
  /** What was recorded since, while it is being rebuilt, and what did not come back and has not heard so yet. */
  readonly meanwhile: readonly LogRecord[];
  /** What the app has not been told. */
  readonly untold: Report;
}

/** The content of a snapshot; sensitive surfaces, and the pools that they draw from, are left out. */
export function snapshotContent(
  { state, meanwhile, untold }: Saved,
  nextHandle: number,
  sections: Readonly<Record<string, unknown>>,
  data: unknown,
  library: string,
): SnapshotContent {
  const hidden = sensitivePools(state);
  const base = withoutSensitive(joined(state, compact(state), meanwhile));
  const pools: SnapshotPool[] = [];
  for (const record of base) {
    if (record.kind !== 'request' || record.made?.interface.name !== 'wl_shm_pool') continue;
    const { handle } = record.made;
    const fd = record.args.find((arg) => arg instanceof OwnedFd);
    const bytes = poolBytes(state, handle) ?? record.args[2];
    if (!(fd instanceof OwnedFd) || typeof bytes !== 'number') continue;
    pools.push({ handle, fd, bytes, ...(hidden.has(handle) && { skip: [[0, bytes]] as const }) });
  }
  const undeclared = [...state.undeclared].sort();
  const meta = {
    created: new Date().toISOString(),
    library,
    ...(undeclared.length > 0 && { undeclared }),
    ...(untold.lost.length + untold.degraded.length > 0 && { untold }),
  };
  return { base, nextHandle, sections, data, pools, meta };
}

/** One log: what was bound meanwhile names globals of the connection before, which the compacted log numbers anew. */
function joined(state: State, base: readonly LogRecord[], meanwhile: readonly LogRecord[]): LogRecord[] {
  const records = [...base];
  /** Names in the compacted log, by interface, in the order of their numbers. */
  const names = new Map<string, number[]>();
  let last = 0;
  const announced = (name: number, iface: string): number[] => {
    const alike = names.get(iface) ?? [];
    names.set(iface, alike);
    if (name > 0) alike.push(name);
    last = Math.max(last, name);
    return alike;
  };
  for (const record of base) {
    if (record.kind !== 'event' || record.target !== REGISTRY_HANDLE || record.opcode !== 0) continue;
    announced(record.args[0] as number, record.args[1] as string);
  }
  for (const record of meanwhile) {
    const binds = record.kind === 'request' && record.target === REGISTRY_HANDLE && record.made !== undefined;
    const named = binds ? state.globals.get(record.args[0] as number) : undefined;
    if (!binds || named === undefined) {
      records.push(record);
      continue;
    }
    const alike = announced(0, named.interface);
    while (alike.length <= named.ordinal) {
      const args = [last + 1, named.interface, named.version];
      records.push({ kind: 'event', target: REGISTRY_HANDLE, opcode: 0, args });
      announced(last + 1, named.interface);
    }
    records.push({ ...record, args: [alike[named.ordinal] as number, ...record.args.slice(1)] });
  }
  return records;
}

/** Size of a pool as it was last told to the compositor. */
function poolBytes(state: State, handle: number): number | undefined {
  const pool = state.object(handle);
  const resized = pool?.now.get('size')?.[0]?.args[0];
  const size = resized ?? pool?.origin.args[2];
  return typeof size === 'number' ? size : undefined;
}

/** Pools that a sensitive surface ever drew from: also what it drew before may still stand in them. */
function sensitivePools(state: State): Set<number> {
  const pools = new Set<number>();
  for (const object of state.objects.values()) {
    if (object.interface.name === 'wl_shm_pool' && object.sensitive) pools.add(object.handle);
    if (!object.sensitive || object.interface.name !== 'wl_surface') continue;
    for (const layer of [object.pending, object.cached, object.committed]) {
      for (const entry of layer.get('buffer') ?? []) {
        const buffer = state.object(entry.args[0] as number);
        if (buffer !== undefined) pools.add(buffer.origin.target);
      }
    }
  }
  return pools;
}

/** The log without sensitive surfaces and all that hangs on them. */
function withoutSensitive(records: readonly LogRecord[]): readonly LogRecord[] {
  if (!records.some((record) => record.kind === 'note' && record.sensitive === true)) return records;
  // The copy must not close what the session goes on using.
  const fds = new Map<number, OwnedFd>();
  const state = fold(
    freshState(),
    records.map((record) => withoutFd(record, fds)),
  );
  const gone = new Set<number>();
  for (const object of [...state.objects.values()].sort((a, b) => a.handle - b.handle)) {
    const hidden = object.interface.name === 'wl_surface' && object.sensitive;
    if (hidden || gone.has(object.surface) || namesGone(state, object, gone)) gone.add(object.handle);
  }
  for (const handle of [...gone].reverse()) foldRecord(state, { kind: 'gone', target: handle });
  return compact(state).map((record) => withFd(record, fds));
}

function withoutFd(record: LogRecord, fds: Map<number, OwnedFd>): LogRecord {
  if (record.kind !== 'request' || record.made === undefined) return record;
  const { handle } = record.made;
  const args = record.args.map((arg) => {
    if (!(arg instanceof OwnedFd)) return arg;
    fds.set(handle, arg);
    return null;
  });
  return fds.has(handle) ? { ...record, args } : record;
}

function withFd(record: LogRecord, fds: ReadonlyMap<number, OwnedFd>): LogRecord {
  const fd = record.kind === 'request' && record.made !== undefined && fds.get(record.made.handle);
  if (record.kind !== 'request' || !(fd instanceof OwnedFd)) return record;
  return { ...record, args: record.args.map((arg) => arg ?? fd) };
}

function namesGone(state: State, object: ObjectState, gone: ReadonlySet<number>): boolean {
  const { origin } = object;
  if (gone.has(origin.target)) return true;
  const message = state.object(origin.target)?.interface.requests[origin.opcode];
  return message?.args.some((arg, i) => arg.type === 'object' && gone.has(origin.args[i] as number)) === true;
}
