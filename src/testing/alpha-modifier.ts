/** `wp_alpha_modifier_v1`: a factor for the opacity of a surface, which is drawn with it. */

import {
  type AlphaModifierV1Requests,
  WpAlphaModifierSurfaceV1Error,
  WpAlphaModifierV1Error,
  wp_alpha_modifier_surface_v1,
  wp_alpha_modifier_v1,
} from '../protocol/generated/alpha-modifier-v1.js';
import type { Bind } from './globals.js';
import { PlainResource, RequestError, type RequestTable, type Resource } from './resource.js';
import type { Surface } from './surface.js';
import { currentOf, onlyOne, pend, SurfaceAttachment, type SurfaceExtension } from './surface-extension.js';

const OPAQUE = 0xffffffff;

const multiplier: SurfaceExtension<number> = {
  name: 'wp_alpha_modifier_surface_v1',
  apply: (_surface, factor) => (factor === OPAQUE ? undefined : factor),
  told: (factor) => (factor === OPAQUE ? undefined : factor),
};

/** 0 … 1, or `undefined` for a surface without a factor. */
export function opacityOf(surface: Surface): number | undefined {
  const factor = currentOf(surface, multiplier);
  return factor === undefined ? undefined : factor / OPAQUE;
}

const managerRequests: RequestTable<Resource, AlphaModifierV1Requests['wp_alpha_modifier_v1']> = {
  destroy() {},
  get_surface(manager, id: number, surface: Surface) {
    onlyOne(manager, surface, AlphaModifier, WpAlphaModifierV1Error.already_constructed);
    new AlphaModifier(manager.client, id, manager.version, wp_alpha_modifier_surface_v1, surface);
  },
};

export const bindAlphaModifier: Bind = (client, id, version) =>
  new PlainResource(client, id, version, wp_alpha_modifier_v1, managerRequests);

class AlphaModifier extends SurfaceAttachment {
  override get requests(): RequestTable<AlphaModifier, AlphaModifierV1Requests['wp_alpha_modifier_surface_v1']> {
    return {
      destroy() {},
      set_multiplier(self, factor: number) {
        if (self.surface === undefined) {
          throw new RequestError(self, WpAlphaModifierSurfaceV1Error.no_surface, 'the surface was destroyed');
        }
        pend(self.surface, multiplier, factor);
      },
    };
  }

  override told(): unknown {
    return {};
  }

  protected override destroyed(): void {
    if (this.surface !== undefined) pend(this.surface, multiplier, OPAQUE);
    super.destroyed();
  }
}
