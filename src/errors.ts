/**
 * Every error of the library on one page. Each carries a stable `code`; the message says what was
 * being done, to which object, what was found and what to do.
 */

/** Codes of {@link WaylandError}. They are part of the public API and never change meaning. */
export type ErrorCode =
  // misuse, thrown at the call
  | 'ERR_WL_ARGUMENT' // an argument's type or range is wrong
  | 'ERR_WL_NULL_ARGUMENT' // null where the protocol does not allow it
  | 'ERR_WL_WRONG_INTERFACE' // an object of another interface (or another session) was passed
  | 'ERR_WL_DEAD_OBJECT' // target or argument was destroyed
  | 'ERR_WL_VERSION' // the request does not exist at the object's version
  | 'ERR_WL_MESSAGE_TOO_LARGE' // larger than the peer is known to take
  | 'ERR_WL_STATE' // the call makes no sense now (window has no size yet, session closed, ...)
  | 'ERR_WL_FORMAT' // unknown pixel format, stride or size rule broken
  // finding and keeping a connection
  | 'ERR_WL_NO_SOCKET' // no address could be derived from the environment
  | 'ERR_WL_CONNECT' // the socket is absent or nobody listens
  | 'ERR_WL_CONNECTION_CLOSED' // end of stream, or reset
  | 'ERR_WL_PROTOCOL' // the compositor sent wl_display.error
  | 'ERR_WL_REPLAY_POISON' // the compositor died of our replay, twice
  | 'ERR_WL_SESSION_CLOSED' // close() was called, or a fatal error closed the session
  | 'ERR_WL_TIMEOUT'
  | 'ERR_WL_GLOBAL_MISSING' // no such global, or a version below `min`
  // what the peer or a file sent
  | 'ERR_WL_MALFORMED' // a message that cannot be parsed
  | 'ERR_WL_UNKNOWN_OBJECT' // a message to an id that was never made
  | 'ERR_WL_FD_MISSING' // a message's fd did not arrive
  | 'ERR_WL_XML' // invalid protocol XML
  | 'ERR_WL_SNAPSHOT' // torn, truncated, foreign or unwritable snapshot file
  | 'ERR_WL_UNDECLARED' // a request without a declared meaning
  // freezing and thawing with CRIU
  | 'ERR_WL_FREEZE_OBSTACLE' // the process holds something that can't be frozen
  | 'ERR_WL_FREEZE' // the dump failed; the process runs on
  | 'ERR_WL_FREEZE_SET' // torn or foreign images, or ones that don't fit this machine
  | 'ERR_WL_THAW' // the restore failed
  // the system
  | 'ERR_WL_SYSCALL'
  | 'ERR_WL_DEPENDENCY'; // an optional dependency is missing or unbuilt

const BRAND = Symbol.for('resurface.WaylandError');

/**
 * Base of all errors of this library. `instanceof` holds across the ESM and the CJS build.
 */
export class WaylandError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    Object.defineProperty(this, BRAND, { value: true });
  }

  override get name(): string {
    return 'WaylandError';
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    if (this !== WaylandError) return Function.prototype[Symbol.hasInstance].call(this, value);
    return typeof value === 'object' && value !== null && BRAND in value;
  }
}

/** What a compositor said in `wl_display.error`. The connection is gone after it. */
export class ProtocolError extends WaylandError {
  /** Interface of the object the error is about, e.g. `xdg_surface`; `unknown` if it is gone. */
  readonly interface: string;
  /** Wire id of that object in the epoch that ended. */
  readonly objectId: number;
  /** The number on the wire. */
  readonly errorCode: number;
  /** The number's name in the interface's `error` enum, e.g. `unconfigured_buffer`. */
  readonly errorName: string | undefined;
  /** The compositor's own words. */
  readonly reason: string;
  /** The last requests sent, oldest first, in `WAYLAND_DEBUG`'s form. */
  readonly lastRequests: readonly string[];

  constructor(detail: {
    interface: string;
    objectId: number;
    errorCode: number;
    errorName: string | undefined;
    reason: string;
    lastRequests?: readonly string[];
  }) {
    super(
      'ERR_WL_PROTOCOL',
      `${detail.interface}#${detail.objectId}: ${detail.errorName ?? `error ${detail.errorCode}`}: ${detail.reason}`,
    );
    this.interface = detail.interface;
    this.objectId = detail.objectId;
    this.errorCode = detail.errorCode;
    this.errorName = detail.errorName;
    this.reason = detail.reason;
    this.lastRequests = detail.lastRequests ?? [];
  }

  override get name(): string {
    return 'ProtocolError';
  }
}

/** A system call failed. */
export class SystemError extends WaylandError {
  readonly errno: number;
  readonly syscall: string;
  /** The kernel's name for the errno, e.g. `ECONNREFUSED`. */
  readonly errnoName: string;

  constructor(syscall: string, errno: number, errnoName: string, doing?: string) {
    super('ERR_WL_SYSCALL', `${doing ? `${doing}: ` : ''}${syscall} failed: ${errnoName}`);
    this.errno = errno;
    this.syscall = syscall;
    this.errnoName = errnoName;
  }

  override get name(): string {
    return 'SystemError';
  }
}

/** Something that a process holds and that can't be put on disk. */
export interface FreezeObstacle {
  readonly kind:
    | 'io_uring'
    | 'gpu'
    | 'device'
    | 'socket'
    | 'tcp'
    | 'sysv-shm'
    | 'pidfd'
    | 'tracer'
    | 'init'
    | 'seccomp'
    | 'user'
    | 'file';
  readonly pid: number;
  readonly fd?: number;
  /** What it is: `an io_uring`. */
  readonly what: string;
  /** What to do about it. */
  readonly advice: string;
}

/** A process can't be frozen because of what it holds. It was not touched. */
export class FreezeObstacleError extends WaylandError {
  readonly obstacles: readonly FreezeObstacle[];

  constructor(pid: number, obstacles: readonly FreezeObstacle[]) {
    const lines = obstacles.map(({ pid: holder, fd, what, advice }) => {
      const where = `${fd === undefined ? '' : `fd ${fd} of `}process ${holder}`;
      return `${where}: ${what} (${advice})`;
    });
    super('ERR_WL_FREEZE_OBSTACLE', `process ${pid} can't be frozen: ${lines.join('; ')}`);
    this.obstacles = obstacles;
  }

  override get name(): string {
    return 'FreezeObstacleError';
  }
}

/** Protocol XML that can't be used: where, and what is wrong. */
export class XmlError extends WaylandError {
  readonly file: string;
  readonly line: number;

  constructor(file: string, line: number, problem: string) {
    super('ERR_WL_XML', `${file}:${line}: ${problem}`);
    this.file = file;
    this.line = line;
  }

  override get name(): string {
    return 'XmlError';
  }
}

/** A snapshot file that can't be read or written; `section` says which part. */
export class SnapshotError extends WaylandError {
  /** `header`, `table`, `meta`, `descriptors`, `base`, `data`, `sections`, `pools` or `file`. */
  readonly section: string;
  /** What is wrong with it. */
  readonly problem: string;

  /** @param options.file the file, where the problem does not name it */
  constructor(section: string, problem: string, options: ErrorOptions & { readonly file?: string } = {}) {
    const { file, ...rest } = options;
    super('ERR_WL_SNAPSHOT', `snapshot ${file === undefined ? '' : `${file}, `}${section}: ${problem}`, rest);
    this.section = section;
    this.problem = problem;
  }

  override get name(): string {
    return 'SnapshotError';
  }
}
