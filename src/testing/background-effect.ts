/** `ext_background_effect_v1`: where the background behind a surface is to be blurred. It is remembered, not drawn. */

import {
  ExtBackgroundEffectManagerV1Capability,
  ExtBackgroundEffectManagerV1Error,
  ExtBackgroundEffectSurfaceV1Error,
  type ExtBackgroundEffectV1Requests,
  ext_background_effect_manager_v1,
  ext_background_effect_surface_v1,
} from '../protocol/generated/ext-background-effect-v1.js';
import { canonical, type Region } from './geometry.js';
import type { Bind } from './globals.js';
import type { RegionResource } from './region.js';
import { PlainResource, RequestError, type RequestTable, type Resource } from './resource.js';
import type { Surface } from './surface.js';
import { onlyOne, pend, SurfaceAttachment, type SurfaceExtension } from './surface-extension.js';

type Requests = ExtBackgroundEffectV1Requests;

const blur: SurfaceExtension<Region> = {
  name: 'ext_background_effect_surface_v1',
  apply: (_surface, region) => (region.length === 0 ? undefined : region),
  told: (region) => (region.length === 0 ? undefined : canonical(region)),
};

const managerRequests: RequestTable<Resource, Requests['ext_background_effect_manager_v1']> = {
  destroy() {},
  get_background_effect(manager, id: number, surface: Surface) {
    onlyOne(manager, surface, BackgroundEffect, ExtBackgroundEffectManagerV1Error.background_effect_exists);
    new BackgroundEffect(manager.client, id, manager.version, ext_background_effect_surface_v1, surface);
  },
};

export const bindBackgroundEffectManager: Bind = (client, id, version) => {
  const manager = new PlainResource(client, id, version, ext_background_effect_manager_v1, managerRequests);
  manager.send('capabilities', ExtBackgroundEffectManagerV1Capability.blur);
  return manager;
};

class BackgroundEffect extends SurfaceAttachment {
  override get requests(): RequestTable<BackgroundEffect, Requests['ext_background_effect_surface_v1']> {
    return {
      destroy() {},
      set_blur_region(self, region: RegionResource | null) {
        if (self.surface === undefined) {
          throw new RequestError(self, ExtBackgroundEffectSurfaceV1Error.surface_destroyed, 'the surface is gone');
        }
        pend(self.surface, blur, region?.region ?? []);
      },
    };
  }

  override told(): unknown {
    return {};
  }

  protected override destroyed(): void {
    if (this.surface !== undefined) pend(this.surface, blur, []);
    super.destroyed();
  }
}
