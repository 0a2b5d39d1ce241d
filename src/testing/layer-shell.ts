/** `wlr_layer_shell_unstable_v1`: panels, wallpapers and overlays that stand at the edges of an output. */

import {
  type WlrLayerShellUnstableV1Requests,
  ZwlrLayerShellV1Error,
  ZwlrLayerShellV1Layer,
  ZwlrLayerSurfaceV1Error,
  ZwlrLayerSurfaceV1KeyboardInteractivity,
  zwlr_layer_shell_v1,
  zwlr_layer_surface_v1,
} from '../protocol/generated/wlr-layer-shell-unstable-v1.js';
import { XdgWmBaseError } from '../protocol/generated/xdg-shell.js';
import type { ClientConnection } from './client-connection.js';
import type { Rectangle, Size } from './geometry.js';
import { configuredSize, Edge, type LayerState, newLayerState, placeLayer, sizeFollows } from './layers.js';
import type { Output, OutputResource } from './output.js';
import { RequestError, type RequestTable, Resource } from './resource.js';
import type { Surface, SurfaceRole } from './surface.js';
import { currentOf, pend, pendingOf, type SurfaceExtension } from './surface-extension.js';
import type { Update } from './surface-state.js';
import type { XdgPopup } from './xdg-popup.js';

const INT_MAX = 0x7fffffff;
const ALL_EDGES = Edge.top | Edge.bottom | Edge.left | Edge.right;

export class LayerShell extends Resource {
  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, zwlr_layer_shell_v1);
  }

  override get requests(): typeof shellRequests {
    return shellRequests;
  }
}

const shellRequests: RequestTable<LayerShell, WlrLayerShellUnstableV1Requests['zwlr_layer_shell_v1']> = {
  get_layer_surface(
    shell,
    id: number,
    surface: Surface,
    output: OutputResource | null,
    layer: number,
    namespace: string,
  ) {
    if (surface.role !== undefined || !surface.takeRole('zwlr_layer_surface_v1')) {
      throw new RequestError(shell, ZwlrLayerShellV1Error.role, `${surface} is a ${surface.roleName ?? 'window'}`);
    }
    if (layer > ZwlrLayerShellV1Layer.overlay) {
      throw new RequestError(shell, ZwlrLayerShellV1Error.invalid_layer, `layer ${layer} is not in the enum`);
    }
    if (surface.state.content !== undefined || surface.pending.attached) {
      throw new RequestError(shell, ZwlrLayerShellV1Error.already_constructed, `${surface} already has a buffer`);
    }
    new LayerSurface(shell, id, surface, { output: output?.output, layer, namespace });
  },
  destroy() {},
};

/** What was set of it. */
const layerState: SurfaceExtension<Partial<LayerState>> = {
  name: 'zwlr_layer_surface_v1',
  merge: (earlier, later) => ({ ...earlier, ...later }),
  apply: (_surface, value, before) => ({ ...before, ...value }),
};

export class LayerSurface extends Resource implements SurfaceRole {
  readonly holdsSurface = true;
  /** `undefined` once it is gone. */
  surface: Surface | undefined;
  /** As the client asked for. */
  readonly wantedOutput: Output | undefined;
  readonly output: Output | undefined;
  readonly namespace: string;
  readonly #firstLayer: number;
  initialised = false;
  configured = false;
  closed = false;
  /** Serials of configures that were not acknowledged. */
  #serials: number[] = [];
  #told: Size | undefined;

  constructor(
    shell: LayerShell,
    id: number,
    surface: Surface,
    what: { readonly output: Output | undefined; readonly layer: number; readonly namespace: string },
  ) {
    super(shell.client, id, shell.version, zwlr_layer_surface_v1);
    const { desktop } = this.client;
    this.surface = surface;
    this.wantedOutput = what.output;
    this.output = what.output ?? desktop.outputs[0];
    this.#firstLayer = what.layer;
    this.namespace = what.namespace;
    surface.role = this;
    desktop.layers.push(this);
    this.reconsider();
  }

  override get requests(): typeof layerRequests {
    return layerRequests;
  }

