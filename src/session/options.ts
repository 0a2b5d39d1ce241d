/** What an app may ask of a session, checked, and what it is told. */

import { WaylandError } from '../errors.js';
import type { Loss } from '../journal/index.js';
import type { ProxyClass } from '../protocol/index.js';
import type { Global } from './globals.js';
import type { Compression, SavedPoint } from './snapshot/index.js';
import { type AutosaveOptions, checkAutosave } from './snapshots.js';

export interface ReconnectOptions {
  /** Attempts after a loss, each with the whole address resolved anew; default 10. */
  readonly retries?: number;
  /** ms before the first attempt, doubled with each; default 100. */
  readonly minDelay?: number;
  /** The longest pause between two attempts, in ms; default 5000. */
  readonly maxDelay?: number;
  /**
   * A compositor that dies twice within this many ms of our replay is left alone
   * (ERR_WL_REPLAY_POISON); default 5000.
   */
  readonly poisonWithin?: number;
}

export interface SessionOptions {
  /** Absolute path, name in `XDG_RUNTIME_DIR`, or a connected fd; default: the environment. */
  readonly socket?: string | number;
  /** Default: `process.env`. Read anew at each attempt to connect. */
  readonly env?: NodeJS.ProcessEnv;
  /** `false`: a broken connection closes the session. */
  readonly reconnect?: ReconnectOptions | false;
  /** ms that a compositor has to answer, at each step of setting up a connection; default 5000. */
  readonly answerWithin?: number;
  /**
   * What becomes of popups that had a grab (menus), since no grab can be had without a new input event. Default `dismiss`:
   * the app hears `popup_done`, innermost first, and they are in `lost`. `reopen`: they are shown again without their
   * grab, so a click outside does not close them, and are in `degraded`; so are popups that the app opens on them.
   */
  readonly popups?: 'dismiss' | 'reopen';
  /** Largest message that the compositor is known to take, 4096 to 65532 bytes; default 4096. */
  readonly maxMessageBytes?: number;
  /** `full` keeps every request, for debugging; default `live`: memory is bounded by what lives. */
  readonly retain?: 'live' | 'full';
  /**
   * Saves by itself, by default each second, what changed since: after a kill the app comes back from `file` as it was then.
   * The session tells by `saved` and `saveFailed`; at its end there is a last point, for which `session.closed` waits.
   */
  readonly autosave?: AutosaveOptions;
}

/** A misspelt word must not be taken for the default. @throws ERR_WL_ARGUMENT */
export function checkOptions(options: SessionOptions & Pick<RestoreOptions, 'selection'>): void {
  const { popups = 'dismiss', retain = 'live', selection = 'drop', answerWithin = 1, maxMessageBytes = 4096 } = options;
  if (options.autosave !== undefined) checkAutosave(options.autosave);
  oneOf('popups', popups, ['dismiss', 'reopen']);
  oneOf('retain', retain, ['live', 'full']);
  oneOf('selection', selection, ['drop', 'reoffer']);
  if (!(typeof answerWithin === 'number' && answerWithin > 0)) refuse('answerWithin', 'a number of ms', answerWithin);
  if (!(Number.isInteger(maxMessageBytes) && maxMessageBytes >= 4096 && maxMessageBytes <= 65532)) {
    refuse('maxMessageBytes', 'an integer from 4096 to 65532', maxMessageBytes);
  }
}

function oneOf(name: string, value: string, words: readonly string[]): void {
  if (!words.includes(value)) refuse(name, words.map((word) => `'${word}'`).join(' or '), value);
}

function refuse(name: string, wanted: string, got: unknown): never {
  throw new WaylandError(
    'ERR_WL_ARGUMENT',
    `the option ${name} is ${wanted}, got ${typeof got === 'string' ? `'${got}'` : String(got)}`,
  );
}

export interface ConnectOptions extends SessionOptions {
  /** Gives up the first connection. */
  readonly signal?: AbortSignal;
}

export interface RestoreOptions extends ConnectOptions {
  /** Classes of protocols that the library does not bring along. */
  readonly protocols?: readonly ProxyClass[];
  /**
   * What becomes of clipboard and primary selection. Default `drop`: a file may be days old and must not take the
   * clipboard from whoever has it; the sources hear `cancelled`, and it is in `lost`. `reoffer`: offered again
   * as after a reconnect, when the app has the focus and if nobody else has it by then. Whoever pastes gets what the app
   * answers to the source's `send`: `session.object(key)` is the source, where it was given a key.
   */
  readonly selection?: 'drop' | 'reoffer';
  /**
   * Which point of a file that `snapshots` or `autosave` wrote: its number, -1 for the last one, -2 for the one before and so on, or
   * the last that was taken by a date. Default: the last.
   */
  readonly at?: number | Date;
}

export interface SnapshotOptions {
  /** The app's own: `undefined`, a `Uint8Array`, or what JSON can say. A restored session has it as `data`. */
  readonly data?: unknown;
  /** Makes pages smaller: `true` for the best that this Node has. It costs CPU time, and is off by default. */
  readonly compress?: boolean | Compression;
  /** `false`: the pages are not copied, and written at the call. For one that goes into a file. */
  readonly staging?: boolean;
}

/**
 * Why objects were rebuilt: the connection broke, the app asked for it, the process is new, or it was frozen and `thaw`ed;
 * `global`: on the connection that is there, the compositor offers something that was missing when it was made.
 */
export type RebuildCause = 'reconnect' | 'move' | 'resume' | 'restore' | 'thaw' | 'global';

export interface Rebuilt {
  /** Number of the connection, from 1. */
  readonly epoch: number;
  readonly cause: RebuildCause;
  /** ms from the first byte to the last wave sent. */
  readonly duration: number;
  /** What did not come back. What only lacks a global does when the compositor offers it: then there is a `rebuilt` of that cause. */
  readonly lost: readonly Loss[];
  /** What came back otherwise than it was. */
  readonly degraded: readonly Loss[];
  /**
   * What comes back at a later event, as `why` says: a cursor, a selection, a device that its seat does not have now. When
   * a selection can't be had by then, its source hears `cancelled`; a cursor gives way to one that the app sets itself.
   */
  readonly waiting: readonly Loss[];
}

export type SessionEvents = {
  /** The connection broke, or an attempt to make a new one failed. Attempt 0 is the loss itself. */
  disconnected: (event: { error: WaylandError; attempt: number }) => void;
  rebuilt: (event: Rebuilt) => void;
  /**
   * A global appeared: after the connection was set up, or at a rebuild, where it is one that the compositor before did not
   * have. An output or seat that is still there, by its name, its make and model, or else its place, is not told again.
   */
  global: (event: { global: Global }) => void;
  /** A global is gone, or was not there any more at a rebuild. */
  globalRemove: (event: { global: Global }) => void;
  /** A snapshot was taken although nobody declared what these requests mean: what they did does not come back. */
  undeclared: (event: { requests: readonly string[] }) => void;
  /** A point of `autosave` is on the disk. */
  saved: (event: SavedPoint) => void;
  /** A point of `autosave` could not be written. Those before it stay; the next one is tried in its time. */
  saveFailed: (event: { error: WaylandError }) => void;
  closed: (event: { error: WaylandError | undefined }) => void;
};
