/**
 * Which requests may take the lane of a connection, and which events nobody but the app hears: what comes in floods should
 * not be looked at by those who never have anything to do with it.
 */

import type { Connection } from '../client/index.js';
import type { InterfaceDescriptor } from '../protocol/index.js';
import { CLOSED_LANE, type Lane } from '../wire/index.js';
import { WISHING } from './wishes.js';

/** Interfaces with a request that the engine looks at while nothing is held back: wishes, numbers that it counts. */
const LOOKED_AT: ReadonlySet<string> = new Set([
  ...WISHING,
  'xdg_popup',
  'xdg_toplevel',
  'zwp_input_method_v2',
  'zwp_text_input_v3',
]);

/** The interface that was asked for last, and whether its requests are looked at: floods are of one. */
let last: InterfaceDescriptor | undefined;
let lastIsLookedAt = false;

/** The lane for the requests of an object. */
export function laneOf({ lane }: Connection, descriptor: InterfaceDescriptor): Lane {
  if (descriptor !== last) {
    last = descriptor;
    lastIsLookedAt = LOOKED_AT.has(descriptor.name) || descriptor.meanings?.configured !== undefined;
  }
  return lastIsLookedAt ? CLOSED_LANE : lane;
}

/** Events that come often and tell the engine nothing: neither focus nor what is down. */
const OFTEN: Readonly<Record<string, ReadonlySet<string>>> = {
  wl_pointer: new Set([
    'motion',
    'frame',
    'axis',
    'axis_source',
    'axis_stop',
    'axis_discrete',
    'axis_value120',
    'axis_relative_direction',
  ]),
  wl_touch: new Set(['motion', 'frame', 'shape', 'orientation']),
  zwp_relative_pointer_v1: new Set(['relative_motion']),
};

/** Whether the engine has to hear an event. */
export function isHeard({ name, meanings, events }: InterfaceDescriptor, opcode: number): boolean {
  const event = events[opcode]?.name;
  return event === undefined || OFTEN[name]?.has(event) !== true || meanings?.marks?.includes(event) === true;
}
