/** A window as plain data, for a snapshot. Numbers that name objects are handles. */

import type { WindowState } from './configure.js';
import type { SavedContent } from './content.js';
import type { Size } from './options.js';

export interface SavedWindow {
  readonly key: string;
  readonly title: string;
  readonly appId: string;
  readonly own: Size;
  readonly size: Size;
  readonly minSize: Size;
  readonly maxSize: Size;
  readonly scale: number;
  readonly fixedScale: number | null;
  readonly states: readonly WindowState[];
  readonly surface: number;
  readonly xdgSurface: number;
  readonly toplevel: number;
  readonly decoration: number | null;
  readonly content: SavedContent;
}
