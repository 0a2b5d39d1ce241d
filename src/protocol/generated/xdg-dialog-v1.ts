/**
 * Generated from xdg-dialog-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/xdg-dialog-v1
 *
 * The protocol:
 * Copyright © 2023 Carlos Garnacho
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/xdg-dialog-v1.js';
import { WaylandProxy } from '../proxy.js';
import type { XdgToplevel } from './xdg-shell.js';

/** The requests of each interface, as in the XML. */
export interface XdgDialogV1Requests {
  xdg_wm_dialog_v1: 'destroy' | 'get_xdg_dialog';
  xdg_dialog_v1: 'destroy' | 'set_modal' | 'unset_modal';
}

/** https://wayland.app/protocols/xdg-dialog-v1#xdg_wm_dialog_v1:enum:error */
export const XdgWmDialogV1Error = { already_used: 0 } as const;
export type XdgWmDialogV1Error = (typeof XdgWmDialogV1Error)[keyof typeof XdgWmDialogV1Error];

export const xdg_wm_dialog_v1: InterfaceDescriptor = {
  name: 'xdg_wm_dialog_v1',
  version: 1,
  protocol: 'xdg_dialog_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_xdg_dialog',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'xdg_dialog_v1' },
        { name: 'toplevel', type: 'object', interface: 'xdg_toplevel' },
      ],
    },
  ],
  events: [],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'already_used', value: 0, since: 1 }] }],
  meanings: meanings.xdg_wm_dialog_v1,
};

/** It has no events. */
export type XdgWmDialogV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/xdg-dialog-v1#xdg_wm_dialog_v1
 * Described here up to version 1.
 */
export class XdgWmDialogV1 extends WaylandProxy<XdgWmDialogV1Events> {
  static readonly interface: InterfaceDescriptor = xdg_wm_dialog_v1;

  /**
   * https://wayland.app/protocols/xdg-dialog-v1#xdg_wm_dialog_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-dialog-v1#xdg_wm_dialog_v1:request:get_xdg_dialog
   * Wire: id new_id, toplevel object
   */
  getXdgDialog(toplevel: XdgToplevel): XdgDialogV1 {
    return this.construct(1, [toplevel], XdgDialogV1);
  }
}

export const xdg_dialog_v1: InterfaceDescriptor = {
  name: 'xdg_dialog_v1',
  version: 1,
  protocol: 'xdg_dialog_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'set_modal', since: 1, args: [] },
    { name: 'unset_modal', since: 1, args: [] },
  ],
  events: [],
  enums: [],
  meanings: meanings.xdg_dialog_v1,
};

/** It has no events. */
export type XdgDialogV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/xdg-dialog-v1#xdg_dialog_v1
 * Described here up to version 1.
 */
export class XdgDialogV1 extends WaylandProxy<XdgDialogV1Events> {
  static readonly interface: InterfaceDescriptor = xdg_dialog_v1;

  /**
   * https://wayland.app/protocols/xdg-dialog-v1#xdg_dialog_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /** https://wayland.app/protocols/xdg-dialog-v1#xdg_dialog_v1:request:set_modal */
  setModal(): void {
    if (!this.straight(1, 1, 0)) this.request(1, []);
  }

  /** https://wayland.app/protocols/xdg-dialog-v1#xdg_dialog_v1:request:unset_modal */
  unsetModal(): void {
    if (!this.straight(2, 1, 0)) this.request(2, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  xdg_wm_dialog_v1: XdgWmDialogV1,
  xdg_dialog_v1: XdgDialogV1,
} as const;
