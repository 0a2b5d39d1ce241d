/** `zwp_relative_pointer_v1`: how far the pointer was moved, also where it may not go. */

import {
  type RelativePointerUnstableV1Requests,
  zwp_relative_pointer_manager_v1,
  zwp_relative_pointer_v1,
} from '../protocol/generated/relative-pointer-unstable-v1.js';
import type { Bind } from './globals.js';
import { PlainResource, type RequestTable, Resource } from './resource.js';
import type { PointerResource, SeatWatcher } from './seat.js';

type Requests = RelativePointerUnstableV1Requests;

const managerRequests: RequestTable<Resource, Requests['zwp_relative_pointer_manager_v1']> = {
  destroy() {},
  get_relative_pointer(manager, id: number, pointer: PointerResource) {
    new RelativePointer(manager, id, pointer);
  },
};

export const bindRelativePointerManager: Bind = (client, id, version) =>
  new PlainResource(client, id, version, zwp_relative_pointer_manager_v1, managerRequests);

class RelativePointer extends Resource implements SeatWatcher {
  readonly #pointer: PointerResource;

  constructor(from: Resource, id: number, pointer: PointerResource) {
    super(from.client, id, from.version, zwp_relative_pointer_v1);
    this.#pointer = pointer;
    pointer.seat.watchers.add(this);
  }

  override get requests(): RequestTable<Resource, Requests['zwp_relative_pointer_v1']> {
    return { destroy() {} };
  }

  override told(): unknown {
    return {};
  }

  pointerMoved(dx: number, dy: number): void {
    if (!this.#pointer.alive || this.#pointer.seat.pointerFocus?.client !== this.client) return;
    const microseconds = process.hrtime.bigint() / 1000n;
    this.send(
      'relative_motion',
      Number((microseconds >> 32n) & 0xffffffffn),
      Number(microseconds & 0xffffffffn),
      dx,
      dy,
      dx,
      dy,
    );
  }

  protected override destroyed(): void {
    this.#pointer.seat.watchers.delete(this);
  }
}