  get state(): LayerState {
    const set = this.surface === undefined ? undefined : currentOf(this.surface, layerState);
    return { ...newLayerState(this.#firstLayer), ...set };
  }

  get mapped(): boolean {
    return this.surface?.windowMapped === true;
  }

  /** Whether it has the keyboard for itself. */
  get takesKeyboard(): boolean {
    const { layer, interactivity } = this.state;
    return this.mapped && interactivity === ZwlrLayerSurfaceV1KeyboardInteractivity.exclusive && layer >= 2;
  }

  /** On the screen, in logical pixels. */
  get rectangle(): Rectangle {
    const size = this.surface?.size ?? { width: 0, height: 0 };
    return placeLayer(this.#bounds, this.state, size);
  }

  get #bounds(): Rectangle {
    const none = { x: 0, y: 0, width: 0, height: 0 };
    return this.output === undefined ? none : this.client.desktop.boundsOf(this, this.output);
  }

  get called(): string {
    return `layer surface ${JSON.stringify(this.namespace)}`;
  }

  roleState(): unknown {
    const { namespace, initialised, configured, mapped, closed } = this;
    return {
      namespace,
      output: this.wantedOutput?.name ?? 'any',
      layer: this.#firstLayer,
      initialised,
      configured,
      mapped,
      closed,
    };
  }

  pend(update: Partial<LayerState>): void {
    if (this.surface === undefined) return;
    pend(this.surface, layerState, { ...pendingOf(this.surface, layerState), ...update });
  }

  checkCommit(update: Update): void {
    if (this.closed || this.surface === undefined) return;
    const next = { ...this.state, ...pendingOf(this.surface, layerState) };
    if (!sizeFollows(next)) {
      throw new RequestError(
        this,
        ZwlrLayerSurfaceV1Error.invalid_size,
        `size ${next.width}x${next.height} leaves out what the anchors ${next.anchor} don't give`,
      );
    }
    if (update.attached && !this.configured) {
      throw new RequestError(
        this,
        ZwlrLayerSurfaceV1Error.invalid_surface_state,
        'a buffer was committed before a configure was acknowledged',
      );
    }
  }

  applied(): void {
    const { surface } = this;
    if (surface === undefined || this.closed) return;
    const { desktop } = this.client;
    if (surface.state.content !== undefined) {
      surface.windowMapped = true;
      desktop.layerChanged();
    } else if (this.mapped) {
      this.#unmap();
    } else if (!this.initialised) {
      this.initialised = true;
      if (!this.client.desktop.behaviour.configureNever) this.#configure();
    }
    this.reconsider();
  }

  #configure(): void {
    const size = configuredSize(this.#bounds, this.state);
    const serial = this.client.desktop.serial();
    this.#told = size;
    this.#serials.push(serial);
    this.send('configure', serial, size.width, size.height);
  }

  /** What it stands on changed, perhaps. */
  reconsider(): void {
    if (this.closed) return;
    if (this.output === undefined || !this.client.desktop.outputs.includes(this.output)) {
      this.close();
      return;
    }
    if (!this.initialised) return;
    const size = configuredSize(this.#bounds, this.state);
    if (size.width !== this.#told?.width || size.height !== this.#told.height) this.#configure();
  }

  acknowledge(serial: number): void {
    const at = this.#serials.indexOf(serial);
    if (at < 0) {
      if (this.closed) return;
      throw new RequestError(
        this,
        ZwlrLayerSurfaceV1Error.invalid_surface_state,
        `serial ${serial} is of no configure, or was acknowledged before`,
      );
    }
    this.#serials = this.#serials.slice(at + 1);
    this.configured = true;
  }

  /** Back to what it was right after get_layer_surface. */
  #unmap(): void {
    const { surface } = this;
    if (surface === undefined || !this.mapped) return;
    const { desktop } = this.client;
    surface.windowMapped = false;
    surface.state.extensions.delete(layerState);
    this.initialised = false;
    this.configured = false;
    this.#serials = [];
    this.#told = undefined;
    for (const popup of desktop.popups.filter((one) => one.parent === this).reverse()) popup.dismiss();
    desktop.layerChanged();
  }

  /** It is not shown any more, whatever the client does. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.#unmap();
    this.send('closed');
  }

  surfaceDestroyed(): void {
    this.#unmap();
    this.surface = undefined;
  }

  protected override destroyed(): void {
    const { desktop } = this.client;
    this.#unmap();
    desktop.layers.splice(desktop.layers.indexOf(this), 1);
    desktop.layerChanged();
    const { surface } = this;
    if (surface === undefined) return;
    surface.role = undefined;
    surface.state.extensions.delete(layerState);
    surface.pending.extensions.delete(layerState);
    this.surface = undefined;
  }
}

const layerRequests: RequestTable<LayerSurface, WlrLayerShellUnstableV1Requests['zwlr_layer_surface_v1']> = {
  set_size(self, width: number, height: number) {
    if (width > INT_MAX || height > INT_MAX) {
      throw new RequestError(self, ZwlrLayerSurfaceV1Error.invalid_size, `size ${width}x${height}`);
    }
    self.pend({ width, height });
  },
  set_anchor(self, anchor: number) {
    if (anchor > ALL_EDGES) {
      throw new RequestError(self, ZwlrLayerSurfaceV1Error.invalid_anchor, `anchor ${anchor} is not in the bitfield`);
    }
    self.pend({ anchor });
  },
  set_exclusive_zone(self, zone: number) {
    self.pend({ zone });
  },
  set_margin(self, top: number, right: number, bottom: number, left: number) {
    self.pend({ margin: { top, right, bottom, left } });
  },
  set_keyboard_interactivity(self, wanted: number) {
    const { none, exclusive, on_demand } = ZwlrLayerSurfaceV1KeyboardInteractivity;
    if (wanted > (self.version >= 4 ? on_demand : exclusive)) {
      throw new RequestError(
        self,
        ZwlrLayerSurfaceV1Error.invalid_keyboard_interactivity,
        `keyboard interactivity ${wanted} is none of ${none} … in version ${self.version}`,
      );
    }
    self.pend({ interactivity: wanted });
  },
  get_popup(self, popup: XdgPopup) {
    if (popup.parent !== undefined || popup.base.initialised) {
      throw new RequestError(
        popup.base.wmBase,
        XdgWmBaseError.invalid_popup_parent,
        `${popup} already has a parent or was committed`,
      );
    }
    popup.parent = self;
  },
  ack_configure(self, serial: number) {
    self.acknowledge(serial);
  },
  destroy() {},
  set_layer(self, layer: number) {
    if (layer > ZwlrLayerShellV1Layer.overlay) {
      // The enum of the error is the shell's; wlroots sends it on this object.
      throw new RequestError(self, ZwlrLayerShellV1Error.invalid_layer, `layer ${layer} is not in the enum`);
    }
    self.pend({ layer });
  },
};
