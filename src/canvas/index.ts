/** Drawing with `@napi-rs/canvas`: the entry `resurface/canvas`. */
export { type CanvasFrame, drawCanvas } from './draw-canvas.js';
export { copyPicture, loadPicture, type Picture, type PictureOptions } from './picture.js';
