/**
 * Generated from color-management-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/color-management-v1
 *
 * The protocol:
 * Copyright 2019 Sebastian Wick
 * Copyright 2019 Erwin Burema
 * Copyright 2020 AMD
 * Copyright 2020-2024 Collabora, Ltd.
 * Copyright 2024 Xaver Hugl
 * Copyright 2022-2025 Red Hat, Inc.
 */

import type { OwnedFd } from '../../wire/index.js';
import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/color-management-v1.js';
import { type Payload, type ProxyFields, type ProxyInit, WaylandProxy } from '../proxy.js';
import type { WlOutput, WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface ColorManagementV1Requests {
  wp_color_manager_v1:
    | 'destroy'
    | 'get_output'
    | 'get_surface'
    | 'get_surface_feedback'
    | 'create_icc_creator'
    | 'create_parametric_creator'
    | 'create_windows_scrgb'
    | 'get_image_description'
    | 'create_windows_bt2100';
  wp_color_management_output_v1: 'destroy' | 'get_image_description';
  wp_color_management_surface_v1: 'destroy' | 'set_image_description' | 'unset_image_description';
  wp_color_management_surface_feedback_v1: 'destroy' | 'get_preferred' | 'get_preferred_parametric';
  wp_image_description_creator_icc_v1: 'create' | 'set_icc_file';
  wp_image_description_creator_params_v1:
    | 'create'
    | 'set_tf_named'
    | 'set_tf_power'
    | 'set_primaries_named'
    | 'set_primaries'
    | 'set_luminances'
    | 'set_mastering_display_primaries'
    | 'set_mastering_luminance'
    | 'set_max_cll'
    | 'set_max_fall';
  wp_image_description_v1: 'destroy' | 'get_information';
  wp_image_description_info_v1: never;
  wp_image_description_reference_v1: 'destroy';
}

/** https://wayland.app/protocols/color-management-v1#wp_color_manager_v1:enum:error */
export const WpColorManagerV1Error = { unsupported_feature: 0, surface_exists: 1 } as const;
export type WpColorManagerV1Error = (typeof WpColorManagerV1Error)[keyof typeof WpColorManagerV1Error];

/** https://wayland.app/protocols/color-management-v1#wp_color_manager_v1:enum:render_intent */
export const WpColorManagerV1RenderIntent = {
  perceptual: 0,
  relative: 1,
  saturation: 2,
  absolute: 3,
  relative_bpc: 4,
  absolute_no_adaptation: 5,
} as const;
export type WpColorManagerV1RenderIntent =
  (typeof WpColorManagerV1RenderIntent)[keyof typeof WpColorManagerV1RenderIntent];

/** https://wayland.app/protocols/color-management-v1#wp_color_manager_v1:enum:feature */
export const WpColorManagerV1Feature = {
  icc_v2_v4: 0,
  parametric: 1,
  set_primaries: 2,
  set_tf_power: 3,
  set_luminances: 4,
  set_mastering_display_primaries: 5,
  extended_target_volume: 6,
  windows_scrgb: 7,
  windows_bt2100: 8,
} as const;
export type WpColorManagerV1Feature = (typeof WpColorManagerV1Feature)[keyof typeof WpColorManagerV1Feature];

/** https://wayland.app/protocols/color-management-v1#wp_color_manager_v1:enum:primaries */
export const WpColorManagerV1Primaries = {
  srgb: 1,
  pal_m: 2,
  pal: 3,
  ntsc: 4,
  generic_film: 5,
  bt2020: 6,
  cie1931_xyz: 7,
  dci_p3: 8,
  display_p3: 9,
  adobe_rgb: 10,
} as const;
export type WpColorManagerV1Primaries = (typeof WpColorManagerV1Primaries)[keyof typeof WpColorManagerV1Primaries];

/** https://wayland.app/protocols/color-management-v1#wp_color_manager_v1:enum:transfer_function */
export const WpColorManagerV1TransferFunction = {
  bt1886: 1,
  gamma22: 2,
  gamma28: 3,
  st240: 4,
  ext_linear: 5,
  log_100: 6,
  log_316: 7,
  xvycc: 8,
  srgb: 9,
  ext_srgb: 10,
  st2084_pq: 11,
  st428: 12,
  hlg: 13,
  compound_power_2_4: 14,
} as const;
export type WpColorManagerV1TransferFunction =
  (typeof WpColorManagerV1TransferFunction)[keyof typeof WpColorManagerV1TransferFunction];

export const wp_color_manager_v1: InterfaceDescriptor = {
  name: 'wp_color_manager_v1',
  version: 3,
  protocol: 'color_management_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_output',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'wp_color_management_output_v1' },
        { name: 'output', type: 'object', interface: 'wl_output' },
      ],
    },
    {
      name: 'get_surface',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'wp_color_management_surface_v1' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
    {
      name: 'get_surface_feedback',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'wp_color_management_surface_feedback_v1' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
    {
      name: 'create_icc_creator',
      since: 1,
      args: [{ name: 'obj', type: 'new_id', interface: 'wp_image_description_creator_icc_v1' }],
    },
    {
      name: 'create_parametric_creator',
      since: 1,
      args: [{ name: 'obj', type: 'new_id', interface: 'wp_image_description_creator_params_v1' }],
    },
    {
      name: 'create_windows_scrgb',
      since: 1,
      args: [{ name: 'image_description', type: 'new_id', interface: 'wp_image_description_v1' }],
    },
    {
      name: 'get_image_description',
      since: 2,
      args: [
        { name: 'image_description', type: 'new_id', interface: 'wp_image_description_v1' },
        { name: 'reference', type: 'object', interface: 'wp_image_description_reference_v1' },
      ],
    },
    {
      name: 'create_windows_bt2100',
      since: 3,
      args: [{ name: 'image_description', type: 'new_id', interface: 'wp_image_description_v1' }],
    },
  ],
  events: [
    { name: 'supported_intent', since: 1, args: [{ name: 'render_intent', type: 'uint', enum: 'render_intent' }] },
    { name: 'supported_feature', since: 1, args: [{ name: 'feature', type: 'uint', enum: 'feature' }] },
    { name: 'supported_tf_named', since: 1, args: [{ name: 'tf', type: 'uint', enum: 'transfer_function' }] },
    { name: 'supported_primaries_named', since: 1, args: [{ name: 'primaries', type: 'uint', enum: 'primaries' }] },
    { name: 'done', since: 1, args: [] },
  ],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'unsupported_feature', value: 0, since: 1 },
        { name: 'surface_exists', value: 1, since: 1 },
      ],
    },
    {
      name: 'render_intent',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'perceptual', value: 0, since: 1 },
        { name: 'relative', value: 1, since: 1 },
        { name: 'saturation', value: 2, since: 1 },
        { name: 'absolute', value: 3, since: 1 },
        { name: 'relative_bpc', value: 4, since: 1 },
        { name: 'absolute_no_adaptation', value: 5, since: 2 },
      ],
    },
    {
      name: 'feature',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'icc_v2_v4', value: 0, since: 1 },
        { name: 'parametric', value: 1, since: 1 },
        { name: 'set_primaries', value: 2, since: 1 },
        { name: 'set_tf_power', value: 3, since: 1 },
        { name: 'set_luminances', value: 4, since: 1 },
        { name: 'set_mastering_display_primaries', value: 5, since: 1 },
        { name: 'extended_target_volume', value: 6, since: 1 },
        { name: 'windows_scrgb', value: 7, since: 1 },
        { name: 'windows_bt2100', value: 8, since: 1 },
      ],
    },
    {
      name: 'primaries',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'srgb', value: 1, since: 1 },
        { name: 'pal_m', value: 2, since: 1 },
        { name: 'pal', value: 3, since: 1 },
        { name: 'ntsc', value: 4, since: 1 },
        { name: 'generic_film', value: 5, since: 1 },
        { name: 'bt2020', value: 6, since: 1 },
        { name: 'cie1931_xyz', value: 7, since: 1 },
        { name: 'dci_p3', value: 8, since: 1 },
        { name: 'display_p3', value: 9, since: 1 },
        { name: 'adobe_rgb', value: 10, since: 1 },
      ],
    },
    {
      name: 'transfer_function',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'bt1886', value: 1, since: 1 },
        { name: 'gamma22', value: 2, since: 1 },
        { name: 'gamma28', value: 3, since: 1 },
        { name: 'st240', value: 4, since: 1 },
        { name: 'ext_linear', value: 5, since: 1 },
        { name: 'log_100', value: 6, since: 1 },
        { name: 'log_316', value: 7, since: 1 },
        { name: 'xvycc', value: 8, since: 1 },
        { name: 'srgb', value: 9, since: 1, deprecatedSince: 2 },
        { name: 'ext_srgb', value: 10, since: 1, deprecatedSince: 2 },
        { name: 'st2084_pq', value: 11, since: 1 },
        { name: 'st428', value: 12, since: 1 },
        { name: 'hlg', value: 13, since: 1 },
        { name: 'compound_power_2_4', value: 14, since: 2 },
      ],
    },
  ],
  meanings: meanings.wp_color_manager_v1,
};

