/** Lists of all windows for taskbars: `ext_foreign_toplevel_list_v1` and `wlr_foreign_toplevel_management_unstable_v1`. */

import {
  type ExtForeignToplevelListV1Requests,
  ext_foreign_toplevel_handle_v1,
  ext_foreign_toplevel_list_v1,
} from '../protocol/generated/ext-foreign-toplevel-list-v1.js';
import {
  type WlrForeignToplevelManagementUnstableV1Requests,
  ZwlrForeignToplevelHandleV1Error,
  ZwlrForeignToplevelHandleV1State,
  zwlr_foreign_toplevel_handle_v1,
  zwlr_foreign_toplevel_manager_v1,
} from '../protocol/generated/wlr-foreign-toplevel-management-unstable-v1.js';
import type { ClientConnection } from './client-connection.js';
import type { Output, OutputResource } from './output.js';
import { type NameOf, RequestError, type RequestTable, Resource } from './resource.js';
import type { SeatResource } from './seat.js';
import type { Surface } from './surface.js';
import type { XdgToplevel } from './xdg-toplevel.js';

/** Who is told of mapped windows. */
export interface WindowWatcher {
  windowMapped(window: XdgToplevel): void;
  /** Something of some windows may be another. */
  windowsChanged(): void;
  windowUnmapped(window: XdgToplevel): void;
}

interface Handle extends Resource {
  /** Tells what is not as it was told. */
  update(): void;
}

/** What both lists do: a handle for each window that was mapped since, until they are stopped. */
abstract class List<H extends Handle> extends Resource implements WindowWatcher {
  readonly handles = new Map<XdgToplevel, H>();

  protected abstract handleFor(window: XdgToplevel): H;

  protected watch(): void {
    const { desktop } = this.client;
    desktop.windowWatchers.add(this);
    for (const window of desktop.windows) this.windowMapped(window);
  }

  windowMapped(window: XdgToplevel): void {
    const handle = this.handleFor(window);
    this.handles.set(window, handle);
    this.send('toplevel', handle);
    handle.update();
  }

  windowsChanged(): void {
    for (const handle of this.handles.values()) handle.update();
  }

  windowUnmapped(window: XdgToplevel): void {
    const handle = this.handles.get(window);
    this.handles.delete(window);
    handle?.send('closed');
  }

  stop(): void {
    if (!this.client.desktop.windowWatchers.delete(this)) return;
    this.send('finished');
  }

  protected override destroyed(): void {
    this.client.desktop.windowWatchers.delete(this);
  }
}

// ------------------------------------------------------------------ ext_foreign_toplevel_list_v1

export class ToplevelList extends List<ToplevelHandle> {
  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, ext_foreign_toplevel_list_v1);
    this.watch();
  }

  override get requests(): typeof listRequests {
    return listRequests;
  }

  protected override handleFor(window: XdgToplevel): ToplevelHandle {
    return new ToplevelHandle(this, window);
  }
}

const listRequests: RequestTable<ToplevelList, ExtForeignToplevelListV1Requests['ext_foreign_toplevel_list_v1']> = {
  stop(list) {
    list.stop();
  },
  destroy() {},
};

export class ToplevelHandle extends Resource implements Handle {
  readonly #list: ToplevelList;
  readonly #window: XdgToplevel;
  #told: { title?: string | undefined; appId?: string | undefined } | undefined;

  constructor(list: ToplevelList, window: XdgToplevel) {
    super(list.client, list.client.serverId(), list.version, ext_foreign_toplevel_handle_v1);
    this.#list = list;
    this.#window = window;
  }

  override get requests(): RequestTable<
    ToplevelHandle,
    ExtForeignToplevelListV1Requests['ext_foreign_toplevel_handle_v1']
  > {
    return { destroy() {} };
  }

  update(): void {
    const { title, appId, identifier } = this.#window;
    const told = this.#told;
    if (told !== undefined && told.title === title && told.appId === appId) return;
    this.#told = { title, appId };
    if (told === undefined) this.send('identifier', identifier);
    if (title !== undefined && title !== told?.title) this.send('title', title);
    if (appId !== undefined && appId !== told?.appId) this.send('app_id', appId);
    this.send('done');
  }

  protected override destroyed(): void {
    if (this.#list.handles.get(this.#window) === this) this.#list.handles.delete(this.#window);
  }
}

// ------------------------------------------------------------------ wlr_foreign_toplevel_management_unstable_v1

export class ToplevelManager extends List<ManagedToplevel> {
  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, zwlr_foreign_toplevel_manager_v1);
    this.watch();
  }

  override get requests(): typeof managerRequests {
    return managerRequests;
  }

  protected override handleFor(window: XdgToplevel): ManagedToplevel {
    return new ManagedToplevel(this, window);
  }

  override stop(): void {
    super.stop();
    this.destroy();
  }
}

