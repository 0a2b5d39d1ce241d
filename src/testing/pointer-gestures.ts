/** `zwp_pointer_gestures_v1`: swipes, pinches and holds on a touchpad. */

import { WaylandError } from '../errors.js';
import {
  type PointerGesturesUnstableV1Requests,
  zwp_pointer_gesture_hold_v1,
  zwp_pointer_gesture_pinch_v1,
  zwp_pointer_gesture_swipe_v1,
  zwp_pointer_gestures_v1,
} from '../protocol/generated/pointer-gestures-unstable-v1.js';
import type { Bind } from './globals.js';
import { PlainResource, type RequestTable, Resource } from './resource.js';
import type { PointerResource, Seat } from './seat.js';
import type { Surface } from './surface.js';

const descriptors = {
  swipe: zwp_pointer_gesture_swipe_v1,
  pinch: zwp_pointer_gesture_pinch_v1,
  hold: zwp_pointer_gesture_hold_v1,
} as const;

export type GestureKind = keyof typeof descriptors;

const requests: RequestTable<Resource, PointerGesturesUnstableV1Requests['zwp_pointer_gestures_v1']> = {
  get_swipe_gesture(gestures, id: number, pointer: PointerResource) {
    new Gesture(gestures, id, 'swipe', pointer);
  },
  get_pinch_gesture(gestures, id: number, pointer: PointerResource) {
    new Gesture(gestures, id, 'pinch', pointer);
  },
  release() {},
  get_hold_gesture(gestures, id: number, pointer: PointerResource) {
    new Gesture(gestures, id, 'hold', pointer);
  },
};

export const bindPointerGestures: Bind = (client, id, version) =>
  new PlainResource(client, id, version, zwp_pointer_gestures_v1, requests);

class Gesture extends Resource {
  readonly kind: GestureKind;
  readonly pointer: PointerResource;

  constructor(from: Resource, id: number, kind: GestureKind, pointer: PointerResource) {
    super(from.client, id, from.version, descriptors[kind]);
    this.kind = kind;
    this.pointer = pointer;
  }

  override get requests(): RequestTable<Resource, 'destroy'> {
    return { destroy() {} };
  }

  override told(): unknown {
    return {};
  }
}

/** Scripted gestures: one at a time, on the surface that has the pointer when it begins. */
export class GestureInput {
  readonly #seat: Seat;
  #under: { readonly kind: GestureKind; readonly surface: Surface } | undefined;

  constructor(seat: Seat) {
    this.#seat = seat;
  }

  #send(event: 'begin' | 'update' | 'end', values: (serial: () => number) => readonly (number | Surface)[]): void {
    const { kind, surface } = this.#under ?? {};
    if (surface?.alive !== true) return;
    const { client } = surface;
    this.#seat.active();
    for (const one of client.ofType(Gesture)) {
      if (one.kind !== kind || one.pointer.seat !== this.#seat || !one.pointer.alive) continue;
      one.send(event, ...values(() => this.#seat.inputSerial(client)));
    }
  }

  /** Starts a gesture of so many fingers. @throws ERR_WL_STATE while another one is under way */
  begin(kind: GestureKind, fingers: number): void {
    if (this.#under !== undefined) {
      throw new WaylandError('ERR_WL_STATE', `beginning a ${kind}: a ${this.#under.kind} has not ended`);
    }
    const surface = this.#seat.pointerFocus;
    if (surface === undefined) return;
    this.#under = { kind, surface };
    this.#send('begin', (serial) => [serial(), this.#seat.desktop.time, surface, fingers]);
  }

  /** Moves the centre by logical pixels; for a pinch also the scale since the beginning and the degrees since the last event. */
  update(dx: number, dy: number, scale = 1, rotation = 0): void {
    if (this.#under?.kind === 'hold') return;
    const pinch = this.#under?.kind === 'pinch' ? [scale, rotation] : [];
    this.#send('update', () => [this.#seat.desktop.time, dx, dy, ...pinch]);
  }

  end(cancelled = false): void {
    this.#send('end', (serial) => [serial(), this.#seat.desktop.time, cancelled ? 1 : 0]);
    this.#under = undefined;
  }
}
