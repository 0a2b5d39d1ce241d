/** The last picture of a window, and how it is put on its surface at any size: by a viewport, else redrawn. */

import { latchedOf, pictureOf, type Rectangle, treePicture } from '../inspect/index.js';
import { WpViewport, WpViewporter } from '../protocol/generated/viewporter.js';
import { WlShm, WlShmFormat, type WlSurface } from '../protocol/generated/wayland.js';
import type { Session } from '../session/index.js';
import { parseFormat, type Slot, SlotRing } from '../shm/index.js';
import type { Image } from '../testing/index.js';

export interface Wanted {
  /** Logical pixels. */
  readonly width: number;
  readonly height: number;
  /** Buffer pixels for each. */
  readonly scale: number;
}

/** wl_shm: every compositor takes it. */
const FORMAT = parseFormat('argb8888');
/** wl_surface.set_buffer_transform, set_buffer_scale and damage_buffer exist since these versions. */
const TRANSFORMS = 2;
const SCALES = 3;
const DAMAGES_BUFFERS = 4;

export class StillPicture {
  /** Buffer pixels for each logical pixel that the app drew. */
  readonly scale: number;
  readonly #session: Session;
  readonly #surface: WlSurface;
  readonly #area: Rectangle;
  readonly #freed: () => void;
  /** Taken from the app's surfaces before the first change to them: premultiplied, `scale` pixels to each logical one. */
  #image: Image | undefined;
  #ring: SlotRing | undefined;
  /** Drawn and not attached yet. */
  #slot: Slot | undefined;
  #viewport: WpViewport | undefined;
  /** Whether the surface shows it through a viewport. */
  #stretched = false;

  /**
   * @param area of the surface that counts, in logical pixels: the window without its shadow
   * @param freed called when a buffer became free that was missing
   */
  constructor(session: Session, surface: WlSurface, area: Rectangle, freed: () => void) {
    this.#session = session;
    this.#surface = surface;
    this.#area = area;
    this.#freed = freed;
    const { state } = session;
    this.scale = Math.max(1, Number(state.object(surface.handle)?.committed.get('buffer scale')?.[0]?.args[0] ?? 1));
  }

  /** Whether the compositor scales it: then its own pixels are the best for any output. */
  get scales(): boolean {
    return this.#session.globals.some((global) => global.interface === WpViewporter.interface.name);
  }

  /** Whether what is on the surface is still as it was put there: another compositor may have no viewports. */
  get stands(): boolean {
    return !this.#stretched || this.scales;
  }

  /** Has the pixels for a size at hand. @returns false when the compositor holds every buffer: `freed` tells when to try again */
  ready(wanted: Wanted): boolean {
    if (this.#stretched && this.scales) return true;
    this.#image ??= treePicture(this.#session.state, this.#surface.handle, this.#area, this.scale);
    const image = this.scales ? this.#image : scaled(this.#image, wanted);
    this.#ring ??= new SlotRing(this.#session.bind(WlShm, { max: 1 }), { format: FORMAT }, this.#freed);
    const slot = this.#ring.acquire(image.width, image.height);
    if (slot === undefined) return false;
    paint(slot, image);
    this.#slot = slot;
    return true;
  }

  /** Puts the picture on the surface at a size; the caller commits, at once. {@link StillPicture.ready} has said yes. */
  attach({ width, height, scale }: Wanted): void {
    const viewport = this.#viewportOf(this.scales);
    if (!this.scales) viewport?.setDestination(-1, -1);
    else viewport?.setDestination(width, height);
    const slot = this.#slot;
    if (slot === undefined) return;
    this.#slot = undefined;
    this.#stretched = this.scales;
    this.#hideChildren();
    const surface = this.#surface;
    viewport?.setSource(-1, -1, -1, -1);
    surface.attach(slot.buffer, 0, 0);
    if (surface.version >= DAMAGES_BUFFERS) surface.damageBuffer(0, 0, slot.place.width, slot.place.height);
    else surface.damage(0, 0, 0x7fffffff, 0x7fffffff);
    surface.setOpaqueRegion(null);
    surface.setInputRegion(null);
    if (surface.version >= TRANSFORMS) surface.setBufferTransform(0);
    if (surface.version >= SCALES) surface.setBufferScale(this.#stretched ? 1 : scale);
    this.#ring?.commit(slot);
  }

  /** The surface's own viewport; else, if one is needed, one of the viewer's. */
  #viewportOf(needed: boolean): WpViewport | undefined {
    const session = this.#session;
    if (this.#viewport?.alive === true && this.#viewport.id !== 0) return this.#viewport;
    const { state } = session;
    const surface = state.surfaces.get(this.#surface.handle);
    const own = surface && latchedOf(state, surface, WpViewport.interface.name);
    const found = own && (session.objectOf(own.handle) as WpViewport | undefined); // by its interface's name
    if (found?.alive === true && found.id !== 0) this.#viewport = found;
    else if (needed) this.#viewport = session.bind(WpViewporter).getViewport(this.#surface);
    else return undefined;
    return this.#viewport;
  }

  /** What lay over or under the surface is part of the picture now. */
  #hideChildren(): void {
    const { state } = this.#session;
    for (const child of state.surfaces.get(this.#surface.handle)?.stack ?? []) {
      if (child === this.#surface.handle || state.contentOf(child) === 0) continue;
      const surface = this.#session.objectOf(child) as WlSurface | undefined; // the stack is one of surfaces
      surface?.attach(null, 0, 0);
      surface?.commit();
    }
  }

  /** Gives buffers and memory up. */
  close(): void {
    this.#ring?.destroy();
    this.#ring = undefined;
  }
}

/** The picture at a size, in `scale` pixels for each logical one. */
function scaled(image: Image, { width, height, scale }: Wanted): Image {
  if (image.width === width * scale && image.height === height * scale) return image;
  const buffer = {
    kind: 'shm' as const,
    width: image.width,
    height: image.height,
    stride: image.width * 4,
    format: WlShmFormat.abgr8888,
    bytes: image.data,
  };
  const surface = { buffer, bufferScale: 1, bufferTransform: 0 as const, destination: { width, height }, x: 0, y: 0 };
  return pictureOf([surface], { x: 0, y: 0, width, height }, scale);
}

/** Red first → wl_shm's argb8888, which has blue in the lowest byte. */
function paint({ pixels, place }: Slot, { data }: Image): void {
  const from = new Uint32Array(data.buffer, data.byteOffset, data.byteLength >> 2);
  const to = new Uint32Array(pixels.buffer, pixels.byteOffset, place.width * place.height);
  for (let i = 0; i < to.length; i++) {
    const pixel = from[i] as number;
    to[i] = (pixel & 0xff00ff00) | ((pixel >>> 16) & 0xff) | ((pixel & 0xff) << 16);
  }
}
