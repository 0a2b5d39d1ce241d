/** What a freeze and a thaw can be told, whoever asks: the command, an app, a test. */

export interface CriuOptions {
  /** The CRIU to use: an executable file. Default `RESURFACE_CRIU`, else `criu` on PATH or in an sbin folder. */
  criu?: string;
  /** ms after which CRIU is stopped. Default 60000. */
  timeout?: number;
}

export interface FreezeOptions extends CriuOptions {
  /** The folder of the freeze set; made if it isn't there, else it must be empty. */
  images: string;
  /** The process runs on: a checkpoint. */
  leaveRunning?: boolean;
  /** Connections to others than the compositor are cut at the thaw, as if the other side had closed them. */
  cutSockets?: boolean;
  /** Where the compositor listens, if the environment of the process does not tell: a name or a path. */
  socket?: string;
}

/** What a process that asks for its own freeze adds. */
export interface Asked {
  /** Inode of its end of the socket by which it asked. */
  readonly channel: number;
  /** Name of a file in the folder that belongs to the set already: its snapshot. */
  readonly snapshot: string;
}

export interface ThawOptions extends CriuOptions {
  /** In a pid namespace of its own: beside the original, or beside another clone. */
  clone?: boolean;
  /**
   * Where the compositor is from now on: a name in its XDG_RUNTIME_DIR or a path, of up to 88 bytes. Default: where the app said at its
   * start.
   */
  display?: string;
}

/** ms that CRIU gets: a dump of 4K pools takes a tenth of a second, one of a swapped-out heap many. */
export const DEFAULT_TIMEOUT = 60_000;
