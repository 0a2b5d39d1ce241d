// A state as plain data: equal for states that say the same, whatever was said on the way.
import type { LogRecord, State } from '../../src/journal/index.js';
import type { Copied, Entry, Layer, ObjectState } from '../../src/journal/state.js';

function copied(one: Copied | undefined): unknown {
  if (one === undefined) return undefined;
  const entries = one.entries.map((entry) => [entry.opcode, entry.args]);
  return { factory: one.factory, interface: one.interface.name, version: one.version, opcode: one.opcode, entries };
}

function layer(of: Layer): unknown {
  const keys = [...of.keys()].sort();
  return Object.fromEntries(
    keys.map((key) => {
      const entries = of.get(key) as Entry[];
      // Of what takes something away only the key counts.
      const plain = entries.map((entry) => (entry.unset ? 'unset' : [entry.opcode, entry.args, copied(entry.copied)]));
      return [key, plain];
    }),
  );
}

function object(state: State, one: ObjectState): unknown {
  const { origin } = one;
  const maker = state.objects.get(origin.target);
  const request = maker?.interface.requests[origin.opcode]?.name;
  const heard = Object.fromEntries([...one.heard].sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    interface: one.interface.name,
    version: one.version,
    made: [origin.target, request, request === 'bind' ? one.global : origin.args, copied(origin.copied)],
    ...(one.dead && { dead: true }),
    ...(one.key !== undefined && { key: one.key }),
    ...(one.sensitive && { sensitive: true }),
    ...(one.held && { held: true }),
    references: one.references,
    heard,
    now: layer(one.now),
    pending: layer(one.pending),
    cached: layer(one.cached),
    committed: layer(one.committed),
  };
}

/** Everything a state says, by handle. Names of globals and the order of keys say nothing. */
export function canonical(state: State): unknown {
  const objects = [...state.objects.values()].sort((a, b) => a.handle - b.handle);
  const surfaces = [...state.surfaces.values()].sort((a, b) => a.handle - b.handle);
  return {
    objects: Object.fromEntries(objects.map((one) => [one.handle, object(state, one)])),
    surfaces: Object.fromEntries(
      surfaces.map((one) => [
        one.handle,
        {
          latched: [...one.latched].sort((a, b) => a - b),
          parent: one.parent,
          subsurface: one.subsurface,
          sync: one.sync,
          cached: one.cached,
          asked: one.asked,
          stack: one.stack,
          cachedStack: one.cachedStack,
          pendingStack: one.pendingStack,
        },
      ]),
    ),
  };
}

/** A log with its handles counted anew from the first that it names. */
export function renumbered(
  records: readonly LogRecord[],
  requests: (record: LogRecord) => readonly { readonly type: string }[],
): unknown[] {
  const numbers = new Map<number, number>();
  const number = (handle: number): number => {
    if (handle === 0) return 0;
    const known = numbers.get(handle) ?? numbers.size + 1;
    numbers.set(handle, known);
    return known;
  };
  return records.map((record) => {
    const types = requests(record);
    const target = number(record.kind === 'made' ? record.by : record.target);
    const args =
      'args' in record
        ? record.args.map((value, i) => {
            const type = types[i]?.type;
            return type === 'object' || type === 'new_id' ? number(value as number) : value;
          })
        : [];
    const made = 'made' in record && record.made !== undefined ? number(record.made.handle) : 0;
    return [record.kind, target, 'opcode' in record ? record.opcode : -1, args, made];
  });
}
