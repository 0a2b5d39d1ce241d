/** `xdg_toplevel_tag_v1` and `xdg_dialog_v1`: what a window is for. */

import {
  type XdgDialogV1Requests,
  XdgWmDialogV1Error,
  xdg_dialog_v1,
  xdg_wm_dialog_v1,
} from '../protocol/generated/xdg-dialog-v1.js';
import {
  type XdgToplevelTagV1Requests,
  xdg_toplevel_tag_manager_v1,
} from '../protocol/generated/xdg-toplevel-tag-v1.js';
import type { ClientConnection } from './client-connection.js';
import { type NameOf, RequestError, type RequestTable, Resource } from './resource.js';
import type { XdgToplevel } from './xdg-toplevel.js';

export class ToplevelTagManager extends Resource {
  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, xdg_toplevel_tag_manager_v1);
  }

  override get requests(): typeof tagRequests {
    return tagRequests;
  }
}

const tagRequests: RequestTable<ToplevelTagManager, XdgToplevelTagV1Requests['xdg_toplevel_tag_manager_v1']> = {
  destroy() {},
  set_toplevel_tag(_manager, toplevel: XdgToplevel, tag: string) {
    toplevel.tag = tag;
  },
  set_toplevel_description(_manager, toplevel: XdgToplevel, description: string) {
    toplevel.description = description;
  },
};

export class WmDialog extends Resource {
  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, xdg_wm_dialog_v1);
  }

  override get requests(): typeof wmDialogRequests {
    return wmDialogRequests;
  }
}

const wmDialogRequests: RequestTable<WmDialog, XdgDialogV1Requests['xdg_wm_dialog_v1']> = {
  destroy() {},
  get_xdg_dialog(wmDialog, id: number, toplevel: XdgToplevel) {
    if (wmDialog.client.ofType(Dialog).some((one) => one.toplevel === toplevel)) {
      throw new RequestError(wmDialog, XdgWmDialogV1Error.already_used, `${toplevel} has a dialog object`);
    }
    new Dialog(wmDialog.client, id, wmDialog.version, toplevel);
  },
};

export class Dialog extends Resource {
  readonly toplevel: XdgToplevel;
  modal = false;

  constructor(client: ClientConnection, id: number, version: number, toplevel: XdgToplevel) {
    super(client, id, version, xdg_dialog_v1);
    this.toplevel = toplevel;
  }

  override get requests(): typeof dialogRequests {
    return dialogRequests;
  }

  override told(name: NameOf): unknown {
    return { toplevel: name(this.toplevel.alive ? this.toplevel.base.surface : undefined), modal: this.modal };
  }
}

const dialogRequests: RequestTable<Dialog, XdgDialogV1Requests['xdg_dialog_v1']> = {
  destroy() {},
  set_modal(dialog) {
    dialog.modal = true;
  },
  unset_modal(dialog) {
    dialog.modal = false;
  },
};
