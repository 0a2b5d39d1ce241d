/** What is drawn and what comes out: plain data, no objects of the protocol. */

/** The content of a wl_buffer. */
export type BufferImage =
  | {
      kind: 'shm';
      /** In pixels. */
      width: number;
      height: number;
      /** Bytes from one row to the next. */
      stride: number;
      /** A code of `wl_shm.format`. */
      format: number;
      /** `stride * height` bytes from the buffer's first pixel; the last row may end with its last pixel. */
      bytes: Uint8Array;
    }
  | {
      kind: 'solid';
      /** Red, green, blue, alpha, each 0 … 2^32-1, premultiplied (wp_single_pixel_buffer_manager_v1). */
      rgba: [number, number, number, number];
      width: 1;
      height: 1;
    };

/** A value of `wl_output.transform`. */
export type Transform = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A surface with its committed content, at its place. */
export interface SceneSurface {
  buffer: BufferImage;
  /** `wl_surface.set_buffer_scale`: buffer pixels per logical unit, a positive integer. */
  bufferScale: number;
  /** `wl_surface.set_buffer_transform`. */
  bufferTransform: Transform;
  /** `wp_viewport.set_source`, counted after transform and scale; inside the content, width and height above 0. */
  source?: { x: number; y: number; width: number; height: number } | undefined;
  /** `wp_viewport.set_destination`, logical, integers above 0. */
  destination?: { width: number; height: number } | undefined;
  /** A factor of 0 … 1 for all of it; default 1 (wp_alpha_modifier_surface_v1). */
  opacity?: number | undefined;
  /** Upper left corner in output-logical coordinates. */
  x: number;
  y: number;
}

/** An output and what lies on it. */
export interface Scene {
  /** The output's size in pixels. */
  width: number;
  height: number;
  /** Output pixels per logical unit. */
  scale: number;
  /** Red, green, blue, alpha, each 0 … 255, premultiplied; what it lets through is black. */
  background: [number, number, number, number];
  /** From bottom to top. */
  surfaces: readonly SceneSurface[];
}

/** Rows of red, green, blue, alpha bytes without padding. Rendered images are opaque. */
export interface Image {
  width: number;
  height: number;
  data: Uint8Array;
}