export type WpColorManagerV1Events = {
  /**
   * https://wayland.app/protocols/color-management-v1#wp_color_manager_v1:event:supported_intent
   * Wire: render_intent uint (render_intent)
   */
  supportedIntent: (event: { renderIntent: WpColorManagerV1RenderIntent | (number & {}) }) => void;
  /**
   * https://wayland.app/protocols/color-management-v1#wp_color_manager_v1:event:supported_feature
   * Wire: feature uint (feature)
   */
  supportedFeature: (event: { feature: WpColorManagerV1Feature | (number & {}) }) => void;
  /**
   * https://wayland.app/protocols/color-management-v1#wp_color_manager_v1:event:supported_tf_named
   * Wire: tf uint (transfer_function)
   */
  supportedTfNamed: (event: { tf: WpColorManagerV1TransferFunction | (number & {}) }) => void;
  /**
   * https://wayland.app/protocols/color-management-v1#wp_color_manager_v1:event:supported_primaries_named
   * Wire: primaries uint (primaries)
   */
  supportedPrimariesNamed: (event: { primaries: WpColorManagerV1Primaries | (number & {}) }) => void;
  /** https://wayland.app/protocols/color-management-v1#wp_color_manager_v1:event:done */
  done: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/color-management-v1#wp_color_manager_v1
 * Described here up to version 3.
 */
export class WpColorManagerV1 extends WaylandProxy<WpColorManagerV1Events> {
  static readonly interface: InterfaceDescriptor = wp_color_manager_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ renderIntent: v[0] }),
    (v) => ({ feature: v[0] }),
    (v) => ({ tf: v[0] }),
    (v) => ({ primaries: v[0] }),
    undefined,
  ];
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { getImageDescription: 2, createWindowsBt2100: 3 } as const;

  /**
   * https://wayland.app/protocols/color-management-v1#wp_color_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/color-management-v1#wp_color_manager_v1:request:get_output
   * Wire: id new_id, output object
   */
  getOutput(output: WlOutput): WpColorManagementOutputV1 {
    return this.construct(1, [output], WpColorManagementOutputV1);
  }

  /**
   * https://wayland.app/protocols/color-management-v1#wp_color_manager_v1:request:get_surface
   * Wire: id new_id, surface object
   */
  getSurface(surface: WlSurface): WpColorManagementSurfaceV1 {
    return this.construct(2, [surface], WpColorManagementSurfaceV1);
  }

  /**
   * https://wayland.app/protocols/color-management-v1#wp_color_manager_v1:request:get_surface_feedback
   * Wire: id new_id, surface object
   */
  getSurfaceFeedback(surface: WlSurface): WpColorManagementSurfaceFeedbackV1 {
    return this.construct(3, [surface], WpColorManagementSurfaceFeedbackV1);
  }

  /**
   * https://wayland.app/protocols/color-management-v1#wp_color_manager_v1:request:create_icc_creator
   * Wire: obj new_id
   */
  createIccCreator(): WpImageDescriptionCreatorIccV1 {
    return (
      this.makeStraight(4, 1, WpImageDescriptionCreatorIccV1) ?? this.construct(4, [], WpImageDescriptionCreatorIccV1)
    );
  }

  /**
   * https://wayland.app/protocols/color-management-v1#wp_color_manager_v1:request:create_parametric_creator
   * Wire: obj new_id
   */
  createParametricCreator(): WpImageDescriptionCreatorParamsV1 {
    return (
      this.makeStraight(5, 1, WpImageDescriptionCreatorParamsV1) ??
      this.construct(5, [], WpImageDescriptionCreatorParamsV1)
    );
  }

  /**
   * https://wayland.app/protocols/color-management-v1#wp_color_manager_v1:request:create_windows_scrgb
   * Wire: image_description new_id
   */
  createWindowsScrgb(): WpImageDescriptionV1 {
    return this.makeStraight(6, 1, WpImageDescriptionV1) ?? this.construct(6, [], WpImageDescriptionV1);
  }

  /**
   * https://wayland.app/protocols/color-management-v1#wp_color_manager_v1:request:get_image_description
   * Wire: image_description new_id, reference object
   * @since 2
   */
  getImageDescription(reference: WpImageDescriptionReferenceV1): WpImageDescriptionV1 {
    return this.construct(7, [reference], WpImageDescriptionV1);
  }

  /**
   * https://wayland.app/protocols/color-management-v1#wp_color_manager_v1:request:create_windows_bt2100
   * Wire: image_description new_id
   * @since 3
   */
  createWindowsBt2100(): WpImageDescriptionV1 {
    return this.makeStraight(8, 3, WpImageDescriptionV1) ?? this.construct(8, [], WpImageDescriptionV1);
  }
}

