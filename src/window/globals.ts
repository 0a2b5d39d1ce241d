/** What all windows of a session share: the globals that they are made through, bound once. */

import { WlCompositor, WlShm, type WlShmFormat } from '../protocol/generated/wayland.js';
import { ZxdgDecorationManagerV1 } from '../protocol/generated/xdg-decoration-unstable-v1.js';
import { XdgWmBase } from '../protocol/generated/xdg-shell.js';
import type { WaylandProxy } from '../protocol/index.js';
import type { Session } from '../session/index.js';
import { OutputScales, type SavedOutputs } from './outputs.js';

/** The shared globals as data: handles, and what their events said. */
export interface SavedGlobals {
  readonly compositor: number;
  readonly shm: number;
  readonly wmBase: number;
  readonly decorations: number | null;
  readonly formats: readonly number[];
  readonly outputs: SavedOutputs;
}

/** From version 7 on a surface can ask for a release of its own; nothing here does. */
const COMPOSITOR_VERSION = 6;

export class WindowGlobals {
  readonly compositor: WlCompositor;
  readonly shm: WlShm;
  readonly wmBase: XdgWmBase;
  /** Undefined where the compositor has no say in decorations. */
  readonly decorations: ZxdgDecorationManagerV1 | undefined;
  /** Codes of the pixel formats that the compositor takes. Known after a round trip. */
  readonly formats: Set<number>;
  readonly outputs: OutputScales;

  private constructor(
    objects: Pick<WindowGlobals, 'compositor' | 'shm' | 'wmBase' | 'decorations' | 'outputs'>,
    formats: Iterable<number> = [],
  ) {
    this.compositor = objects.compositor;
    this.shm = objects.shm;
    this.wmBase = objects.wmBase;
    this.decorations = objects.decorations;
    this.outputs = objects.outputs;
    this.formats = new Set(formats);
    this.shm.on('format', ({ format }) => this.formats.add(format));
    // xdg-shell: xdg_wm_base.ping: who does not answer may be taken for hung.
    this.wmBase.on('ping', ({ serial }) => this.wmBase.pong(serial));
  }

  /** @throws ERR_WL_GLOBAL_MISSING when the compositor has no shared memory or no desktop windows */
  static bind(session: Session): WindowGlobals {
    const offered = session.globals.some((global) => global.interface === ZxdgDecorationManagerV1.interface.name);
    return new WindowGlobals({
      compositor: session.bind(WlCompositor, { max: COMPOSITOR_VERSION }),
      shm: session.bind(WlShm),
      wmBase: session.bind(XdgWmBase),
      decorations: offered ? session.bind(ZxdgDecorationManagerV1) : undefined,
      outputs: new OutputScales(session),
    });
  }

  /** The same around objects that exist already; undefined if one that can't be missed did not come back. */
  static adopt(
    session: Session,
    saved: SavedGlobals,
    object: (handle: number) => WaylandProxy | undefined,
  ): WindowGlobals | undefined {
    const compositor = object(saved.compositor) as WlCompositor | undefined;
    const shm = object(saved.shm) as WlShm | undefined;
    const wmBase = object(saved.wmBase) as XdgWmBase | undefined;
    if (compositor === undefined || shm === undefined || wmBase === undefined) return undefined;
    const decorations =
      saved.decorations === null ? undefined : (object(saved.decorations) as ZxdgDecorationManagerV1 | undefined);
    const outputs = OutputScales.adopt(session, saved.outputs, object);
    return new WindowGlobals({ compositor, shm, wmBase, decorations, outputs }, saved.formats);
  }

  save(): SavedGlobals {
    return {
      compositor: this.compositor.handle,
      shm: this.shm.handle,
      wmBase: this.wmBase.handle,
      decorations: this.decorations?.handle ?? null,
      formats: [...this.formats] as WlShmFormat[],
      outputs: this.outputs.save(),
    };
  }
}
