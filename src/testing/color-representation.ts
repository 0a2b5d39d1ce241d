/** `wp_color_representation_v1`: how the numbers of a buffer stand for colours. It is checked and remembered; nothing is drawn otherwise. */

import {
  type ColorRepresentationV1Requests,
  WpColorRepresentationManagerV1Error,
  WpColorRepresentationSurfaceV1AlphaMode,
  WpColorRepresentationSurfaceV1ChromaLocation,
  WpColorRepresentationSurfaceV1Coefficients,
  WpColorRepresentationSurfaceV1Error,
  WpColorRepresentationSurfaceV1Range,
  wp_color_representation_manager_v1,
  wp_color_representation_surface_v1,
} from '../protocol/generated/color-representation-v1.js';
import type { ClientConnection } from './client-connection.js';
import type { Bind } from './globals.js';
import { RequestError, type RequestTable, Resource } from './resource.js';
import type { Surface } from './surface.js';
import { currentOf, onlyOne, pend, pendingOf, SurfaceAttachment, type SurfaceExtension } from './surface-extension.js';
import type { Update } from './surface-state.js';

type Requests = ColorRepresentationV1Requests;

/** The buffers here are all RGB, for which only this matrix means something. */
const IDENTITY = WpColorRepresentationSurfaceV1Coefficients.identity;
const FULL = WpColorRepresentationSurfaceV1Range.full;
/** Advertised for buffers that no shm format describes. */
const BT709 = WpColorRepresentationSurfaceV1Coefficients.bt709;
const LIMITED = WpColorRepresentationSurfaceV1Range.limited;

const supported: readonly (readonly [coefficients: number, range: number])[] = [
  [IDENTITY, FULL],
  [BT709, LIMITED],
];
const { premultiplied_electrical: PREMULTIPLIED, straight: STRAIGHT } = WpColorRepresentationSurfaceV1AlphaMode;

function alphaModesOf({ desktop }: ClientConnection): readonly number[] {
  return desktop.behaviour.straightAlpha ? [PREMULTIPLIED, STRAIGHT] : [PREMULTIPLIED];
}

interface Representation {
  readonly alphaMode?: number;
  readonly coefficients?: number;
  readonly range?: number;
  readonly chromaLocation?: number;
  /** What was set before ends. */
  readonly unset?: true;
}

const isEmpty = ({ unset: _unset, ...rest }: Representation): boolean => Object.keys(rest).length === 0;
const over = (earlier: Representation, later: Representation): Representation =>
  later.unset === true ? later : { ...earlier, ...later };

const representation: SurfaceExtension<Representation> = {
  name: 'wp_color_representation_surface_v1',
  merge: over,
  apply(_surface, value, before) {
    const { unset: _unset, ...now } = over(before ?? {}, value);
    return isEmpty(now) ? undefined : now;
  },
  told: (value) => (isEmpty(value) ? undefined : value),
};

class ColorRepresentationManager extends Resource {
  override get requests(): typeof managerRequests {
    return managerRequests;
  }
}

const managerRequests: RequestTable<Resource, Requests['wp_color_representation_manager_v1']> = {
  destroy() {},
  get_surface(manager, id: number, surface: Surface) {
    onlyOne(manager, surface, ColorRepresentation, WpColorRepresentationManagerV1Error.surface_exists);
    new ColorRepresentation(manager.client, id, manager.version, wp_color_representation_surface_v1, surface);
  },
};

export const bindColorRepresentationManager: Bind = (client, id, version) => {
  const manager = new ColorRepresentationManager(client, id, version, wp_color_representation_manager_v1);
  for (const mode of alphaModesOf(client)) manager.send('supported_alpha_mode', mode);
  for (const pair of supported) manager.send('supported_coefficients_and_ranges', ...pair);
  manager.send('done');
  return manager;
};

class ColorRepresentation extends SurfaceAttachment {
  override get requests(): typeof requests {
    return requests;
  }

  override told(): unknown {
    return {};
  }

  set(value: Representation): void {
    const { surface } = this;
    if (surface === undefined) {
      throw new RequestError(this, WpColorRepresentationSurfaceV1Error.inert, 'the surface was destroyed');
    }
    pend(surface, representation, { ...pendingOf(surface, representation), ...value });
  }

  /** Every buffer here is RGB: neither another matrix nor a chroma location can belong to it. */
  override checkCommit({ attached, extensions }: Update): void {
    const { surface } = this;
    if (surface === undefined) return;
    const cached = surface.cached;
    const latest = (from: Update | undefined): Representation =>
      (from?.extensions.get(representation) as Representation | undefined) ?? {};
    const pending = (extensions.get(representation) as Representation | undefined) ?? {};
    const now = over(over(currentOf(surface, representation) ?? {}, latest(cached)), pending);
    const before = cached?.content === undefined ? surface.state.content : cached.content;
    const content = attached === undefined ? before : attached;
    if (!content) return;
    if ((now.coefficients ?? IDENTITY) === IDENTITY && now.chromaLocation === undefined) return;
    throw new RequestError(
      this,
      WpColorRepresentationSurfaceV1Error.pixel_format,
      `an RGB buffer has no coefficients ${now.coefficients} and no chroma location`,
    );
  }

  protected override destroyed(): void {
    if (this.surface !== undefined) pend(this.surface, representation, { unset: true });
    super.destroyed();
  }
}

const requests: RequestTable<ColorRepresentation, Requests['wp_color_representation_surface_v1']> = {
  destroy() {},
  set_alpha_mode(self, alphaMode: number) {
    if (self.surface !== undefined && !alphaModesOf(self.client).includes(alphaMode)) {
      throw new RequestError(self, WpColorRepresentationSurfaceV1Error.alpha_mode, `alpha mode ${alphaMode}`);
    }
    self.set({ alphaMode });
  },
  set_coefficients_and_range(self, coefficients: number, range: number) {
    if (self.surface !== undefined && !supported.some(([a, b]) => a === coefficients && b === range)) {
      throw new RequestError(
        self,
        WpColorRepresentationSurfaceV1Error.coefficients,
        `coefficients ${coefficients} with range ${range}`,
      );
    }
    self.set({ coefficients, range });
  },
  set_chroma_location(self, chromaLocation: number) {
    const known = (Object.values(WpColorRepresentationSurfaceV1ChromaLocation) as number[]).includes(chromaLocation);
    if (self.surface !== undefined && !known) {
      throw new RequestError(
        self,
        WpColorRepresentationSurfaceV1Error.chroma_location,
        `chroma location ${chromaLocation}`,
      );
    }
    self.set({ chromaLocation });
  },
};