export const wp_color_management_output_v1: InterfaceDescriptor = {
  name: 'wp_color_management_output_v1',
  version: 3,
  protocol: 'color_management_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_image_description',
      since: 1,
      args: [{ name: 'image_description', type: 'new_id', interface: 'wp_image_description_v1' }],
    },
  ],
  events: [{ name: 'image_description_changed', since: 1, args: [] }],
  enums: [],
  meanings: meanings.wp_color_management_output_v1,
};

export type WpColorManagementOutputV1Events = {
  /** https://wayland.app/protocols/color-management-v1#wp_color_management_output_v1:event:image_description_changed */
  imageDescriptionChanged: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/color-management-v1#wp_color_management_output_v1
 * Described here up to version 3.
 */
export class WpColorManagementOutputV1 extends WaylandProxy<WpColorManagementOutputV1Events> {
  static readonly interface: InterfaceDescriptor = wp_color_management_output_v1;

  /**
   * https://wayland.app/protocols/color-management-v1#wp_color_management_output_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/color-management-v1#wp_color_management_output_v1:request:get_image_description
   * Wire: image_description new_id
   */
  getImageDescription(): WpImageDescriptionV1 {
    return this.makeStraight(1, 1, WpImageDescriptionV1) ?? this.construct(1, [], WpImageDescriptionV1);
  }
}

/** https://wayland.app/protocols/color-management-v1#wp_color_management_surface_v1:enum:error */
export const WpColorManagementSurfaceV1Error = { render_intent: 0, image_description: 1, inert: 2 } as const;
export type WpColorManagementSurfaceV1Error =
  (typeof WpColorManagementSurfaceV1Error)[keyof typeof WpColorManagementSurfaceV1Error];

export const wp_color_management_surface_v1: InterfaceDescriptor = {
  name: 'wp_color_management_surface_v1',
  version: 3,
  protocol: 'color_management_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'set_image_description',
      since: 1,
      args: [
        { name: 'image_description', type: 'object', interface: 'wp_image_description_v1' },
        { name: 'render_intent', type: 'uint', enum: 'wp_color_manager_v1.render_intent' },
      ],
    },
    { name: 'unset_image_description', since: 1, args: [] },
  ],
  events: [],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'render_intent', value: 0, since: 1 },
        { name: 'image_description', value: 1, since: 1 },
        { name: 'inert', value: 2, since: 1 },
      ],
    },
  ],
  meanings: meanings.wp_color_management_surface_v1,
};

