/** Values that a request sets and that are there without it: they leave nothing to be said again. */

import type { Entry, ObjectState } from './state.js';

/** By request. */
export const DEFAULTS: Readonly<Record<string, readonly unknown[]>> = {
  'wl_surface.attach': [0],
  'wl_surface.set_opaque_region': [0],
  'wl_surface.set_input_region': [0],
  'wl_surface.set_buffer_transform': [0],
  'wl_surface.set_buffer_scale': [1],
  'wl_subsurface.set_position': [0, 0],
  'wp_viewport.set_source': [-1, -1, -1, -1],
  'wp_viewport.set_destination': [-1, -1],
  'zwlr_layer_surface_v1.set_size': [0, 0],
  'zwlr_layer_surface_v1.set_anchor': [0],
  'zwlr_layer_surface_v1.set_exclusive_zone': [0],
  'zwlr_layer_surface_v1.set_margin': [0, 0, 0, 0],
  'zwlr_layer_surface_v1.set_keyboard_interactivity': [0],
  'xdg_toplevel.set_parent': [0],
  'xdg_toplevel.set_min_size': [0, 0],
  'xdg_toplevel.set_max_size': [0, 0],
  'wl_data_device.set_selection': [0],
  'wl_data_device.start_drag': [0], // nobody is told of its end
  'zwp_primary_selection_device_v1.set_selection': [0],
  'ext_data_control_device_v1.set_selection': [0],
  'ext_data_control_device_v1.set_primary_selection': [0],
  'zwlr_data_control_device_v1.set_selection': [0],
  'zwlr_data_control_device_v1.set_primary_selection': [0],
  'wp_alpha_modifier_surface_v1.set_multiplier': [0xffffffff],
  'wp_content_type_v1.set_content_type': [0],
  'wp_tearing_control_v1.set_presentation_hint': [0],
  'ext_background_effect_surface_v1.set_blur_region': [0],
};

export function isDefault(object: ObjectState, entry: Entry): boolean {
  if (entry.copied !== undefined || entry.target !== undefined) return false;
  const term = object.terms[entry.opcode];
  if (term === undefined) return false;
  const values = term.unsaid ?? asMade(object, term.name);
  return values?.every((value, i) => entry.args[i] === value) === true;
}

/** What an object has from the request that made it. */
function asMade({ origin }: ObjectState, request: string): readonly unknown[] | undefined {
  switch (request) {
    case 'zwlr_layer_surface_v1.set_layer':
      return [origin.args[3]]; // zwlr_layer_shell_v1.get_layer_surface: layer
    case 'zwp_locked_pointer_v1.set_region':
    case 'zwp_confined_pointer_v1.set_region':
      return origin.copied === undefined ? [0] : undefined;
    default:
      return undefined;
  }
}
