/** Processes that are frozen to disk with CRIU, and thawed. */

export { type Criu, findCriu } from './criu.js';
export { type Frozen, freezeProcess } from './dump.js';
export { type AfterFreeze, freeze } from './inside.js';
export { type LaunchOptions, launch } from './launch.js';
export { MANIFEST, type Manifest, readManifest, snapshotIn } from './manifest.js';
export type { CriuOptions, FreezeOptions, ThawOptions } from './options.js';
export { type Thawed, thaw } from './thaw.js';
export { type FrozenWindow, frozenWindow, type KeptWindow, windowsIn } from './windows.js';