/** It has no events. */
export type WpColorManagementSurfaceV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/color-management-v1#wp_color_management_surface_v1
 * Described here up to version 3.
 */
export class WpColorManagementSurfaceV1 extends WaylandProxy<WpColorManagementSurfaceV1Events> {
  static readonly interface: InterfaceDescriptor = wp_color_management_surface_v1;

  /**
   * https://wayland.app/protocols/color-management-v1#wp_color_management_surface_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/color-management-v1#wp_color_management_surface_v1:request:set_image_description
   * Wire: image_description object, render_intent uint (wp_color_manager_v1.render_intent)
   */
  setImageDescription(imageDescription: WpImageDescriptionV1, renderIntent: WpColorManagerV1RenderIntent): void {
    const imageDescriptionId = this.idOf(imageDescription, 'wp_image_description_v1', false);
    if (
      imageDescriptionId >= 0 &&
      renderIntent === renderIntent >>> 0 &&
      this.straight(1, 1, 2, imageDescriptionId, renderIntent)
    )
      return;
    this.request(1, [imageDescription, renderIntent]);
  }

  /** https://wayland.app/protocols/color-management-v1#wp_color_management_surface_v1:request:unset_image_description */
  unsetImageDescription(): void {
    if (!this.straight(2, 1, 0)) this.request(2, []);
  }
}

/** https://wayland.app/protocols/color-management-v1#wp_color_management_surface_feedback_v1:enum:error */
export const WpColorManagementSurfaceFeedbackV1Error = { inert: 0, unsupported_feature: 1 } as const;
export type WpColorManagementSurfaceFeedbackV1Error =
  (typeof WpColorManagementSurfaceFeedbackV1Error)[keyof typeof WpColorManagementSurfaceFeedbackV1Error];

export const wp_color_management_surface_feedback_v1: InterfaceDescriptor = {
  name: 'wp_color_management_surface_feedback_v1',
  version: 3,
  protocol: 'color_management_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_preferred',
      since: 1,
      args: [{ name: 'image_description', type: 'new_id', interface: 'wp_image_description_v1' }],
    },
    {
      name: 'get_preferred_parametric',
      since: 1,
      args: [{ name: 'image_description', type: 'new_id', interface: 'wp_image_description_v1' }],
    },
  ],
  events: [
    { name: 'preferred_changed', since: 1, deprecatedSince: 2, args: [{ name: 'identity', type: 'uint' }] },
    {
      name: 'preferred_changed2',
      since: 2,
      args: [
        { name: 'identity_hi', type: 'uint' },
        { name: 'identity_lo', type: 'uint' },
      ],
    },
  ],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'inert', value: 0, since: 1 },
        { name: 'unsupported_feature', value: 1, since: 1 },
      ],
    },
  ],
  meanings: meanings.wp_color_management_surface_feedback_v1,
};

export type WpColorManagementSurfaceFeedbackV1Events = {
  /**
   * https://wayland.app/protocols/color-management-v1#wp_color_management_surface_feedback_v1:event:preferred_changed
   * Wire: identity uint
   * @deprecated since version 2
   */
  preferredChanged: (event: { identity: number }) => void;
  /**
   * https://wayland.app/protocols/color-management-v1#wp_color_management_surface_feedback_v1:event:preferred_changed2
   * Wire: identity_hi uint, identity_lo uint
   * @since 2
   */
  preferredChanged2: (event: { identityHi: number; identityLo: number }) => void;
};

/**
 * https://wayland.app/protocols/color-management-v1#wp_color_management_surface_feedback_v1
 * Described here up to version 3.
 */
export class WpColorManagementSurfaceFeedbackV1 extends WaylandProxy<WpColorManagementSurfaceFeedbackV1Events> {
  static readonly interface: InterfaceDescriptor = wp_color_management_surface_feedback_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ identity: v[0] }),
    (v) => ({ identityHi: v[0], identityLo: v[1] }),
  ];
  /** Versions of the events that version 1 did not have. */
  static readonly eventSince = { preferredChanged2: 2 } as const;

  /**
   * https://wayland.app/protocols/color-management-v1#wp_color_management_surface_feedback_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/color-management-v1#wp_color_management_surface_feedback_v1:request:get_preferred
   * Wire: image_description new_id
   */
  getPreferred(): WpImageDescriptionV1 {
    return this.makeStraight(1, 1, WpImageDescriptionV1) ?? this.construct(1, [], WpImageDescriptionV1);
  }

  /**
   * https://wayland.app/protocols/color-management-v1#wp_color_management_surface_feedback_v1:request:get_preferred_parametric
   * Wire: image_description new_id
   */
  getPreferredParametric(): WpImageDescriptionV1 {
    return this.makeStraight(2, 1, WpImageDescriptionV1) ?? this.construct(2, [], WpImageDescriptionV1);
  }
}

