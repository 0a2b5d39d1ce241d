/**
 * Generated from protocols/*.xml; changes made here are lost.
 *
 * Interface name → the class, loaded when it is asked for. Left out, since an earlier protocol has
 * interfaces of the same names:
 * xdg-shell-unstable-v5, tablet-unstable-v2, linux-dmabuf-unstable-v1
 */

import type { ProxyClass } from './proxy.js';

export interface CatalogEntry {
  /** Name of the generated file: `xdg-shell`. */
  readonly stem: string;
  readonly load: () => Promise<ProxyClass>;
}

type Interfaces<Name extends string> = Readonly<Record<Name, ProxyClass>>;

function file<Name extends string>(
  stem: string,
  load: () => Promise<{ readonly interfaces: Interfaces<Name> }>,
  names: readonly NoInfer<Name>[],
): [string, CatalogEntry][] {
  return names.map((name) => [name, { stem, load: async () => (await load()).interfaces[name] }]);
}

/** Every interface that the library describes, by its name in the XML. */
export const catalog: ReadonlyMap<string, CatalogEntry> = new Map<string, CatalogEntry>([
  ...file('wayland', () => import('./generated/wayland.js'), [
    'wl_display',
    'wl_registry',
    'wl_callback',
    'wl_compositor',
    'wl_shm_pool',
    'wl_shm',
    'wl_buffer',
    'wl_data_offer',
    'wl_data_source',
    'wl_data_device',
    'wl_data_device_manager',
    'wl_shell',
    'wl_shell_surface',
    'wl_surface',
    'wl_seat',
    'wl_pointer',
    'wl_keyboard',
    'wl_touch',
    'wl_output',
    'wl_region',
    'wl_subcompositor',
    'wl_subsurface',
    'wl_fixes',
  ]),
  ...file('linux-dmabuf-v1', () => import('./generated/linux-dmabuf-v1.js'), [
    'zwp_linux_dmabuf_v1',
    'zwp_linux_buffer_params_v1',
    'zwp_linux_dmabuf_feedback_v1',
  ]),
  ...file('presentation-time', () => import('./generated/presentation-time.js'), [
    'wp_presentation',
    'wp_presentation_feedback',
  ]),
  ...file('tablet-v2', () => import('./generated/tablet-v2.js'), [
    'zwp_tablet_manager_v2',
    'zwp_tablet_seat_v2',
    'zwp_tablet_tool_v2',
    'zwp_tablet_v2',
    'zwp_tablet_pad_ring_v2',
    'zwp_tablet_pad_strip_v2',
    'zwp_tablet_pad_group_v2',
    'zwp_tablet_pad_v2',
    'zwp_tablet_pad_dial_v2',
  ]),
  ...file('viewporter', () => import('./generated/viewporter.js'), ['wp_viewporter', 'wp_viewport']),
  ...file('xdg-shell', () => import('./generated/xdg-shell.js'), [
    'xdg_wm_base',
    'xdg_positioner',
    'xdg_surface',
    'xdg_toplevel',
    'xdg_popup',
  ]),
  ...file('alpha-modifier-v1', () => import('./generated/alpha-modifier-v1.js'), [
    'wp_alpha_modifier_v1',
    'wp_alpha_modifier_surface_v1',
  ]),
  ...file('color-management-v1', () => import('./generated/color-management-v1.js'), [
    'wp_color_manager_v1',
    'wp_color_management_output_v1',
    'wp_color_management_surface_v1',
    'wp_color_management_surface_feedback_v1',
    'wp_image_description_creator_icc_v1',
    'wp_image_description_creator_params_v1',
    'wp_image_description_v1',
    'wp_image_description_info_v1',
    'wp_image_description_reference_v1',
  ]),
  ...file('color-representation-v1', () => import('./generated/color-representation-v1.js'), [
    'wp_color_representation_manager_v1',
    'wp_color_representation_surface_v1',
  ]),
  ...file('commit-timing-v1', () => import('./generated/commit-timing-v1.js'), [
    'wp_commit_timing_manager_v1',
    'wp_commit_timer_v1',
  ]),
  ...file('content-type-v1', () => import('./generated/content-type-v1.js'), [
    'wp_content_type_manager_v1',
    'wp_content_type_v1',
  ]),
  ...file('cursor-shape-v1', () => import('./generated/cursor-shape-v1.js'), [
    'wp_cursor_shape_manager_v1',
    'wp_cursor_shape_device_v1',
  ]),
  ...file('drm-lease-v1', () => import('./generated/drm-lease-v1.js'), [
    'wp_drm_lease_device_v1',
    'wp_drm_lease_connector_v1',
    'wp_drm_lease_request_v1',
    'wp_drm_lease_v1',
  ]),
  ...file('ext-background-effect-v1', () => import('./generated/ext-background-effect-v1.js'), [
    'ext_background_effect_manager_v1',
    'ext_background_effect_surface_v1',
  ]),
  ...file('ext-data-control-v1', () => import('./generated/ext-data-control-v1.js'), [
    'ext_data_control_manager_v1',
    'ext_data_control_device_v1',
    'ext_data_control_source_v1',
    'ext_data_control_offer_v1',
  ]),
  ...file('ext-foreign-toplevel-list-v1', () => import('./generated/ext-foreign-toplevel-list-v1.js'), [
    'ext_foreign_toplevel_list_v1',
    'ext_foreign_toplevel_handle_v1',
  ]),
  ...file('ext-idle-notify-v1', () => import('./generated/ext-idle-notify-v1.js'), [
    'ext_idle_notifier_v1',
    'ext_idle_notification_v1',
  ]),
  ...file('ext-image-capture-source-v1', () => import('./generated/ext-image-capture-source-v1.js'), [
    'ext_image_capture_source_v1',
    'ext_output_image_capture_source_manager_v1',
    'ext_foreign_toplevel_image_capture_source_manager_v1',
  ]),
  ...file('ext-image-copy-capture-v1', () => import('./generated/ext-image-copy-capture-v1.js'), [
    'ext_image_copy_capture_manager_v1',
    'ext_image_copy_capture_session_v1',
    'ext_image_copy_capture_frame_v1',
    'ext_image_copy_capture_cursor_session_v1',
  ]),
  ...file('ext-session-lock-v1', () => import('./generated/ext-session-lock-v1.js'), [
    'ext_session_lock_manager_v1',
    'ext_session_lock_v1',
    'ext_session_lock_surface_v1',
  ]),
  ...file('ext-transient-seat-v1', () => import('./generated/ext-transient-seat-v1.js'), [
    'ext_transient_seat_manager_v1',
    'ext_transient_seat_v1',
  ]),
  ...file('ext-workspace-v1', () => import('./generated/ext-workspace-v1.js'), [
    'ext_workspace_manager_v1',
    'ext_workspace_group_handle_v1',
    'ext_workspace_handle_v1',
  ]),
  ...file('fifo-v1', () => import('./generated/fifo-v1.js'), ['wp_fifo_manager_v1', 'wp_fifo_v1']),
  ...file('fractional-scale-v1', () => import('./generated/fractional-scale-v1.js'), [
    'wp_fractional_scale_manager_v1',
    'wp_fractional_scale_v1',
  ]),
  ...file('linux-drm-syncobj-v1', () => import('./generated/linux-drm-syncobj-v1.js'), [
    'wp_linux_drm_syncobj_manager_v1',
    'wp_linux_drm_syncobj_timeline_v1',
    'wp_linux_drm_syncobj_surface_v1',
  ]),
  ...file('pointer-warp-v1', () => import('./generated/pointer-warp-v1.js'), ['wp_pointer_warp_v1']),
  ...file('security-context-v1', () => import('./generated/security-context-v1.js'), [
    'wp_security_context_manager_v1',
    'wp_security_context_v1',
  ]),
  ...file('single-pixel-buffer-v1', () => import('./generated/single-pixel-buffer-v1.js'), [
    'wp_single_pixel_buffer_manager_v1',
  ]),
  ...file('tearing-control-v1', () => import('./generated/tearing-control-v1.js'), [
    'wp_tearing_control_manager_v1',
    'wp_tearing_control_v1',
  ]),
  ...file('xdg-activation-v1', () => import('./generated/xdg-activation-v1.js'), [
    'xdg_activation_v1',
    'xdg_activation_token_v1',
  ]),
  ...file('xdg-dialog-v1', () => import('./generated/xdg-dialog-v1.js'), ['xdg_wm_dialog_v1', 'xdg_dialog_v1']),
  ...file('xdg-session-management-v1', () => import('./generated/xdg-session-management-v1.js'), [
    'xdg_session_manager_v1',
    'xdg_session_v1',
    'xdg_toplevel_session_v1',
  ]),
  ...file('xdg-system-bell-v1', () => import('./generated/xdg-system-bell-v1.js'), ['xdg_system_bell_v1']),
  ...file('xdg-toplevel-drag-v1', () => import('./generated/xdg-toplevel-drag-v1.js'), [
    'xdg_toplevel_drag_manager_v1',
    'xdg_toplevel_drag_v1',
  ]),
  ...file('xdg-toplevel-icon-v1', () => import('./generated/xdg-toplevel-icon-v1.js'), [
    'xdg_toplevel_icon_manager_v1',
    'xdg_toplevel_icon_v1',
  ]),
  ...file('xdg-toplevel-tag-v1', () => import('./generated/xdg-toplevel-tag-v1.js'), ['xdg_toplevel_tag_manager_v1']),
  ...file('xwayland-shell-v1', () => import('./generated/xwayland-shell-v1.js'), [
    'xwayland_shell_v1',
    'xwayland_surface_v1',
  ]),
  ...file('xwayland-keyboard-grab-unstable-v1', () => import('./generated/xwayland-keyboard-grab-unstable-v1.js'), [
    'zwp_xwayland_keyboard_grab_manager_v1',
    'zwp_xwayland_keyboard_grab_v1',
  ]),
  ...file('xdg-shell-unstable-v6', () => import('./generated/xdg-shell-unstable-v6.js'), [
    'zxdg_shell_v6',
    'zxdg_positioner_v6',
    'zxdg_surface_v6',
    'zxdg_toplevel_v6',
    'zxdg_popup_v6',
  ]),
  ...file('xdg-output-unstable-v1', () => import('./generated/xdg-output-unstable-v1.js'), [
    'zxdg_output_manager_v1',
    'zxdg_output_v1',
  ]),
  ...file('xdg-foreign-unstable-v2', () => import('./generated/xdg-foreign-unstable-v2.js'), [
    'zxdg_exporter_v2',
    'zxdg_importer_v2',
    'zxdg_exported_v2',
    'zxdg_imported_v2',
  ]),
  ...file('xdg-foreign-unstable-v1', () => import('./generated/xdg-foreign-unstable-v1.js'), [
    'zxdg_exporter_v1',
    'zxdg_importer_v1',
    'zxdg_exported_v1',
    'zxdg_imported_v1',
  ]),
  ...file('xdg-decoration-unstable-v1', () => import('./generated/xdg-decoration-unstable-v1.js'), [
    'zxdg_decoration_manager_v1',
    'zxdg_toplevel_decoration_v1',
  ]),
  ...file('text-input-unstable-v3', () => import('./generated/text-input-unstable-v3.js'), [
    'zwp_text_input_v3',
    'zwp_text_input_manager_v3',
  ]),
  ...file('text-input-unstable-v1', () => import('./generated/text-input-unstable-v1.js'), [
    'zwp_text_input_v1',
    'zwp_text_input_manager_v1',
  ]),
  ...file('tablet-unstable-v1', () => import('./generated/tablet-unstable-v1.js'), [
    'zwp_tablet_manager_v1',
    'zwp_tablet_seat_v1',
    'zwp_tablet_tool_v1',
    'zwp_tablet_v1',
  ]),
  ...file('relative-pointer-unstable-v1', () => import('./generated/relative-pointer-unstable-v1.js'), [
    'zwp_relative_pointer_manager_v1',
    'zwp_relative_pointer_v1',
  ]),
  ...file('primary-selection-unstable-v1', () => import('./generated/primary-selection-unstable-v1.js'), [
    'zwp_primary_selection_device_manager_v1',
    'zwp_primary_selection_device_v1',
    'zwp_primary_selection_offer_v1',
    'zwp_primary_selection_source_v1',
  ]),
  ...file('pointer-gestures-unstable-v1', () => import('./generated/pointer-gestures-unstable-v1.js'), [
    'zwp_pointer_gestures_v1',
    'zwp_pointer_gesture_swipe_v1',
    'zwp_pointer_gesture_pinch_v1',
    'zwp_pointer_gesture_hold_v1',
  ]),
  ...file('pointer-constraints-unstable-v1', () => import('./generated/pointer-constraints-unstable-v1.js'), [
    'zwp_pointer_constraints_v1',
    'zwp_locked_pointer_v1',
    'zwp_confined_pointer_v1',
  ]),
  ...file(
    'linux-explicit-synchronization-unstable-v1',
    () => import('./generated/linux-explicit-synchronization-unstable-v1.js'),
    ['zwp_linux_explicit_synchronization_v1', 'zwp_linux_surface_synchronization_v1', 'zwp_linux_buffer_release_v1'],
  ),
  ...file(
    'keyboard-shortcuts-inhibit-unstable-v1',
    () => import('./generated/keyboard-shortcuts-inhibit-unstable-v1.js'),
    ['zwp_keyboard_shortcuts_inhibit_manager_v1', 'zwp_keyboard_shortcuts_inhibitor_v1'],
  ),
  ...file('input-timestamps-unstable-v1', () => import('./generated/input-timestamps-unstable-v1.js'), [
    'zwp_input_timestamps_manager_v1',
    'zwp_input_timestamps_v1',
  ]),
  ...file('input-method-unstable-v1', () => import('./generated/input-method-unstable-v1.js'), [
    'zwp_input_method_context_v1',
    'zwp_input_method_v1',
    'zwp_input_panel_v1',
    'zwp_input_panel_surface_v1',
  ]),
  ...file('idle-inhibit-unstable-v1', () => import('./generated/idle-inhibit-unstable-v1.js'), [
    'zwp_idle_inhibit_manager_v1',
    'zwp_idle_inhibitor_v1',
  ]),
  ...file('fullscreen-shell-unstable-v1', () => import('./generated/fullscreen-shell-unstable-v1.js'), [
    'zwp_fullscreen_shell_v1',
    'zwp_fullscreen_shell_mode_feedback_v1',
  ]),
  ...file('wlr-data-control-unstable-v1', () => import('./generated/wlr-data-control-unstable-v1.js'), [
    'zwlr_data_control_manager_v1',
    'zwlr_data_control_device_v1',
    'zwlr_data_control_source_v1',
    'zwlr_data_control_offer_v1',
  ]),
  ...file('wlr-export-dmabuf-unstable-v1', () => import('./generated/wlr-export-dmabuf-unstable-v1.js'), [
    'zwlr_export_dmabuf_manager_v1',
    'zwlr_export_dmabuf_frame_v1',
  ]),
  ...file(
    'wlr-foreign-toplevel-management-unstable-v1',
    () => import('./generated/wlr-foreign-toplevel-management-unstable-v1.js'),
    ['zwlr_foreign_toplevel_manager_v1', 'zwlr_foreign_toplevel_handle_v1'],
  ),
  ...file('wlr-gamma-control-unstable-v1', () => import('./generated/wlr-gamma-control-unstable-v1.js'), [
    'zwlr_gamma_control_manager_v1',
    'zwlr_gamma_control_v1',
  ]),
  ...file('wlr-input-inhibitor-unstable-v1', () => import('./generated/wlr-input-inhibitor-unstable-v1.js'), [
    'zwlr_input_inhibit_manager_v1',
    'zwlr_input_inhibitor_v1',
  ]),
  ...file('wlr-layer-shell-unstable-v1', () => import('./generated/wlr-layer-shell-unstable-v1.js'), [
    'zwlr_layer_shell_v1',
    'zwlr_layer_surface_v1',
  ]),
  ...file('wlr-output-management-unstable-v1', () => import('./generated/wlr-output-management-unstable-v1.js'), [
    'zwlr_output_manager_v1',
    'zwlr_output_head_v1',
    'zwlr_output_mode_v1',
    'zwlr_output_configuration_v1',
    'zwlr_output_configuration_head_v1',
  ]),
  ...file(
    'wlr-output-power-management-unstable-v1',
    () => import('./generated/wlr-output-power-management-unstable-v1.js'),
    ['zwlr_output_power_manager_v1', 'zwlr_output_power_v1'],
  ),
  ...file('wlr-screencopy-unstable-v1', () => import('./generated/wlr-screencopy-unstable-v1.js'), [
    'zwlr_screencopy_manager_v1',
    'zwlr_screencopy_frame_v1',
  ]),
  ...file('wlr-virtual-pointer-unstable-v1', () => import('./generated/wlr-virtual-pointer-unstable-v1.js'), [
    'zwlr_virtual_pointer_v1',
    'zwlr_virtual_pointer_manager_v1',
  ]),
  ...file('input-method-unstable-v2', () => import('./generated/input-method-unstable-v2.js'), [
    'zwp_input_method_v2',
    'zwp_input_popup_surface_v2',
    'zwp_input_method_keyboard_grab_v2',
    'zwp_input_method_manager_v2',
  ]),
  ...file('virtual-keyboard-unstable-v1', () => import('./generated/virtual-keyboard-unstable-v1.js'), [
    'zwp_virtual_keyboard_v1',
    'zwp_virtual_keyboard_manager_v1',
  ]),
]);