const managerRequests: RequestTable<
  ToplevelManager,
  WlrForeignToplevelManagementUnstableV1Requests['zwlr_foreign_toplevel_manager_v1']
> = {
  stop(manager) {
    manager.stop();
  },
};

export class ManagedToplevel extends Resource implements Handle {
  readonly #manager: ToplevelManager;
  readonly #window: XdgToplevel;
  readonly #outputs = new Set<Output>();
  #title: string | undefined;
  #appId: string | undefined;
  #states: string | undefined;
  #parent: XdgToplevel | undefined;
  #rectangle: { surface: Surface; x: number; y: number; width: number; height: number } | undefined;

  constructor(manager: ToplevelManager, window: XdgToplevel) {
    super(manager.client, manager.client.serverId(), manager.version, zwlr_foreign_toplevel_handle_v1);
    this.#manager = manager;
    this.#window = window;
  }

  override get requests(): typeof managedRequests {
    return managedRequests;
  }

  /** A hint of the client about its own surface; the rest is the compositor's. */
  override told(name: NameOf): unknown {
    if (this.#rectangle === undefined) return undefined;
    const { surface, ...rectangle } = this.#rectangle;
    return { window: name(this.window?.base.surface), rectangle, surface: name(surface) };
  }

  /** `undefined` once it was closed. */
  get window(): XdgToplevel | undefined {
    return this.#manager.handles.get(this.#window) === this ? this.#window : undefined;
  }

  update(): void {
    const { title, appId } = this.#window;
    let changed = false;
    if (title !== undefined && title !== this.#title) {
      changed = true;
      this.#title = title;
      this.send('title', title);
    }
    if (appId !== undefined && appId !== this.#appId) {
      changed = true;
      this.#appId = appId;
      this.send('app_id', appId);
    }
    if (this.#updateOutputs()) changed = true;
    if (this.#updateStates()) changed = true;
    if (this.#updateParent()) changed = true;
    if (changed) this.send('done');
  }

  #updateOutputs(): boolean {
    const on = this.#window.base.surface?.outputs ?? new Set<Output>();
    const tell = (event: string, output: Output): void => {
      for (const resource of output.resourcesOf(this.client)) this.send(event, resource);
    };
    const [come, gone] = [
      [...on].filter((one) => !this.#outputs.has(one)),
      [...this.#outputs].filter((one) => !on.has(one)),
    ];
    for (const output of come) {
      this.#outputs.add(output);
      tell('output_enter', output);
    }
    for (const output of gone) {
      this.#outputs.delete(output);
      tell('output_leave', output);
    }
    return come.length + gone.length > 0;
  }

  #updateStates(): boolean {
    const { maximized, activated, fullscreen } = ZwlrForeignToplevelHandleV1State;
    const numbers: Record<string, number> = { maximized, activated, ...(this.version >= 2 && { fullscreen }) };
    const states = this.#window.states.flatMap((one) => numbers[one] ?? []);
    const now = states.join();
    if (now === this.#states) return false;
    this.#states = now;
    this.send('state', new Uint8Array(Uint32Array.from(states).buffer));
    return true;
  }

  #updateParent(): boolean {
    const { parent } = this.#window;
    if (parent === this.#parent) return false;
    this.#parent = parent;
    this.send('parent', (parent && this.#manager.handles.get(parent)) ?? null);
    return this.version >= 3;
  }

  setRectangle(surface: Surface, x: number, y: number, width: number, height: number): void {
    if (width < 0 || height < 0) {
      throw new RequestError(this, ZwlrForeignToplevelHandleV1Error.invalid_rectangle, `size ${width}x${height}`);
    }
    this.#rectangle = width === 0 && height === 0 ? undefined : { surface, x, y, width, height };
  }

  protected override destroyed(): void {
    if (this.#manager.handles.get(this.#window) === this) this.#manager.handles.delete(this.#window);
  }
}

const managedRequests: RequestTable<
  ManagedToplevel,
  WlrForeignToplevelManagementUnstableV1Requests['zwlr_foreign_toplevel_handle_v1']
> = {
  set_maximized({ window }) {
    window?.setMaximized(true);
  },
  unset_maximized({ window }) {
    window?.setMaximized(false);
  },
  // Nothing is ever minimized here, as nothing could show it.
  set_minimized() {},
  unset_minimized() {},
  activate({ window }, _seat: SeatResource) {
    if (window === undefined) return;
    window.client.desktop.raise(window);
    window.client.desktop.focus(window);
  },
  close({ window }) {
    window?.send('close');
  },
  set_rectangle(self, surface: Surface, x: number, y: number, width: number, height: number) {
    self.setRectangle(surface, x, y, width, height);
  },
  destroy() {},
  set_fullscreen({ window }, output: OutputResource | null) {
    window?.setFullscreen({ output: output?.output });
  },
  unset_fullscreen({ window }) {
    window?.setFullscreen(undefined);
  },
};
