/** `wlr_screencopy_unstable_v1`: what an output shows, copied into a shm buffer with the next frame. */

import { writeSync } from 'node:fs';
import { WlShmFormat } from '../protocol/generated/wayland.js';
import {
  type WlrScreencopyUnstableV1Requests,
  ZwlrScreencopyFrameV1Error,
  zwlr_screencopy_frame_v1,
  zwlr_screencopy_manager_v1,
} from '../protocol/generated/wlr-screencopy-unstable-v1.js';
import type { Buffer } from './buffer.js';
import type { ClientConnection } from './client-connection.js';
import { intersection, type Rectangle } from './geometry.js';
import type { Output, OutputResource } from './output.js';
import { type Image, render } from './render/index.js';
import { RequestError, type RequestTable, Resource } from './resource.js';
import { sceneOf } from './scene.js';
import { ShmBuffer } from './shm.js';

export class ScreencopyManager extends Resource {
  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, zwlr_screencopy_manager_v1);
  }

  override get requests(): typeof managerRequests {
    return managerRequests;
  }
}

const managerRequests: RequestTable<ScreencopyManager, WlrScreencopyUnstableV1Requests['zwlr_screencopy_manager_v1']> =
  {
    capture_output(manager, id: number, cursor: number, { output }: OutputResource) {
      const { width, height } = output.area;
      new ScreencopyFrame(manager, id, output, { x: 0, y: 0, width, height }, cursor !== 0);
    },
    capture_output_region(
      manager,
      id: number,
      cursor: number,
      { output }: OutputResource,
      x: number,
      y: number,
      width: number,
      height: number,
    ) {
      new ScreencopyFrame(manager, id, output, { x, y, width, height }, cursor !== 0);
    },
    destroy() {},
  };

export class ScreencopyFrame extends Resource {
  readonly #output: Output;
  /** In the output's pixels; nothing left of it after clipping is a failure. */
  readonly #area: Rectangle;
  readonly #cursor: boolean;
  #used = false;
  #over = false;

  constructor(manager: ScreencopyManager, id: number, output: Output, region: Rectangle, cursor: boolean) {
    super(manager.client, id, manager.version, zwlr_screencopy_frame_v1);
    const { scale } = output;
    this.#output = output;
    this.#cursor = cursor;
    const scaled = {
      x: region.x * scale,
      y: region.y * scale,
      width: region.width * scale,
      height: region.height * scale,
    };
    this.#area = intersection(scaled, { x: 0, y: 0, ...output.turnedSize });
    const { width, height } = this.#area;
    if (width <= 0 || height <= 0 || !manager.client.desktop.outputs.includes(output)) {
      this.#fail();
      return;
    }
    this.send('buffer', WlShmFormat.xrgb8888, width, height, width * 4);
    this.send('buffer_done');
  }

  override get requests(): typeof frameRequests {
    return frameRequests;
  }

  #fail(): void {
    this.#over = true;
    this.send('failed');
  }

  /** With the next frame; without `damaged` one is made for it. */
  copy(buffer: Buffer, damaged: boolean): void {
    if (this.#used)
      throw new RequestError(this, ZwlrScreencopyFrameV1Error.already_used, 'a copy was asked for before');
    this.#used = true;
    if (this.#over) return;
    const { width, height } = this.#area;
    if (
      !(buffer instanceof ShmBuffer) ||
      buffer.format !== WlShmFormat.xrgb8888 ||
      buffer.width !== width ||
      buffer.height !== height ||
      buffer.stride !== width * 4
    ) {
      throw new RequestError(
        this,
        ZwlrScreencopyFrameV1Error.invalid_buffer,
        `${buffer} of ${buffer.width}x${buffer.height} is not what was asked for: xrgb8888 of ${width}x${height}`,
      );
    }
    const { desktop } = this.client;
    desktop.copies.push({ output: this.#output, take: () => this.#take(buffer, damaged), fail: () => this.#fail() });
    if (!damaged) desktop.changed();
  }

  #take(buffer: ShmBuffer, damaged: boolean): void {
    if (!this.alive) return;
    if (!buffer.alive) {
      this.#fail();
      return;
    }
    const { desktop } = this.client;
    const image = render(sceneOf(desktop, this.#output, desktop.background, this.#cursor));
    this.#write(image, buffer);
    const { width, height } = this.#area;
    this.#over = true;
    this.send('flags', 0);
    if (damaged) this.send('damage', 0, 0, width, height);
    const { time } = desktop;
    this.send('ready', 0, Math.floor(time / 1000), (time % 1000) * 1_000_000);
  }

  #write(image: Image, buffer: ShmBuffer): void {
    const { x, y, width, height } = this.#area;
    const row = new Uint8Array(width * 4);
    for (let line = 0; line < height; line++) {
      const from = ((y + line) * image.width + x) * 4;
      for (let at = 0; at < row.length; at += 4) {
        const [r = 0, g = 0, b = 0] = image.data.subarray(from + at, from + at + 3);
        row.set([b, g, r, 0xff], at);
      }
      writeSync(buffer.memory.fd.fd, row, 0, row.length, buffer.offset + line * buffer.stride);
    }
  }
}

const frameRequests: RequestTable<ScreencopyFrame, WlrScreencopyUnstableV1Requests['zwlr_screencopy_frame_v1']> = {
  copy(frame, buffer: Buffer) {
    frame.copy(buffer, false);
  },
  destroy() {},
  copy_with_damage(frame, buffer: Buffer) {
    frame.copy(buffer, true);
  },
};
