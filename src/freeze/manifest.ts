/** `manifest.json` of a freeze set: what the images are, what they need, and whether they fit here. docs/criu.md */

import { execFileSync } from 'node:child_process';
import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { release } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { WaylandError } from '../errors.js';
import { VERSION } from '../version.js';
import type { Access } from './access.js';
import type { Criu } from './criu.js';
import type { Process } from './processes.js';
import type { OutsideSocket } from './sockets.js';
import type { KeptWindow } from './windows.js';

export const MANIFEST = 'manifest.json';
const FORMAT = 'resurface-freeze';
const FORMAT_VERSION = 1;

/** A file as it must be found again. */
export interface Sealed {
  readonly file: string;
  readonly bytes: number;
  readonly crc32: number;
}

export interface Manifest {
  readonly format: typeof FORMAT;
  readonly version: number;
  readonly created: string;
  /** In its own pid namespace: the pid that it has again after the thaw. */
  readonly pid: number;
  readonly processes: readonly { readonly pid: number; readonly name: string }[];
  readonly versions: {
    readonly arch: string;
    readonly kernel: string;
    readonly criu: string;
    readonly resurface: string;
    readonly node?: string;
    readonly koffi?: string;
  };
  /** Where the compositor listened; absent when there was no connection. */
  readonly compositor?: string;
  /** Get a dead socket at the thaw, each. */
  readonly sockets: readonly { readonly inode: number; readonly kind: OutsideSocket['kind']; readonly to?: string }[];
  /** Its session was led by something else, or it had a terminal. */
  readonly shellJob: boolean;
  readonly terminal: boolean;
  /** Whom it needs a user namespace for; absent when root froze it. */
  readonly user?: Access['user'];
  /** s of CLOCK_MONOTONIC that it saw last. */
  readonly monotonic: number;
  /** Programs and libraries that it runs: the first 4096 bytes are compared, which hold the build id. */
  readonly programs: readonly Sealed[];
  /** Files of /dev/shm with a name, kept beside the images: that folder does not outlive a boot. */
  readonly shm: readonly (Sealed & { readonly mode: number; readonly copy: string })[];
  /** A snapshot of the session beside the images, for `resurface inspect`. */
  readonly snapshot?: string;
  /** What its windows showed, and where in the images that is. A set of an older library has none. */
  readonly windows?: readonly KeptWindow[];
  readonly images: readonly Sealed[];
}

const HEAD_BYTES = 4096;

export function checksumOf(file: string, limit = Number.POSITIVE_INFINITY): Sealed {
  const fd = openSync(file, 'r');
  try {
    const buffer = new Uint8Array(Math.min(limit, 1 << 20));
    let [sum, bytes] = [0, 0];
    for (;;) {
      const count = readSync(fd, buffer, 0, Math.min(buffer.length, limit - bytes), null);
      if (count === 0) break;
      sum = crc32(buffer.subarray(0, count), sum);
      bytes += count;
    }
    return { file, bytes: limit === Number.POSITIVE_INFINITY ? bytes : statSync(file).size, crc32: sum };
  } finally {
    closeSync(fd);
  }
}

/** What the processes map from disk, each once. */
export function programsOf(tree: readonly Process[]): Sealed[] {
  const paths = new Set(tree.flatMap(({ mappings }) => mappings.map(({ path }) => path)));
  return [...paths]
    .filter((path) => path.startsWith('/') && !path.endsWith(' (deleted)') && !/^\/(dev|memfd:|SYSV)/.test(path))
    .sort()
    .flatMap((path) => {
      try {
        return [checksumOf(path, HEAD_BYTES)];
      } catch {
        return []; // of another mount namespace: CRIU looks there itself
      }
    });
}

/** Node's and koffi's versions, as far as they can be told from outside. */
export function versionsOf(criu: Criu, programs: readonly Sealed[]): Manifest['versions'] {
  const node = programs.find(({ file }) => basename(file) === 'node')?.file;
  const koffi = programs.find(({ file }) => basename(file) === 'koffi.node')?.file;
  const found = {
    node: node === undefined ? undefined : nodeVersion(node),
    koffi: koffi === undefined ? undefined : packageVersion(koffi),
  };
  return {
    arch: process.arch,
    kernel: release(),
    criu: criu.version,
    resurface: VERSION,
    ...(found.node !== undefined && { node: found.node }),
    ...(found.koffi !== undefined && { koffi: found.koffi }),
  };
}

function nodeVersion(program: string): string | undefined {
  if (program === process.execPath) return process.version;
  try {
    return execFileSync(program, ['--version'], { encoding: 'utf8', timeout: 5000 }).trim();
  } catch {
    return undefined;
  }
}

