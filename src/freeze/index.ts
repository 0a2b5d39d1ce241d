/** Processes that are frozen to disk with CRIU, and thawed. */

export { type Criu, type CriuRun, findCriu, runCriu } from './criu.js';
export { type LaunchOptions, launch } from './launch.js';
export { type CriuOptions, DEFAULT_TIMEOUT } from './options.js';
