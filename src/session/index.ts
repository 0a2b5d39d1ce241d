/** What outlives connections: sessions, their snapshots, and how they come back. */
export { connect, restore } from './connect.js';
export type { BindRange, Global } from './globals.js';
export type {
  ConnectOptions,
  RebuildCause,
  Rebuilt,
  ReconnectOptions,
  RestoreOptions,
  SessionEvents,
  SessionOptions,
  SnapshotOptions,
} from './options.js';
export { freshState } from './save.js';
export type { SectionHooks } from './sections.js';
export { Session } from './session.js';
export {
  type Compression,
  discardSnapshot,
  FORMAT_VERSION,
  readSnapshot,
  type SavedPoint,
  type SnapshotContent,
  type SnapshotPoint,
  type SnapshotPoints,
  snapshotPoints,
} from './snapshot/index.js';
export { type AutosaveOptions, Snapshots, type SnapshotsOptions } from './snapshots.js';