/** Of the package that a file belongs to. */
function packageVersion(file: string): string | undefined {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    try {
      const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version?: string };
      if (version !== undefined) return version;
    } catch {
      // further up
    }
  }
  return undefined;
}

/** Everything in the folder but logs and the manifest itself. */
export function imagesIn(folder: string): Sealed[] {
  return readdirSync(folder)
    .filter((name) => name !== MANIFEST && !name.endsWith('.log') && statSync(join(folder, name)).isFile())
    .sort()
    .map((name) => ({ ...checksumOf(join(folder, name)), file: name }));
}

/** Writes it as a whole or not at all: a set without it is not finished. */
export function writeManifest(folder: string, manifest: Omit<Manifest, 'format' | 'version' | 'created'>): void {
  const whole: Manifest = {
    format: FORMAT,
    version: FORMAT_VERSION,
    created: new Date().toISOString(),
    ...manifest,
  };
  const temporary = join(folder, `${MANIFEST}.new`);
  const fd = openSync(temporary, 'w', 0o600);
  try {
    writeSync(fd, `${JSON.stringify(whole, undefined, 2)}\n`);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(temporary, join(folder, MANIFEST));
}

function unfit(folder: string, what: string): WaylandError {
  return new WaylandError('ERR_WL_FREEZE_SET', `${folder}: ${what}`);
}

/** @throws ERR_WL_FREEZE_SET when it is no finished freeze set, or one of a later version */
export function readManifest(folder: string): Manifest {
  let manifest: Partial<Manifest> | null;
  try {
    manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Partial<Manifest> | null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw unfit(folder, `no freeze set, or one that was not finished: it has no ${MANIFEST}`);
    }
    throw unfit(folder, `${MANIFEST} can't be read: ${(error as Error).message}`);
  }
  if (manifest?.format !== FORMAT) throw unfit(folder, `${MANIFEST} is not that of a freeze set`);
  if (manifest.version !== FORMAT_VERSION) {
    throw unfit(folder, `format ${manifest.version}; this resurface reads format ${FORMAT_VERSION}`);
  }
  return manifest as Manifest;
}

/**
 * The snapshot that a process kept beside its images when it froze itself: its windows as they were. Undefined in a set that was made from outside.
 * @throws ERR_WL_FREEZE_SET when it is no freeze set
 */
export function snapshotIn(folder: string): string | undefined {
  const { snapshot } = readManifest(folder);
  return snapshot === undefined ? undefined : join(folder, basename(snapshot));
}

/** `4.2.1` against `4.10`: by numbers. */
export function olderThan(version: string, other: string): boolean {
  const numbers = (text: string): number[] =>
    text
      .split(/[^\d]+/)
      .slice(0, 3)
      .map(Number);
  const [left, right] = [numbers(version), numbers(other)];
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/**
 * Whether the set can be thawed here.
 * @throws ERR_WL_FREEZE_SET that names all that does not fit
 */
export function verifyFit(folder: string, manifest: Manifest, criu: Criu): void {
  const { versions } = manifest;
  const faults: string[] = [];
  if (versions.arch !== process.arch) faults.push(`it is of ${versions.arch}, this machine is ${process.arch}`);
  if (olderThan(criu.version, versions.criu)) {
    faults.push(`CRIU ${versions.criu} wrote it, ${criu.version} is older`);
  }
  if (olderThan(release(), versions.kernel)) {
    faults.push(`it ran on Linux ${versions.kernel}, this is ${release()}, which is older`);
  }
  for (const program of manifest.programs) {
    const label = nameOf(program.file, versions);
    try {
      const { bytes, crc32 } = checksumOf(program.file, HEAD_BYTES);
      if (bytes !== program.bytes || crc32 !== program.crc32) faults.push(`${label} is another one now`);
    } catch {
      faults.push(`${label} is gone`);
    }
  }
  for (const image of manifest.images) {
    try {
      const { bytes, crc32 } = checksumOf(join(folder, image.file));
      if (bytes !== image.bytes) faults.push(`${image.file} has ${bytes} bytes instead of ${image.bytes}`);
      else if (crc32 !== image.crc32) faults.push(`${image.file} is damaged: its checksum differs`);
    } catch {
      faults.push(`${image.file} is missing`);
    }
  }
  if (faults.length > 0) throw unfit(folder, `it can't be thawed here: ${faults.join('; ')}`);
}

function nameOf(file: string, versions: Manifest['versions']): string {
  if (basename(file) === 'node' && versions.node !== undefined) return `Node ${versions.node} (${file})`;
  if (basename(file) === 'koffi.node' && versions.koffi !== undefined) return `koffi ${versions.koffi} (${file})`;
  return file;
}
