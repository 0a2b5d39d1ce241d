// What of a session a snapshot would keep, without writing one: its content, its log, its pools.
import { WlShmPool } from '../src/protocol/generated/wayland.js';
import type { Session, SnapshotContent } from '../src/session/index.js';
import { snapshotContent } from '../src/session/save.js';
import { partsOf } from '../src/session/snapshot/write.js';
import { mapShared } from '../src/sys/index.js';

export function contentOf(session: Session): SnapshotContent {
  const saved = { state: session.state, meanwhile: [], untold: { lost: [], degraded: [] } };
  return snapshotContent(saved, 0x70000000, {}, undefined, 'bench');
}

/** The log, folded and in its shortest form: what is left of everything that was said. */
export function journalBytes(session: Session): Uint8Array {
  const base = partsOf(contentOf(session)).find(({ name }) => name === 'base');
  if (base === undefined) throw new Error('a snapshot without a log');
  return base.bytes;
}

/** The memory of a session's pools. */
export function poolsOf(session: Session): [Uint8Array, ...Uint8Array[]] {
  const pools = [...session.state.objects.values()].filter((one) => one.interface === WlShmPool.interface);
  return pools.map(({ handle, origin }) => {
    using fd = session.poolMemory(handle);
    if (fd === undefined) throw new Error(`no memory behind pool ${handle}`);
    return new Uint8Array(mapShared(fd.fd, origin.args[2] as number));
  }) as [Uint8Array, ...Uint8Array[]];
}
