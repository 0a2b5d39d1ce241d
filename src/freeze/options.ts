/** What a freeze and a thaw can be told, whoever asks: the command, an app, a test. */

export interface CriuOptions {
  /** The CRIU to use: an executable file. Default `RESURFACE_CRIU`, else `criu` on PATH or in an sbin folder. */
  criu?: string;
  /** ms after which CRIU is stopped. Default 60000. */
  timeout?: number;
}

/** ms that CRIU gets: a dump of 4K pools takes a tenth of a second, one of a swapped-out heap many. */
export const DEFAULT_TIMEOUT = 60_000;
