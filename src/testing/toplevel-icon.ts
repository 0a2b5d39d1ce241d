/** `xdg_toplevel_icon_v1`: icons of windows, by name or as pixels. */

import { createHash } from 'node:crypto';
import {
  XdgToplevelIconV1Error,
  type XdgToplevelIconV1Requests,
  xdg_toplevel_icon_manager_v1,
  xdg_toplevel_icon_v1,
} from '../protocol/generated/xdg-toplevel-icon-v1.js';
import type { Buffer } from './buffer.js';
import type { ClientConnection } from './client-connection.js';
import { RequestError, type RequestTable, Resource } from './resource.js';
import { ShmBuffer } from './shm.js';
import { pend, type SurfaceExtension } from './surface-extension.js';
import type { XdgToplevel } from './xdg-toplevel.js';

/** Sizes that are said to be liked. */
const SIZES = [32, 64];

interface IconPicture {
  readonly size: number;
  readonly scale: number;
  readonly sha256: string;
}

interface Icon {
  readonly name?: string;
  /** By size, then scale. */
  readonly pictures: readonly IconPicture[];
}

const isEmpty = ({ name, pictures }: Icon): boolean => name === undefined && pictures.length === 0;

/** The icon of a window: an empty one is its default. */
const windowIcon: SurfaceExtension<Icon> = {
  name: 'xdg_toplevel_icon_v1',
  ofWindow: true,
  apply: (_surface, icon) => (isEmpty(icon) ? undefined : icon),
  told: (icon) => (isEmpty(icon) ? undefined : icon),
};

export class ToplevelIconManager extends Resource {
  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, xdg_toplevel_icon_manager_v1);
    for (const size of SIZES) this.send('icon_size', size);
    this.send('done');
  }

  override get requests(): typeof managerRequests {
    return managerRequests;
  }
}

const managerRequests: RequestTable<ToplevelIconManager, XdgToplevelIconV1Requests['xdg_toplevel_icon_manager_v1']> = {
  destroy() {},
  create_icon(manager, id: number) {
    new ToplevelIcon(manager.client, id, manager.version);
  },
  set_icon(_manager, { base }: XdgToplevel, icon: ToplevelIcon | null) {
    const picture = icon?.assign() ?? { pictures: [] };
    if (base.surface !== undefined) pend(base.surface, windowIcon, picture);
  },
};

export class ToplevelIcon extends Resource {
  #name: string | undefined;
  readonly #pictures = new Map<string, { buffer: ShmBuffer; scale: number; sha256: string }>();
  #assigned = false;

  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, xdg_toplevel_icon_v1);
  }

  override get requests(): typeof iconRequests {
    return iconRequests;
  }

  get #icon(): Icon {
    const pictures = [...this.#pictures.values()].map(({ buffer, scale, sha256 }) => ({
      size: buffer.width,
      scale,
      sha256,
    }));
    pictures.sort((a, b) => a.size - b.size || a.scale - b.scale);
    return { ...(this.#name !== undefined && { name: this.#name }), pictures };
  }

  override told(): unknown {
    return { ...this.#icon, assigned: this.#assigned };
  }

  checkMutable(): void {
    if (!this.#assigned) return;
    throw new RequestError(this, XdgToplevelIconV1Error.immutable, 'it was assigned to a window');
  }

  set name(name: string) {
    this.#name = name;
  }

  add(buffer: Buffer, scale: number): void {
    if (!(buffer instanceof ShmBuffer) || buffer.width !== buffer.height) {
      throw new RequestError(
        this,
        XdgToplevelIconV1Error.invalid_buffer,
        `${buffer} of ${buffer.width}x${buffer.height} is no square of wl_shm`,
      );
    }
    const image = buffer.capture();
    const hash = createHash('sha256');
    if (image.kind === 'shm') hash.update(image.bytes);
    buffer.watchers.add(this.#bufferGone);
    this.#pictures.set(`${buffer.width}@${scale}`, { buffer, scale, sha256: hash.digest('hex') });
  }

  /** @returns what it is, for ever */
  assign(): Icon {
    this.#assigned = true;
    return this.#icon;
  }

  readonly #bufferGone = (buffer: Buffer): void => {
    if ([...this.#pictures.values()].every((one) => one.buffer !== buffer)) return;
    throw new RequestError(this, XdgToplevelIconV1Error.no_buffer, `${buffer} was destroyed before the icon`);
  };

  protected override destroyed(): void {
    for (const { buffer } of this.#pictures.values()) buffer.watchers.delete(this.#bufferGone);
  }
}

const iconRequests: RequestTable<ToplevelIcon, XdgToplevelIconV1Requests['xdg_toplevel_icon_v1']> = {
  destroy() {},
  set_name(icon, name: string) {
    icon.checkMutable();
    icon.name = name;
  },
  add_buffer(icon, buffer: Buffer, scale: number) {
    icon.checkMutable();
    icon.add(buffer, scale);
  },
};
