/** The snapshot file: what is in it, how it is written and read. docs/snapshot-format.md has every byte. */
export { type Compression, checkCompression } from './compression.js';
export { discardSnapshot, type SnapshotContent, type SnapshotMeta, type SnapshotPool } from './content.js';
export type { InterfaceNamed } from './descriptors.js';
export { writeSnapshot } from './file.js';
export { FORMAT_VERSION } from './format.js';
export {
  decodeSnapshot,
  type ReadSnapshotOptions,
  readSnapshot,
  type SnapshotPoint,
  type SnapshotPoints,
  snapshotPoints,
} from './read.js';
export { type SavedPoint, Series, type SeriesOptions } from './series.js';
export { Staging } from './staging.js';
export { everywhere, WhereDamaged, type WhereToLook } from './where-to-look.js';
export { encodeSnapshot } from './write.js';
