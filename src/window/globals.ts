/** What all windows of a session share: the globals that they are made through, bound once. */

import { WlCompositor, WlShm } from '../protocol/generated/wayland.js';
import { ZxdgDecorationManagerV1 } from '../protocol/generated/xdg-decoration-unstable-v1.js';
import { XdgWmBase } from '../protocol/generated/xdg-shell.js';
import type { Session } from '../session/index.js';
import { foundAs, type RingSources } from '../shm/index.js';
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
  static adopt(session: Session, saved: SavedGlobals, sources: Pick<RingSources, 'object'>): WindowGlobals | undefined {
    const compositor = foundAs(WlCompositor, saved.compositor, sources);
    const shm = foundAs(WlShm, saved.shm, sources);
    const wmBase = foundAs(XdgWmBase, saved.wmBase, sources);
    if (compositor === undefined || shm === undefined || wmBase === undefined) return undefined;
    const decorations = foundAs(ZxdgDecorationManagerV1, saved.decorations, sources);
    const outputs = OutputScales.adopt(session, saved.outputs, sources);
    return new WindowGlobals({ compositor, shm, wmBase, decorations, outputs }, saved.formats);
  }

  save(): SavedGlobals {
    return {
      compositor: this.compositor.handle,
      shm: this.shm.handle,
      wmBase: this.wmBase.handle,
      decorations: this.decorations?.handle ?? null,
      formats: [...this.formats],
      outputs: this.outputs.save(),
    };
  }
}
