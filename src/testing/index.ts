/** A headless compositor for tests, in-process. Never imports the client side of this library. */
export type { Behaviour } from './behaviour.js';
export type { ClientConnection, ErrorRecord, RequestRecord } from './client-connection.js';
export type { CommandName, Commands } from './control.js';
export type { CompositorEvents } from './desktop.js';
export type {
  BufferDigest,
  ClientDigest,
  ContentDigest,
  PopupDigest,
  SubsurfaceDigest,
  SurfaceDigest,
  ToplevelDigest,
  UpdateDigest,
  XdgDigest,
} from './digest.js';
export type { Rectangle, Size } from './geometry.js';
export { BTN_LEFT, type Input, type PressState } from './input.js';
export type { Output, OutputOptions } from './output.js';
export type { GestureInput, GestureKind } from './pointer-gestures.js';
export { RemoteCompositor } from './remote.js';
export type { BufferImage, Image, Scene, SceneSurface, Transform } from './render/index.js';
export { decodePng, encodePng, render, shmFormats, surfaceSize } from './render/index.js';
export type { Rgba } from './scene.js';
export { type Readiness, type ServeOptions, serve } from './serve.js';
export type { Tablet, TabletInput, TabletOptions, TabletTool, TabletToolOptions } from './tablet.js';
export { TestCompositor, type TestCompositorOptions, type Window } from './test-compositor.js';
export type { TextMethod } from './text-input.js';
export type { ToplevelState } from './xdg-toplevel.js';