/** https://wayland.app/protocols/color-management-v1#wp_image_description_creator_icc_v1:enum:error */
export const WpImageDescriptionCreatorIccV1Error = {
  incomplete_set: 0,
  already_set: 1,
  bad_fd: 2,
  bad_size: 3,
  out_of_file: 4,
} as const;
export type WpImageDescriptionCreatorIccV1Error =
  (typeof WpImageDescriptionCreatorIccV1Error)[keyof typeof WpImageDescriptionCreatorIccV1Error];

export const wp_image_description_creator_icc_v1: InterfaceDescriptor = {
  name: 'wp_image_description_creator_icc_v1',
  version: 3,
  protocol: 'color_management_v1',
  requests: [
    {
      name: 'create',
      since: 1,
      destructor: true,
      args: [{ name: 'image_description', type: 'new_id', interface: 'wp_image_description_v1' }],
    },
    {
      name: 'set_icc_file',
      since: 1,
      args: [
        { name: 'icc_profile', type: 'fd' },
        { name: 'offset', type: 'uint' },
        { name: 'length', type: 'uint' },
      ],
    },
  ],
  events: [],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'incomplete_set', value: 0, since: 1 },
        { name: 'already_set', value: 1, since: 1 },
        { name: 'bad_fd', value: 2, since: 1 },
        { name: 'bad_size', value: 3, since: 1 },
        { name: 'out_of_file', value: 4, since: 1 },
      ],
    },
  ],
  meanings: meanings.wp_image_description_creator_icc_v1,
};

/** It has no events. */
export type WpImageDescriptionCreatorIccV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/color-management-v1#wp_image_description_creator_icc_v1
 * Described here up to version 3.
 */
export class WpImageDescriptionCreatorIccV1 extends WaylandProxy<WpImageDescriptionCreatorIccV1Events> {
  static readonly interface: InterfaceDescriptor = wp_image_description_creator_icc_v1;

  constructor(init: ProxyInit) {
    super();
    (this as ProxyFields).sink = init.sink;
    (this as ProxyFields).handle = init.handle;
    this.version = init.version;
    this.id = init.id ?? 0;
    this.alive = init.dead !== true;
    this.lane = init.lane ?? WaylandProxy.noLane;
  }

  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_creator_icc_v1:request:create
   * Wire: image_description new_id
   * Destroys the object.
   */
  create(): WpImageDescriptionV1 {
    return this.construct(0, [], WpImageDescriptionV1);
  }

  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_creator_icc_v1:request:set_icc_file
   * Wire: icc_profile fd, offset uint, length uint
   */
  setIccFile(iccProfile: OwnedFd | number, offset: number, length: number): void {
    this.request(1, [iccProfile, offset, length]);
  }
}

/** https://wayland.app/protocols/color-management-v1#wp_image_description_creator_params_v1:enum:error */
export const WpImageDescriptionCreatorParamsV1Error = {
  incomplete_set: 0,
  already_set: 1,
  unsupported_feature: 2,
  invalid_tf: 3,
  invalid_primaries_named: 4,
  invalid_luminance: 5,
} as const;
export type WpImageDescriptionCreatorParamsV1Error =
  (typeof WpImageDescriptionCreatorParamsV1Error)[keyof typeof WpImageDescriptionCreatorParamsV1Error];

export const wp_image_description_creator_params_v1: InterfaceDescriptor = {
  name: 'wp_image_description_creator_params_v1',
  version: 3,
  protocol: 'color_management_v1',
  requests: [
    {
      name: 'create',
      since: 1,
      destructor: true,
      args: [{ name: 'image_description', type: 'new_id', interface: 'wp_image_description_v1' }],
    },
    {
      name: 'set_tf_named',
      since: 1,
      args: [{ name: 'tf', type: 'uint', enum: 'wp_color_manager_v1.transfer_function' }],
    },
    { name: 'set_tf_power', since: 1, args: [{ name: 'eexp', type: 'uint' }] },
    {
      name: 'set_primaries_named',
      since: 1,
      args: [{ name: 'primaries', type: 'uint', enum: 'wp_color_manager_v1.primaries' }],
    },
    {
      name: 'set_primaries',
      since: 1,
      args: [
        { name: 'r_x', type: 'int' },
        { name: 'r_y', type: 'int' },
        { name: 'g_x', type: 'int' },
        { name: 'g_y', type: 'int' },
        { name: 'b_x', type: 'int' },
        { name: 'b_y', type: 'int' },
        { name: 'w_x', type: 'int' },
        { name: 'w_y', type: 'int' },
      ],
    },
    {
      name: 'set_luminances',
      since: 1,
      args: [
        { name: 'min_lum', type: 'uint' },
        { name: 'max_lum', type: 'uint' },
        { name: 'reference_lum', type: 'uint' },
      ],
    },
    {
      name: 'set_mastering_display_primaries',
      since: 1,
      args: [
        { name: 'r_x', type: 'int' },
        { name: 'r_y', type: 'int' },
        { name: 'g_x', type: 'int' },
        { name: 'g_y', type: 'int' },
        { name: 'b_x', type: 'int' },
        { name: 'b_y', type: 'int' },
        { name: 'w_x', type: 'int' },
        { name: 'w_y', type: 'int' },
      ],
    },
    {
      name: 'set_mastering_luminance',
      since: 1,
      args: [
        { name: 'min_lum', type: 'uint' },
        { name: 'max_lum', type: 'uint' },
      ],
    },
    { name: 'set_max_cll', since: 1, args: [{ name: 'max_cll', type: 'uint' }] },
    { name: 'set_max_fall', since: 1, args: [{ name: 'max_fall', type: 'uint' }] },
  ],
  events: [],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'incomplete_set', value: 0, since: 1 },
        { name: 'already_set', value: 1, since: 1 },
        { name: 'unsupported_feature', value: 2, since: 1 },
        { name: 'invalid_tf', value: 3, since: 1 },
        { name: 'invalid_primaries_named', value: 4, since: 1 },
        { name: 'invalid_luminance', value: 5, since: 1 },
      ],
    },
  ],
  meanings: meanings.wp_image_description_creator_params_v1,
};

