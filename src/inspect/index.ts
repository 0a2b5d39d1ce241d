/** What a snapshot file holds, looked at without a compositor and without its app. */
export { compare, type Difference } from './compare.js';
export { describe } from './describe.js';
export type {
  BufferDescription,
  ObjectDescription,
  PoolDescription,
  PopupDescription,
  SelectionDescription,
  SnapshotDescription,
  SubsurfaceDescription,
  SurfaceDescription,
  WindowDescription,
} from './description.js';
export { differencesText } from './differences.js';
export type { ArgumentValue, RequestDescription, StageDescription } from './entries.js';
export { logText } from './log.js';
export { OpenedSnapshot } from './opened.js';
export { type Picture, pictureOf, sheetOf, straightened, treePicture, windowPicture } from './picture.js';
export { committed, geometryOf, latchedOf, popupsOf, type Rectangle, sizeOf } from './scene.js';
export { type TextOptions, type Tone, treeText } from './text.js';
