/** `wp_content_type_v1` and `wp_tearing_control_v1`: hints about a surface's content, which are only remembered. */

import {
  type ContentTypeV1Requests,
  WpContentTypeManagerV1Error,
  WpContentTypeV1Type,
  wp_content_type_manager_v1,
  wp_content_type_v1,
} from '../protocol/generated/content-type-v1.js';
import {
  type TearingControlV1Requests,
  WpTearingControlManagerV1Error,
  WpTearingControlV1PresentationHint,
  wp_tearing_control_manager_v1,
  wp_tearing_control_v1,
} from '../protocol/generated/tearing-control-v1.js';
import type { Bind } from './globals.js';
import { PlainResource, type RequestTable, type Resource } from './resource.js';
import type { Surface } from './surface.js';
import { onlyOne, pend, SurfaceAttachment, type SurfaceExtension } from './surface-extension.js';

/** A number that is as on a new surface when it is 0. */
const hint = (name: string): SurfaceExtension<number> => ({
  name,
  apply: (_surface, value) => (value === 0 ? undefined : value),
  told: (value) => (value === 0 ? undefined : value),
});

const contentType = hint('wp_content_type_v1');
const presentationHint = hint('wp_tearing_control_v1');

const contentTypeRequests: RequestTable<Resource, ContentTypeV1Requests['wp_content_type_manager_v1']> = {
  destroy() {},
  get_surface_content_type(manager, id: number, surface: Surface) {
    onlyOne(manager, surface, ContentType, WpContentTypeManagerV1Error.already_constructed);
    new ContentType(manager.client, id, manager.version, wp_content_type_v1, surface);
  },
};

export const bindContentTypeManager: Bind = (client, id, version) =>
  new PlainResource(client, id, version, wp_content_type_manager_v1, contentTypeRequests);

class ContentType extends SurfaceAttachment {
  override get requests(): RequestTable<ContentType, ContentTypeV1Requests['wp_content_type_v1']> {
    return {
      destroy() {},
      set_content_type({ surface }, type: number) {
        if (surface !== undefined) pend(surface, contentType, type);
      },
    };
  }

  override told(): unknown {
    return {};
  }

  protected override destroyed(): void {
    if (this.surface !== undefined) pend(this.surface, contentType, WpContentTypeV1Type.none);
    super.destroyed();
  }
}

const tearingRequests: RequestTable<Resource, TearingControlV1Requests['wp_tearing_control_manager_v1']> = {
  destroy() {},
  get_tearing_control(manager, id: number, surface: Surface) {
    onlyOne(manager, surface, TearingControl, WpTearingControlManagerV1Error.tearing_control_exists);
    new TearingControl(manager.client, id, manager.version, wp_tearing_control_v1, surface);
  },
};

export const bindTearingControlManager: Bind = (client, id, version) =>
  new PlainResource(client, id, version, wp_tearing_control_manager_v1, tearingRequests);

class TearingControl extends SurfaceAttachment {
  override get requests(): RequestTable<TearingControl, TearingControlV1Requests['wp_tearing_control_v1']> {
    return {
      set_presentation_hint({ surface }, value: number) {
        if (surface !== undefined) pend(surface, presentationHint, value);
      },
      destroy() {},
    };
  }

  override told(): unknown {
    return {};
  }

  protected override destroyed(): void {
    if (this.surface !== undefined) pend(this.surface, presentationHint, WpTearingControlV1PresentationHint.vsync);
    super.destroyed();
  }
}
