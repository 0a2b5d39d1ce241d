/** `xdg_decoration_unstable_v1`: who draws the frame of a window. None is drawn here; the mode is negotiated. */

import {
  type XdgDecorationUnstableV1Requests,
  ZxdgToplevelDecorationV1Error,
  ZxdgToplevelDecorationV1Mode,
  zxdg_decoration_manager_v1,
  zxdg_toplevel_decoration_v1,
} from '../protocol/generated/xdg-decoration-unstable-v1.js';
import type { ClientConnection } from './client-connection.js';
import { RequestError, type RequestTable, Resource } from './resource.js';
import type { XdgToplevel } from './xdg-toplevel.js';

export class DecorationManager extends Resource {
  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, zxdg_decoration_manager_v1);
  }

  override get requests(): typeof managerRequests {
    return managerRequests;
  }
}

const managerRequests: RequestTable<DecorationManager, XdgDecorationUnstableV1Requests['zxdg_decoration_manager_v1']> =
  {
    destroy() {},
    get_toplevel_decoration(manager, id: number, toplevel: XdgToplevel) {
      const decoration = new Decoration(manager.client, id, manager.version, toplevel);
      const { surface } = toplevel.base;
      if (toplevel.decoration !== undefined) {
        throw new RequestError(decoration, ZxdgToplevelDecorationV1Error.already_constructed, `${toplevel} has one`);
      }
      // Since version 2 it may come late.
      if (manager.version < 2 && (surface?.state.content !== undefined || surface?.pending.attached)) {
        throw new RequestError(
          decoration,
          ZxdgToplevelDecorationV1Error.unconfigured_buffer,
          `${toplevel} already has a buffer`,
        );
      }
      toplevel.decoration = decoration;
      toplevel.base.reconfigure();
    },
  };

export type DecorationMode = 'client_side' | 'server_side';

export class Decoration extends Resource {
  toplevel: XdgToplevel | undefined;
  /** What the client asked for. */
  wanted: DecorationMode | undefined;
  #configured = false;

  constructor(client: ClientConnection, id: number, version: number, toplevel: XdgToplevel) {
    super(client, id, version, zxdg_toplevel_decoration_v1);
    this.toplevel = toplevel;
  }

  override get requests(): typeof decorationRequests {
    return decorationRequests;
  }

  configure(): void {
    const { behaviour } = this.client.desktop;
    const mode = (behaviour.grantDecorationMode ? this.wanted : undefined) ?? behaviour.decorationMode;
    this.#configured = true;
    this.send('configure', ZxdgToplevelDecorationV1Mode[mode]);
  }

  checkBuffer(): void {
    if (this.#configured || this.version >= 2) return;
    throw new RequestError(this, ZxdgToplevelDecorationV1Error.unconfigured_buffer, 'a buffer came before configure');
  }

  checkToplevelDestroy(): void {
    throw new RequestError(this, ZxdgToplevelDecorationV1Error.orphaned, `${this.toplevel} was destroyed before`);
  }

  protected override destroyed(): void {
    if (this.toplevel?.decoration === this) this.toplevel.decoration = undefined;
  }
}

const decorationRequests: RequestTable<Decoration, XdgDecorationUnstableV1Requests['zxdg_toplevel_decoration_v1']> = {
  destroy() {},
  set_mode(self, mode: number) {
    const { client_side, server_side } = ZxdgToplevelDecorationV1Mode;
    if (mode !== client_side && mode !== server_side) {
      throw new RequestError(self, ZxdgToplevelDecorationV1Error.invalid_mode, `mode ${mode} is not in the enum`);
    }
    self.wanted = mode === client_side ? 'client_side' : 'server_side';
    self.toplevel?.base.reconfigure();
  },
  unset_mode(self) {
    self.wanted = undefined;
    self.toplevel?.base.reconfigure();
  },
};
