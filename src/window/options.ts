/** What an app says of a window when it makes it, checked. */

import { WaylandError } from '../errors.js';
import { minStride, parseFormat, type ShmFormat, type ShmFormatName } from '../shm/index.js';

/** Width and height in logical pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Who draws title bar and borders: the compositor, the app, or whoever the compositor thinks fit. */
export type Decorations = 'server' | 'client' | 'any';

export interface WindowOptions extends Size {
  /** Name of the window in its session and in snapshots. */
  readonly key: string;
  readonly title?: string;
  /** Names the app's desktop file, e.g. `org.example.viewer`. */
  readonly appId?: string;
  readonly minSize?: Size;
  readonly maxSize?: Size;
  /** Buffer pixels per logical pixel, 1 to 16. Default: what the outputs want, and it may change. */
  readonly scale?: number;
  /** Pixel format, or several in order of preference. Default `argb8888`, which every compositor takes. */
  readonly format?: ShmFormatName | readonly ShmFormatName[];
  /** Default `server`: this window draws none itself. A compositor may have its own way. */
  readonly decorations?: Decorations;
  /** Its content stays out of snapshot files. */
  readonly sensitive?: boolean;
  /** How many buffers there may be at once, 2 to 16; default 3. */
  readonly slots?: number;
  /** Gives the waiting for the first configure up. */
  readonly signal?: AbortSignal;
}

const SIDE_MAX = 65535;

/** A value for a message: `'10'` is not 10. */
const shown = (value: unknown): string => (typeof value === 'string' ? `'${value}'` : String(value));

/** @throws ERR_WL_ARGUMENT unless both sides are integers from `least` to 65535 */
export function checkSize(what: string, { width, height }: Size, least: number): void {
  for (const side of [width, height]) {
    if (Number.isInteger(side) && side >= least && side <= SIDE_MAX) continue;
    throw new WaylandError(
      'ERR_WL_ARGUMENT',
      `${what}: width and height are integers from ${least} to ${SIDE_MAX}, got ${shown(width)} and ${shown(height)}`,
    );
  }
}

/**
 * xdg-shell: xdg_toplevel.set_min_size: a smallest size above the largest ends the connection.
 * @throws ERR_WL_ARGUMENT
 */
export function checkLimits(min: Size, max: Size): void {
  const above = (least: number, most: number): boolean => most !== 0 && least > most;
  if (!above(min.width, max.width) && !above(min.height, max.height)) return;
  throw new WaylandError(
    'ERR_WL_ARGUMENT',
    `the smallest size ${min.width}x${min.height} is above the largest ${max.width}x${max.height} (0 is none)`,
  );
}

/** @throws ERR_WL_ARGUMENT */
export function checkOptions(options: WindowOptions): void {
  if (typeof options !== 'object' || options === null) {
    throw new WaylandError(
      'ERR_WL_ARGUMENT',
      `a window takes options with key, width and height, got ${shown(options)}`,
    );
  }
  checkSize('window', options, 1);
  const none = { width: 0, height: 0 };
  const { minSize = none, maxSize = none, scale, decorations = 'server', slots } = options;
  checkSize('minSize', minSize, 0);
  checkSize('maxSize', maxSize, 0);
  checkLimits(minSize, maxSize);
  if (scale !== undefined && !(Number.isInteger(scale) && scale >= 1 && scale <= 16)) {
    throw new WaylandError('ERR_WL_ARGUMENT', `scale is an integer from 1 to 16, got ${scale}`);
  }
  if (decorations !== 'server' && decorations !== 'client' && decorations !== 'any') {
    throw new WaylandError(
      'ERR_WL_ARGUMENT',
      `decorations are 'server', 'client' or 'any', got '${String(decorations)}'`,
    );
  }
  if (slots !== undefined && !(Number.isInteger(slots) && slots >= 2 && slots <= 16)) {
    throw new WaylandError('ERR_WL_ARGUMENT', `slots is an integer from 2 to 16, got ${slots}`);
  }
  for (const format of wantedFormats(options)) minStride(format, 1);
}

/** The formats that would do, the preferred first. @throws ERR_WL_FORMAT for a name that is none */
export function wantedFormats({ format = 'argb8888' }: Pick<WindowOptions, 'format'>): ShmFormat[] {
  return (typeof format === 'string' ? [format] : format).map(parseFormat);
}

/** The first that the compositor takes. @throws ERR_WL_FORMAT when it takes none of them */
export function chooseFormat(wanted: readonly ShmFormat[], offered: ReadonlySet<number>): ShmFormat {
  const found = wanted.find((format) => offered.has(format.code));
  if (found !== undefined) return found;
  const known = [...offered].map((code) => {
    try {
      return parseFormat(code).name;
    } catch {
      return `0x${code.toString(16)}`;
    }
  });
  throw new WaylandError(
    'ERR_WL_FORMAT',
    `the compositor takes none of ${wanted.map(({ name }) => name).join(', ')}; it takes ${known.join(', ')}`,
  );
}
