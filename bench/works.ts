// The work that this library, libwayland and bare C are compared at: what an item is, how many are under way, how many make a
// sample. bench/peers has the same in C.
import type { WlBuffer, WlCompositor, WlPointer, WlShm, WlSurface } from '../src/protocol/generated/wayland.js';

/** What the works need, with a journal or without. */
export interface Client {
  readonly compositor: WlCompositor;
  readonly shm: WlShm;
  readonly surface: WlSurface;
  readonly buffer: WlBuffer;
  readonly pointer: WlPointer;
  /** A descriptor of memory that pools may share. */
  readonly memory: number;
  /** Asks for an answer, and calls when it is there. */
  sync(done: () => void): void;
  /** Settles when the peer has answered all. */
  roundtrip(): Promise<void>;
  /** The same without the event loop; absent where there is no such thing. */
  roundtripSync?(): void;
  /** Settles when all has left. */
  flush(): Promise<void>;
  /** After a sample: forgets what was only recorded. */
  settle?(): void;
  close(): void;
}

export interface Work {
  /** As the peers are told. */
  readonly id: string;
  readonly name: string;
  /** How many items one sample has: a multiple of what is under way at once. */
  readonly items: number;
  /** How many of them at once, at least. */
  readonly underWay: number;
  /** At most this part of libwayland's wall time. */
  readonly goal: number;
  run(client: Client, items: number): Promise<void>;
}

const DAMAGES = 1000;
/** As much as one batch of bare C. */
const DAMAGES_BATCHED = 2700;
const FRAMES = 100;
const REGIONS = 1000;
const POOLS = 20;
const MOTIONS = 10_000;
const SYNCS = 1000;

/** A frame: attach, damage, a callback that tells when the next may be drawn, commit. */
export function show({ surface, buffer }: Client, done: () => void): void {
  surface.attach(buffer, 0, 0);
  surface.damageBuffer(0, 0, 64, 64);
  surface.frame().on('done', done);
  surface.commit();
}

/** Settles when `begin` has seen its call for the `count`th time. */
function counted(count: number, begin: (heard: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    let heard = 0;
    begin(() => {
      if (++heard === count) resolve();
    });
  });
}

function damage(id: string, name: string, items: number, inTurn: number): Work {
  return {
    ...{ id, name, items, underWay: inTurn, goal: 0.12 },
    async run({ surface, flush, roundtrip }, wanted) {
      for (let turn = 0; turn < wanted / inTurn; turn++) {
        for (let i = 0; i < inTurn; i++) surface.damageBuffer(i, turn, 64, 64);
        await flush();
      }
      await roundtrip();
    },
  };
}

export const works: readonly Work[] = [
  damage('damage', 'damage_buffer', 200_000, DAMAGES),
  damage('damage-batches', 'damage_buffer, 64 KB a turn', 270_000, DAMAGES_BATCHED),
  {
    id: 'frames',
    name: 'frame, 100 in flight',
    items: 20_000,
    underWay: FRAMES,
    goal: 0.3,
    async run(client, items) {
      for (let turn = 0; turn < items / FRAMES; turn++) {
        await counted(FRAMES, (heard) => {
          for (let i = 0; i < FRAMES; i++) show(client, heard);
        });
      }
    },
  },
  {
    id: 'regions',
    name: 'create_region, destroy',
    items: 40_000,
    underWay: REGIONS,
    goal: 0.22,
    async run({ compositor, roundtrip }, items) {
      for (let turn = 0; turn < items / REGIONS; turn++) {
        for (let i = 0; i < REGIONS; i++) compositor.createRegion().destroy();
        await roundtrip();
      }
    },
  },
  {
    id: 'pools',
    name: 'create_pool, destroy',
    items: 4000,
    underWay: POOLS,
    goal: 0.55,
    async run({ shm, memory, roundtrip }, items) {
      for (let turn = 0; turn < items / POOLS; turn++) {
        for (let i = 0; i < POOLS; i++) shm.createPool(memory, 4096).destroy();
        await roundtrip();
      }
    },
  },
  {
    id: 'motions',
    name: 'pointer.motion, one listener',
    items: 100_000,
    underWay: MOTIONS,
    goal: 0.15,
    async run({ pointer }, items) {
      let sum = 0;
      for (let turn = 0; turn < items / MOTIONS; turn++) {
        await counted(MOTIONS, (heard) => {
          pointer.on('motion', ({ surfaceX, surfaceY }) => {
            sum += surfaceX + surfaceY;
            heard();
          });
          pointer.setCursor(MOTIONS, null, 0, 0);
        });
        pointer.removeAllListeners();
      }
      if (!Number.isFinite(sum)) throw new Error('the pointer went nowhere');
    },
  },
  {
    id: 'syncs',
    name: 'sync, 1,000 in flight',
    items: 50_000,
    underWay: SYNCS,
    goal: 0.15,
    async run({ sync }, items) {
      for (let turn = 0; turn < items / SYNCS; turn++) {
        await counted(SYNCS, (heard) => {
          for (let i = 0; i < SYNCS; i++) sync(heard);
        });
      }
    },
  },
  {
    id: 'roundtrips',
    name: 'roundtripSync',
    items: 2000,
    underWay: 1,
    goal: 1.05,
    async run({ roundtripSync }, items) {
      for (let i = 0; i < items; i++) roundtripSync?.();
    },
  },
  {
    id: 'awaited',
    name: 'await roundtrip()',
    items: 2000,
    underWay: 1,
    goal: 1.3,
    async run({ roundtrip }, items) {
      for (let i = 0; i < items; i++) await roundtrip();
    },
  },
  {
    id: 'frame-cycle',
    name: 'frame, one at a time',
    items: 2000,
    underWay: 1,
    goal: 1.3,
    async run(client, items) {
      for (let i = 0; i < items; i++) await counted(1, (heard) => show(client, heard));
    },
  },
];