/** It has no events. */
export type WpImageDescriptionCreatorParamsV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/color-management-v1#wp_image_description_creator_params_v1
 * Described here up to version 3.
 */
export class WpImageDescriptionCreatorParamsV1 extends WaylandProxy<WpImageDescriptionCreatorParamsV1Events> {
  static readonly interface: InterfaceDescriptor = wp_image_description_creator_params_v1;

  constructor(init: ProxyInit) {
    super();
    (this as ProxyFields).sink = init.sink;
    (this as ProxyFields).handle = init.handle;
    this.version = init.version;
    this.id = init.id ?? 0;
    this.alive = init.dead !== true;
    this.lane = init.lane ?? WaylandProxy.noLane;
  }

  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_creator_params_v1:request:create
   * Wire: image_description new_id
   * Destroys the object.
   */
  create(): WpImageDescriptionV1 {
    return this.construct(0, [], WpImageDescriptionV1);
  }

  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_creator_params_v1:request:set_tf_named
   * Wire: tf uint (wp_color_manager_v1.transfer_function)
   */
  setTfNamed(tf: WpColorManagerV1TransferFunction): void {
    if (tf === tf >>> 0 && this.straight(1, 1, 1, tf)) return;
    this.request(1, [tf]);
  }

  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_creator_params_v1:request:set_tf_power
   * Wire: eexp uint
   */
  setTfPower(eexp: number): void {
    if (eexp === eexp >>> 0 && this.straight(2, 1, 1, eexp)) return;
    this.request(2, [eexp]);
  }

  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_creator_params_v1:request:set_primaries_named
   * Wire: primaries uint (wp_color_manager_v1.primaries)
   */
  setPrimariesNamed(primaries: WpColorManagerV1Primaries): void {
    if (primaries === primaries >>> 0 && this.straight(3, 1, 1, primaries)) return;
    this.request(3, [primaries]);
  }

  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_creator_params_v1:request:set_primaries
   * Wire: r_x int, r_y int, g_x int, g_y int, b_x int, b_y int, w_x int, w_y int
   */
  setPrimaries(rX: number, rY: number, gX: number, gY: number, bX: number, bY: number, wX: number, wY: number): void {
    this.request(4, [rX, rY, gX, gY, bX, bY, wX, wY]);
  }

  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_creator_params_v1:request:set_luminances
   * Wire: min_lum uint, max_lum uint, reference_lum uint
   */
  setLuminances(minLum: number, maxLum: number, referenceLum: number): void {
    if (
      minLum === minLum >>> 0 &&
      maxLum === maxLum >>> 0 &&
      referenceLum === referenceLum >>> 0 &&
      this.straight(5, 1, 3, minLum, maxLum, referenceLum)
    )
      return;
    this.request(5, [minLum, maxLum, referenceLum]);
  }

  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_creator_params_v1:request:set_mastering_display_primaries
   * Wire: r_x int, r_y int, g_x int, g_y int, b_x int, b_y int, w_x int, w_y int
   */
  setMasteringDisplayPrimaries(
    rX: number,
    rY: number,
    gX: number,
    gY: number,
    bX: number,
    bY: number,
    wX: number,
    wY: number,
  ): void {
    this.request(6, [rX, rY, gX, gY, bX, bY, wX, wY]);
  }

  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_creator_params_v1:request:set_mastering_luminance
   * Wire: min_lum uint, max_lum uint
   */
  setMasteringLuminance(minLum: number, maxLum: number): void {
    if (minLum === minLum >>> 0 && maxLum === maxLum >>> 0 && this.straight(7, 1, 2, minLum, maxLum)) return;
    this.request(7, [minLum, maxLum]);
  }

  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_creator_params_v1:request:set_max_cll
   * Wire: max_cll uint
   */
  setMaxCll(maxCll: number): void {
    if (maxCll === maxCll >>> 0 && this.straight(8, 1, 1, maxCll)) return;
    this.request(8, [maxCll]);
  }

  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_creator_params_v1:request:set_max_fall
   * Wire: max_fall uint
   */
  setMaxFall(maxFall: number): void {
    if (maxFall === maxFall >>> 0 && this.straight(9, 1, 1, maxFall)) return;
    this.request(9, [maxFall]);
  }
}

/** https://wayland.app/protocols/color-management-v1#wp_image_description_v1:enum:error */
export const WpImageDescriptionV1Error = { not_ready: 0, no_information: 1 } as const;
export type WpImageDescriptionV1Error = (typeof WpImageDescriptionV1Error)[keyof typeof WpImageDescriptionV1Error];

/** https://wayland.app/protocols/color-management-v1#wp_image_description_v1:enum:cause */
export const WpImageDescriptionV1Cause = { low_version: 0, unsupported: 1, operating_system: 2, no_output: 3 } as const;
export type WpImageDescriptionV1Cause = (typeof WpImageDescriptionV1Cause)[keyof typeof WpImageDescriptionV1Cause];

