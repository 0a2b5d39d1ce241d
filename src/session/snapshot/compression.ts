/** How pages are made smaller in a file, where the app asks for it: each run by itself, so that one can be read alone. */

import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { SnapshotError, WaylandError } from '../../errors.js';

/** As in a header; `none` is what is written if nobody asks. */
export const compressions = ['none', 'deflate', 'brotli', 'zstd'] as const;
export type Compression = (typeof compressions)[number];

type Options = { maxOutputLength?: number; params?: Record<number, number>; level?: number };
type Sync = (bytes: Uint8Array, options?: Options) => Uint8Array;
type Callback = (bytes: Uint8Array, options: Options, done: (error: Error | null, result: Uint8Array) => void) => void;

interface Codec {
  readonly small: Sync;
  readonly smallSoon: Callback;
  readonly large: Sync;
  readonly options: Options;
}

/** Those of zlib that came with Node 22.15 and 23.8; types of Node 20 don't have them. */
interface WithZstd {
  readonly zstdCompressSync?: Sync;
  readonly zstdCompress?: Callback;
  readonly zstdDecompressSync?: Sync;
}

const { zstdCompressSync, zstdCompress, zstdDecompressSync } = zlib as WithZstd;
const { BROTLI_PARAM_QUALITY } = zlib.constants;

// A snapshot is written again and again and read once: what is quick is right.
const codecs: Readonly<Record<Exclude<Compression, 'none'>, Codec | undefined>> = {
  deflate: {
    small: zlib.deflateRawSync as Sync,
    smallSoon: zlib.deflateRaw as Callback,
    large: zlib.inflateRawSync as Sync,
    options: { level: 1 },
  },
  brotli: {
    small: zlib.brotliCompressSync as Sync,
    smallSoon: zlib.brotliCompress as Callback,
    large: zlib.brotliDecompressSync as Sync,
    options: { params: { [BROTLI_PARAM_QUALITY]: 1 } },
  },
  zstd:
    zstdCompressSync && zstdCompress && zstdDecompressSync
      ? { small: zstdCompressSync, smallSoon: zstdCompress, large: zstdDecompressSync, options: {} }
      : undefined,
};

/** The best that this Node has: zstd from 22.15 on, else deflate. */
export const bestCompression: Compression = codecs.zstd === undefined ? 'deflate' : 'zstd';

const missing = (doing: string): string => `${doing} zstd needs Node 22.15 or later, this is ${process.version}`;

/** What an app may ask for. @throws ERR_WL_ARGUMENT for another word; ERR_WL_DEPENDENCY for zstd where Node has none */
export function checkCompression(wanted: unknown): Compression {
  if (wanted === undefined || wanted === false) return 'none';
  if (wanted === true) return bestCompression;
  const found = compressions.find((one) => one === wanted);
  if (found === undefined) {
    throw new WaylandError(
      'ERR_WL_ARGUMENT',
      `the option compress is true, false or one of ${compressions.join(', ')}, got ${String(wanted)}`,
    );
  }
  if (found === 'zstd' && codecs.zstd === undefined) {
    throw new WaylandError('ERR_WL_DEPENDENCY', missing('the option compress:'));
  }
  return found;
}

const smaller = (bytes: Uint8Array, result: Uint8Array): Uint8Array => (result.length < bytes.length ? result : bytes);

/** The bytes that are stored for a run: itself where it would not become smaller. */
export function compressed(bytes: Uint8Array, how: Compression): Uint8Array {
  const codec = how === 'none' ? undefined : codecs[how];
  return codec === undefined ? bytes : smaller(bytes, codec.small(bytes, codec.options));
}

/** The same off the loop. */
export async function compressedSoon(bytes: Uint8Array, how: Compression): Promise<Uint8Array> {
  const codec = how === 'none' ? undefined : codecs[how];
  if (codec === undefined) return bytes;
  return smaller(bytes, await promisify(codec.smallSoon)(bytes, codec.options));
}

/**
 * A run as it was.
 * @param bytes how many there must be: no more are ever made
 * @throws ERR_WL_SNAPSHOT; ERR_WL_DEPENDENCY for zstd where Node has none
 */
export function decompressed(stored: Uint8Array, how: Compression, bytes: number): Uint8Array {
  if (stored.length === bytes) return stored;
  const codec = how === 'none' ? undefined : codecs[how];
  if (codec === undefined && how === 'zstd') {
    throw new WaylandError('ERR_WL_DEPENDENCY', missing('this snapshot was compressed with zstd, reading it:'));
  }
  let result: Uint8Array | undefined;
  try {
    result = codec?.large(stored, { maxOutputLength: bytes });
  } catch (cause) {
    throw new SnapshotError('pools', `compressed pages can't be read`, { cause });
  }
  if (result?.length === bytes) return result;
  throw new SnapshotError('pools', `pages of ${bytes} bytes come to ${result?.length ?? stored.length}`);
}
