// How many requests leave in a second, with the journal and without it.
import { join } from 'node:path';
import { connectTo, createMemfd, send, waitFor } from '../src/sys/index.js';
import { bare, type Client, recorded } from './bare.js';
import { type Bench, type Limit, Other, sampled } from './harness.js';

/** Work that is repeated: how many requests it makes, and when the next may begin. */
interface Work {
  readonly name: string;
  readonly requests: number;
  /** Bytes of all its requests, for the limit. */
  readonly bytes: number;
  prepare(client: Client): () => Promise<void>;
}

const works: readonly Work[] = [
  {
    name: 'damage_buffer',
    requests: 100_000,
    bytes: 24,
    prepare({ compositor, roundtrip, flush }) {
      const surface = compositor.createSurface();
      return async () => {
        for (let turn = 0; turn < 100; turn++) {
          for (let i = 0; i < 1000; i++) surface.damageBuffer(i, turn, 64, 64);
          await flush();
        }
        await roundtrip();
      };
    },
  },
  {
    name: 'frame, damage, commit: 100 in flight',
    requests: 30_000,
    bytes: (12 + 24 + 8) / 3,
    prepare({ compositor, roundtrip }) {
      const surface = compositor.createSurface();
      return async () => {
        for (let turn = 0; turn < 100; turn++) {
          for (let i = 0; i < 100; i++) {
            surface.frame();
            surface.damageBuffer(0, 0, 64, 64);
            surface.commit();
          }
          await roundtrip();
        }
      };
    },
  },
  {
    name: 'frame, damage, commit: waiting for each',
    requests: 3000,
    bytes: (12 + 24 + 8) / 3,
    prepare({ compositor }) {
      const surface = compositor.createSurface();
      return async () => {
        for (let i = 0; i < 1000; i++) {
          const callback = surface.frame();
          surface.damageBuffer(0, 0, 64, 64);
          surface.commit();
          await new Promise<void>((resolve) => callback.once('done', () => resolve()));
        }
      };
    },
  },
  {
    name: 'create_region, destroy',
    requests: 40_000,
    bytes: (12 + 8) / 2,
    prepare({ compositor, roundtrip }) {
      return async () => {
        for (let turn = 0; turn < 20; turn++) {
          for (let i = 0; i < 1000; i++) compositor.createRegion().destroy();
          await roundtrip();
        }
      };
    },
  },
  {
    name: 'create_pool, destroy',
    requests: 4000,
    bytes: (16 + 8) / 2,
    prepare({ shm, roundtrip }) {
      return async () => {
        const memory = createMemfd('bench', 4096);
        for (let turn = 0; turn < 100; turn++) {
          for (let i = 0; i < 20; i++) shm.createPool(memory.fd, 4096).destroy();
          await roundtrip();
        }
        memory.close();
      };
    },
  },
];

export async function requests(bench: Bench): Promise<void> {
  const socket = join(bench.folder, 'peer');
  const peer = await Other.start('./peer', socket);
  const count = bench.quick ? 3 : 9;
  try {
    for (const work of works) {
      const limit = await bytesAlone(socket, work, count);
      const off = await rates(await bare(socket), work, count);
      const on = await rates(await recorded(socket), work, count);
      const row = { group: 'requests', what: work.name, unit: 'requests/s' as const };
      bench.add({ ...row, part: 'journal off', samples: off, limit });
      bench.add({ ...row, part: 'journal on', samples: on, limit: { what: 'journal off', samples: off } });
    }
  } finally {
    await peer.stop();
  }
}

async function rates(client: Client, work: Work, count: number): Promise<number[]> {
  const once = work.prepare(client);
  await client.roundtrip();
  await once(); // a second warm-up: much is compiled anew after the first
  const samples = await sampled(count, async () => {
    const began = performance.now();
    await once();
    return (work.requests / (performance.now() - began)) * 1000;
  });
  client.close();
  return samples;
}

/** As many bytes, encoded by nobody: syncs to a peer that answers the last of them. */
async function bytesAlone(socket: string, work: Work, count: number): Promise<Limit> {
  const fd = connectTo(socket);
  const total = Math.ceil(work.requests * work.bytes);
  const bytes = new Uint8Array(64 * 1024);
  const words = new Uint32Array(bytes.buffer);
  // Messages to an object that the peer doesn't know, of the same size: it skips them.
  const size = Math.max(8, Math.round(work.bytes) & ~3);
  const usable = bytes.length - (bytes.length % size);
  for (let at = 0; at < usable; at += size) {
    words[at / 4] = 77;
    words[at / 4 + 1] = size << 16;
  }
  const samples = await sampled(count, () => {
    const began = performance.now();
    for (let left = total; left > 0; ) {
      const end = Math.min(usable, left - (left % size) || size);
      for (let start = 0; start < end; ) {
        const sent = send(fd.fd, { bytes, start, end, fds: [] });
        if (sent <= 0) waitFor(fd.fd, 'writable', 1000);
        else start += sent;
      }
      left -= end;
    }
    return (work.requests / (performance.now() - began)) * 1000;
  });
  fd.close();
  return { what: 'as many bytes sent, unencoded', samples };
}
