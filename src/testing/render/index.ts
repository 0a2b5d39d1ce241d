/** The test compositor's renderer: a pure function from a scene to the image that a real compositor would show. */
export { type ShmFormat, shmFormats } from './formats.js';
export { type Size, surfaceSize } from './geometry.js';
export { decodePng, encodePng } from './png.js';
export { type RenderOptions, render } from './render.js';
export { type Filter, type FixedLine, type Sampling, type SamplingName, samplings } from './sampling.js';
export type { BufferImage, Image, Scene, SceneSurface, Transform } from './scene.js';
