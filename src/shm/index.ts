/** Memory that is shared with the compositor: formats, pools, slots and who holds them. */
export {
  type BufferPlace,
  checkPlace,
  minStride,
  parseFormat,
  placeBytes,
  rowBytes,
  type ShmFormat,
  type ShmFormatName,
  SIZE_MAX,
  shmFormats,
} from './formats.js';
export type { MemoryKind } from './memory.js';
export { requireOptional } from './optional.js';
export { createPool, type PoolMaker, type PoolOptions, type SavedPool, ShmPool } from './pool.js';
export { readShown, SHOWN_BYTES, SHOWN_PAGE, type Shown, ShownRecord } from './shown.js';
export { type SavedSlot, Slot, type SlotState } from './slot.js';
export { type SavedRing, SlotRing, type SlotRingOptions } from './slots.js';
export { foundAs, type RingSources } from './sources.js';
