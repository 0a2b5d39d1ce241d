/** Processes that are frozen to disk with CRIU, and thawed. */

export { accessTo, isMachinesRoot } from './access.js';
export { type Criu, type CriuRun, findCriu, type RunOptions, runCriu } from './criu.js';
export { dumpArguments, type Frozen, freezeProcess, manifestOf, type Plan, planOf } from './dump.js';
export { type LaunchOptions, launch } from './launch.js';
export { MANIFEST, type Manifest, readManifest, writeManifest } from './manifest.js';
export { type CriuOptions, DEFAULT_TIMEOUT, type FreezeOptions, type ThawOptions } from './options.js';
export { type Thawed, thaw } from './thaw.js';