export const wp_image_description_v1: InterfaceDescriptor = {
  name: 'wp_image_description_v1',
  version: 3,
  protocol: 'color_management_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_information',
      since: 1,
      args: [{ name: 'information', type: 'new_id', interface: 'wp_image_description_info_v1' }],
    },
  ],
  events: [
    {
      name: 'failed',
      since: 1,
      args: [
        { name: 'cause', type: 'uint', enum: 'cause' },
        { name: 'msg', type: 'string' },
      ],
    },
    { name: 'ready', since: 1, deprecatedSince: 2, args: [{ name: 'identity', type: 'uint' }] },
    {
      name: 'ready2',
      since: 2,
      args: [
        { name: 'identity_hi', type: 'uint' },
        { name: 'identity_lo', type: 'uint' },
      ],
    },
  ],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'not_ready', value: 0, since: 1 },
        { name: 'no_information', value: 1, since: 1 },
      ],
    },
    {
      name: 'cause',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'low_version', value: 0, since: 1 },
        { name: 'unsupported', value: 1, since: 1 },
        { name: 'operating_system', value: 2, since: 1 },
        { name: 'no_output', value: 3, since: 1 },
      ],
    },
  ],
  meanings: meanings.wp_image_description_v1,
};

export type WpImageDescriptionV1Events = {
  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_v1:event:failed
   * Wire: cause uint (cause), msg string
   */
  failed: (event: { cause: WpImageDescriptionV1Cause | (number & {}); msg: string }) => void;
  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_v1:event:ready
   * Wire: identity uint
   * @deprecated since version 2
   */
  ready: (event: { identity: number }) => void;
  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_v1:event:ready2
   * Wire: identity_hi uint, identity_lo uint
   * @since 2
   */
  ready2: (event: { identityHi: number; identityLo: number }) => void;
};

/**
 * https://wayland.app/protocols/color-management-v1#wp_image_description_v1
 * Described here up to version 3.
 */
export class WpImageDescriptionV1 extends WaylandProxy<WpImageDescriptionV1Events> {
  static readonly interface: InterfaceDescriptor = wp_image_description_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ cause: v[0], msg: v[1] }),
    (v) => ({ identity: v[0] }),
    (v) => ({ identityHi: v[0], identityLo: v[1] }),
  ];
  /** Versions of the events that version 1 did not have. */
  static readonly eventSince = { ready2: 2 } as const;

  constructor(init: ProxyInit) {
    super();
    (this as ProxyFields).sink = init.sink;
    (this as ProxyFields).handle = init.handle;
    this.version = init.version;
    this.id = init.id ?? 0;
    this.alive = init.dead !== true;
    this.lane = init.lane ?? WaylandProxy.noLane;
  }

  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_v1:request:get_information
   * Wire: information new_id
   */
  getInformation(): WpImageDescriptionInfoV1 {
    return this.makeStraight(1, 1, WpImageDescriptionInfoV1) ?? this.construct(1, [], WpImageDescriptionInfoV1);
  }
}

export const wp_image_description_info_v1: InterfaceDescriptor = {
  name: 'wp_image_description_info_v1',
  version: 3,
  protocol: 'color_management_v1',
  requests: [],
  events: [
    { name: 'done', since: 1, destructor: true, args: [] },
    {
      name: 'icc_file',
      since: 1,
      args: [
        { name: 'icc', type: 'fd' },
        { name: 'icc_size', type: 'uint' },
      ],
    },
    {
      name: 'primaries',
      since: 1,
      args: [
        { name: 'r_x', type: 'int' },
        { name: 'r_y', type: 'int' },
        { name: 'g_x', type: 'int' },
        { name: 'g_y', type: 'int' },
        { name: 'b_x', type: 'int' },
        { name: 'b_y', type: 'int' },
        { name: 'w_x', type: 'int' },
        { name: 'w_y', type: 'int' },
      ],
    },
    {
      name: 'primaries_named',
      since: 1,
      args: [{ name: 'primaries', type: 'uint', enum: 'wp_color_manager_v1.primaries' }],
    },
    { name: 'tf_power', since: 1, args: [{ name: 'eexp', type: 'uint' }] },
    { name: 'tf_named', since: 1, args: [{ name: 'tf', type: 'uint', enum: 'wp_color_manager_v1.transfer_function' }] },
    {
      name: 'luminances',
      since: 1,
      args: [
        { name: 'min_lum', type: 'uint' },
        { name: 'max_lum', type: 'uint' },
        { name: 'reference_lum', type: 'uint' },
      ],
    },
    {
      name: 'target_primaries',
      since: 1,
      args: [
        { name: 'r_x', type: 'int' },
        { name: 'r_y', type: 'int' },
        { name: 'g_x', type: 'int' },
        { name: 'g_y', type: 'int' },
        { name: 'b_x', type: 'int' },
        { name: 'b_y', type: 'int' },
        { name: 'w_x', type: 'int' },
        { name: 'w_y', type: 'int' },
      ],
    },
    {
      name: 'target_luminance',
      since: 1,
      args: [
        { name: 'min_lum', type: 'uint' },
        { name: 'max_lum', type: 'uint' },
      ],
    },
    { name: 'target_max_cll', since: 1, args: [{ name: 'max_cll', type: 'uint' }] },
    { name: 'target_max_fall', since: 1, args: [{ name: 'max_fall', type: 'uint' }] },
  ],
  enums: [],
  meanings: meanings.wp_image_description_info_v1,
};

