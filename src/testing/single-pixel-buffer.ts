/** `wp_single_pixel_buffer_v1`: buffers of one colour. */

import {
  type SinglePixelBufferV1Requests,
  wp_single_pixel_buffer_manager_v1,
} from '../protocol/generated/single-pixel-buffer-v1.js';
import { Buffer } from './buffer.js';
import type { ClientConnection } from './client-connection.js';
import type { BufferImage } from './render/index.js';
import { type RequestTable, Resource } from './resource.js';

export class SinglePixelBufferManager extends Resource {
  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, wp_single_pixel_buffer_manager_v1);
  }

  override get requests(): typeof managerRequests {
    return managerRequests;
  }
}

export class SinglePixelBuffer extends Buffer {
  readonly width = 1;
  readonly height = 1;
  readonly rgba: [number, number, number, number];

  constructor(client: ClientConnection, id: number, rgba: [number, number, number, number]) {
    super(client, id);
    this.rgba = rgba;
  }

  override capture(): BufferImage {
    return { kind: 'solid', rgba: this.rgba, width: 1, height: 1 };
  }
}

const managerRequests: RequestTable<
  SinglePixelBufferManager,
  SinglePixelBufferV1Requests['wp_single_pixel_buffer_manager_v1']
> = {
  destroy() {},
  create_u32_rgba_buffer(manager, id: number, r: number, g: number, b: number, a: number) {
    new SinglePixelBuffer(manager.client, id, [r, g, b, a]);
  },
};
