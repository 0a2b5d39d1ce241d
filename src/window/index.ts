/** What an app uses: toplevel windows that it draws into. */
export type { WindowState } from './configure.js';
export type { DrawOptions } from './content.js';
export type { WindowEvents } from './events.js';
export type { Decorations, Size, WindowOptions } from './options.js';
export { OutputScales } from './outputs.js';
export type { SavedWindow } from './saved.js';
export { SurfaceScale } from './scale.js';
export type { DrawTarget, Rectangle } from './target.js';
export { type Receivable, receiveData, sendData } from './transfer.js';
export { Window, windowSection } from './window.js';