export type WpImageDescriptionInfoV1Events = {
  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_info_v1:event:done
   * Destroys the object.
   */
  done: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_info_v1:event:icc_file
   * Wire: icc fd, icc_size uint
   */
  iccFile: (event: { icc: OwnedFd; iccSize: number }) => void;
  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_info_v1:event:primaries
   * Wire: r_x int, r_y int, g_x int, g_y int, b_x int, b_y int, w_x int, w_y int
   */
  primaries: (event: {
    rX: number;
    rY: number;
    gX: number;
    gY: number;
    bX: number;
    bY: number;
    wX: number;
    wY: number;
  }) => void;
  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_info_v1:event:primaries_named
   * Wire: primaries uint (wp_color_manager_v1.primaries)
   */
  primariesNamed: (event: { primaries: WpColorManagerV1Primaries | (number & {}) }) => void;
  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_info_v1:event:tf_power
   * Wire: eexp uint
   */
  tfPower: (event: { eexp: number }) => void;
  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_info_v1:event:tf_named
   * Wire: tf uint (wp_color_manager_v1.transfer_function)
   */
  tfNamed: (event: { tf: WpColorManagerV1TransferFunction | (number & {}) }) => void;
  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_info_v1:event:luminances
   * Wire: min_lum uint, max_lum uint, reference_lum uint
   */
  luminances: (event: { minLum: number; maxLum: number; referenceLum: number }) => void;
  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_info_v1:event:target_primaries
   * Wire: r_x int, r_y int, g_x int, g_y int, b_x int, b_y int, w_x int, w_y int
   */
  targetPrimaries: (event: {
    rX: number;
    rY: number;
    gX: number;
    gY: number;
    bX: number;
    bY: number;
    wX: number;
    wY: number;
  }) => void;
  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_info_v1:event:target_luminance
   * Wire: min_lum uint, max_lum uint
   */
  targetLuminance: (event: { minLum: number; maxLum: number }) => void;
  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_info_v1:event:target_max_cll
   * Wire: max_cll uint
   */
  targetMaxCll: (event: { maxCll: number }) => void;
  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_info_v1:event:target_max_fall
   * Wire: max_fall uint
   */
  targetMaxFall: (event: { maxFall: number }) => void;
};

/**
 * https://wayland.app/protocols/color-management-v1#wp_image_description_info_v1
 * Described here up to version 3.
 */
export class WpImageDescriptionInfoV1 extends WaylandProxy<WpImageDescriptionInfoV1Events> {
  static readonly interface: InterfaceDescriptor = wp_image_description_info_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    undefined,
    (v) => ({ icc: v[0], iccSize: v[1] }),
    (v) => ({ rX: v[0], rY: v[1], gX: v[2], gY: v[3], bX: v[4], bY: v[5], wX: v[6], wY: v[7] }),
    (v) => ({ primaries: v[0] }),
    (v) => ({ eexp: v[0] }),
    (v) => ({ tf: v[0] }),
    (v) => ({ minLum: v[0], maxLum: v[1], referenceLum: v[2] }),
    (v) => ({ rX: v[0], rY: v[1], gX: v[2], gY: v[3], bX: v[4], bY: v[5], wX: v[6], wY: v[7] }),
    (v) => ({ minLum: v[0], maxLum: v[1] }),
    (v) => ({ maxCll: v[0] }),
    (v) => ({ maxFall: v[0] }),
  ];

  constructor(init: ProxyInit) {
    super();
    (this as ProxyFields).sink = init.sink;
    (this as ProxyFields).handle = init.handle;
    this.version = init.version;
    this.id = init.id ?? 0;
    this.alive = init.dead !== true;
    this.lane = init.lane ?? WaylandProxy.noLane;
  }
}

export const wp_image_description_reference_v1: InterfaceDescriptor = {
  name: 'wp_image_description_reference_v1',
  version: 1,
  protocol: 'color_management_v1',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [],
  enums: [],
  meanings: meanings.wp_image_description_reference_v1,
};

/** It has no events. */
export type WpImageDescriptionReferenceV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/color-management-v1#wp_image_description_reference_v1
 * Described here up to version 1.
 */
export class WpImageDescriptionReferenceV1 extends WaylandProxy<WpImageDescriptionReferenceV1Events> {
  static readonly interface: InterfaceDescriptor = wp_image_description_reference_v1;

  /**
   * https://wayland.app/protocols/color-management-v1#wp_image_description_reference_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  wp_color_manager_v1: WpColorManagerV1,
  wp_color_management_output_v1: WpColorManagementOutputV1,
  wp_color_management_surface_v1: WpColorManagementSurfaceV1,
  wp_color_management_surface_feedback_v1: WpColorManagementSurfaceFeedbackV1,
  wp_image_description_creator_icc_v1: WpImageDescriptionCreatorIccV1,
  wp_image_description_creator_params_v1: WpImageDescriptionCreatorParamsV1,
  wp_image_description_v1: WpImageDescriptionV1,
  wp_image_description_info_v1: WpImageDescriptionInfoV1,
  wp_image_description_reference_v1: WpImageDescriptionReferenceV1,
} as const;
