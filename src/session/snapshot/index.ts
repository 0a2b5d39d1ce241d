/** The snapshot file: what is in it, how it is written and read. docs/snapshot-format.md has every byte. */
export { discardSnapshot, type SnapshotContent, type SnapshotMeta, type SnapshotPool } from './content.js';
export type { InterfaceNamed } from './descriptors.js';
export { writeSnapshot } from './file.js';
export { FORMAT_VERSION } from './format.js';
export { decodeSnapshot, type ReadSnapshotOptions, readSnapshot } from './read.js';
export { encodeSnapshot } from './write.js';
