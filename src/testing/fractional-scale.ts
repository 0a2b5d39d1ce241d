/** `wp_fractional_scale_v1`: the scale of the outputs that show a surface, in 120ths. */

import {
  type FractionalScaleV1Requests,
  WpFractionalScaleManagerV1Error,
  wp_fractional_scale_manager_v1,
  wp_fractional_scale_v1,
} from '../protocol/generated/fractional-scale-v1.js';
import type { Bind } from './globals.js';
import { PlainResource, type RequestTable, type Resource } from './resource.js';
import type { Surface } from './surface.js';
import { onlyOne, SurfaceAttachment } from './surface-extension.js';

const managerRequests: RequestTable<Resource, FractionalScaleV1Requests['wp_fractional_scale_manager_v1']> = {
  destroy() {},
  get_fractional_scale(manager, id: number, surface: Surface) {
    onlyOne(manager, surface, FractionalScale, WpFractionalScaleManagerV1Error.fractional_scale_exists);
    const made = new FractionalScale(manager.client, id, manager.version, wp_fractional_scale_v1, surface);
    manager.client.desktop.prefer(surface);
    made.scalePreferred(surface.preferredScale);
  },
};

export const bindFractionalScaleManager: Bind = (client, id, version) =>
  new PlainResource(client, id, version, wp_fractional_scale_manager_v1, managerRequests);

class FractionalScale extends SurfaceAttachment {
  #told: number | undefined;

  override get requests(): RequestTable<Resource, FractionalScaleV1Requests['wp_fractional_scale_v1']> {
    return { destroy() {} };
  }

  override scalePreferred(scale: number): void {
    const wanted = Math.round(scale * 120);
    if (wanted === this.#told) return;
    this.#told = wanted;
    this.send('preferred_scale', wanted);
  }

  override told(): unknown {
    return {};
  }
}
