/** Which globals there are at the start, and in which version. */

import { WaylandError } from '../errors.js';
import { Activation } from './activation.js';
import { bindAlphaModifier } from './alpha-modifier.js';
import { bindBackgroundEffectManager } from './background-effect.js';
import type { ClientConnection } from './client-connection.js';
import { bindColorRepresentationManager } from './color-representation.js';
import { CursorShapeManager } from './cursor-shape.js';
import { bindExtDataControl, bindWlrDataControl } from './data-control.js';
import { DataDeviceManager } from './data-device.js';
import { DecorationManager } from './decoration.js';
import type { Desktop } from './desktop.js';
import { Fixes } from './display.js';
import { bindFractionalScaleManager } from './fractional-scale.js';
import type { Bind } from './globals.js';
import { bindIdleInhibitManager, bindIdleNotifier } from './idle.js';
import { LayerShell } from './layer-shell.js';
import { OutputManager } from './output-management.js';
import { bindPointerConstraints } from './pointer-constraints.js';
import { bindPointerGestures } from './pointer-gestures.js';
import { bindPresentation } from './presentation.js';
import { PrimarySelectionManager } from './primary-selection.js';
import { Compositor } from './region.js';
import { bindRelativePointerManager } from './relative-pointer.js';
import type { Resource } from './resource.js';
import { ScreencopyManager } from './screencopy.js';
import { SeatResource } from './seat.js';
import { SessionLockManager } from './session-lock.js';
import { SessionManager } from './session-management.js';
import { Shm } from './shm.js';
import { bindShortcutsInhibitManager } from './shortcuts-inhibit.js';
import { SinglePixelBufferManager } from './single-pixel-buffer.js';
import { Subcompositor } from './subsurface.js';
import { bindContentTypeManager, bindTearingControlManager } from './surface-hints.js';
import { bindTabletManager } from './tablet.js';
import { bindTextInputManager } from './text-input.js';
import { ToplevelTagManager, WmDialog } from './toplevel-hints.js';
import { ToplevelIconManager } from './toplevel-icon.js';
import { ToplevelList, ToplevelManager } from './toplevel-lists.js';
import { bindCommitTimingManager, bindFifoManager } from './update-constraints.js';
import { Viewporter } from './viewporter.js';
import { bindVirtualKeyboardManager, bindVirtualPointerManager } from './virtual-input.js';
import { bindExporterV1, bindExporterV2, bindImporterV1, bindImporterV2 } from './xdg-foreign.js';
import { XdgOutputManager } from './xdg-output.js';
import { WmBase } from './xdg-surface.js';

type Class = new (client: ClientConnection, id: number, version: number) => Resource;

const make =
  (type: Class): Bind =>
  (client, id, version) =>
    new type(client, id, version);

const bindSeat: Bind = (client, id, version) => new SeatResource(client, id, version, client.desktop.seat);

/** Everything that is implemented, in its highest version; `wl_output` is offered once for each output. */
const implemented: ReadonlyMap<string, { readonly version: number; readonly bind: Bind }> = new Map([
  ['wl_compositor', { version: 7, bind: make(Compositor) }],
  ['wl_subcompositor', { version: 1, bind: make(Subcompositor) }],
  ['wl_shm', { version: 2, bind: make(Shm) }],
  ['xdg_wm_base', { version: 6, bind: make(WmBase) }],
  ['wp_viewporter', { version: 1, bind: make(Viewporter) }],
  ['wp_single_pixel_buffer_manager_v1', { version: 1, bind: make(SinglePixelBufferManager) }],
  ['zxdg_decoration_manager_v1', { version: 2, bind: make(DecorationManager) }],
  ['wl_seat', { version: 9, bind: bindSeat }],
  ['wl_data_device_manager', { version: 4, bind: make(DataDeviceManager) }],
  ['zwlr_data_control_manager_v1', { version: 2, bind: bindWlrDataControl }],
  ['ext_data_control_manager_v1', { version: 1, bind: bindExtDataControl }],
  ['zwp_primary_selection_device_manager_v1', { version: 1, bind: make(PrimarySelectionManager) }],
  ['wp_cursor_shape_manager_v1', { version: 2, bind: make(CursorShapeManager) }],
  ['zwlr_layer_shell_v1', { version: 4, bind: make(LayerShell) }],
  ['xdg_session_manager_v1', { version: 1, bind: make(SessionManager) }],
  ['xdg_activation_v1', { version: 1, bind: make(Activation) }],
  ['xdg_toplevel_icon_manager_v1', { version: 1, bind: make(ToplevelIconManager) }],
  ['xdg_toplevel_tag_manager_v1', { version: 1, bind: make(ToplevelTagManager) }],
  ['xdg_wm_dialog_v1', { version: 1, bind: make(WmDialog) }],
  ['zxdg_exporter_v1', { version: 1, bind: bindExporterV1 }],
  ['zxdg_exporter_v2', { version: 1, bind: bindExporterV2 }],
  ['zxdg_importer_v1', { version: 1, bind: bindImporterV1 }],
  ['zxdg_importer_v2', { version: 1, bind: bindImporterV2 }],
  ['wp_presentation', { version: 2, bind: bindPresentation }],
  ['zwp_text_input_manager_v3', { version: 2, bind: bindTextInputManager }],
  ['zwp_pointer_constraints_v1', { version: 1, bind: bindPointerConstraints }],
  ['zwp_relative_pointer_manager_v1', { version: 1, bind: bindRelativePointerManager }],
  ['zwp_idle_inhibit_manager_v1', { version: 1, bind: bindIdleInhibitManager }],
  ['ext_idle_notifier_v1', { version: 2, bind: bindIdleNotifier }],
  ['zwp_keyboard_shortcuts_inhibit_manager_v1', { version: 1, bind: bindShortcutsInhibitManager }],
  ['zwp_pointer_gestures_v1', { version: 3, bind: bindPointerGestures }],
  ['zwp_tablet_manager_v2', { version: 2, bind: bindTabletManager }],
  ['ext_session_lock_manager_v1', { version: 1, bind: make(SessionLockManager) }],
  ['ext_foreign_toplevel_list_v1', { version: 1, bind: make(ToplevelList) }],
  ['zwlr_foreign_toplevel_manager_v1', { version: 3, bind: make(ToplevelManager) }],
  ['zwlr_output_manager_v1', { version: 2, bind: make(OutputManager) }],
  ['zwlr_screencopy_manager_v1', { version: 3, bind: make(ScreencopyManager) }],
  ['zxdg_output_manager_v1', { version: 3, bind: make(XdgOutputManager) }],
  ['wp_alpha_modifier_v1', { version: 1, bind: bindAlphaModifier }],
  ['wp_content_type_manager_v1', { version: 1, bind: bindContentTypeManager }],
  ['wp_tearing_control_manager_v1', { version: 1, bind: bindTearingControlManager }],
  ['wp_fractional_scale_manager_v1', { version: 1, bind: bindFractionalScaleManager }],
  ['wp_color_representation_manager_v1', { version: 1, bind: bindColorRepresentationManager }],
  ['ext_background_effect_manager_v1', { version: 1, bind: bindBackgroundEffectManager }],
  ['zwp_virtual_keyboard_manager_v1', { version: 1, bind: bindVirtualKeyboardManager }],
  ['zwlr_virtual_pointer_manager_v1', { version: 2, bind: bindVirtualPointerManager }],
  ['wp_fifo_manager_v1', { version: 1, bind: bindFifoManager }],
  ['wp_commit_timing_manager_v1', { version: 1, bind: bindCommitTimingManager }],
  ['wl_fixes', { version: 2, bind: make(Fixes) }],
]);

/** The highest version of `wl_output`. */
export const OUTPUT_VERSION = 4;

/** How a global of this interface is bound, and its highest version. @throws ERR_WL_GLOBAL_MISSING */
export function implementation(name: string): { readonly version: number; readonly bind: Bind } {
  const found = implemented.get(name);
  if (found !== undefined) return found;
  throw new WaylandError(
    'ERR_WL_GLOBAL_MISSING',
    `the test compositor has no ${name}; it has ${[...implemented.keys(), 'wl_output'].join(', ')}`,
  );
}

/** Version for an interface as asked for: 0 is left out. @throws ERR_WL_VERSION above what is implemented */
export function wantedVersion(name: string, highest: number, wanted: number | undefined): number {
  if (wanted === undefined) return highest;
  if (Number.isInteger(wanted) && wanted >= 0 && wanted <= highest) return wanted;
  throw new WaylandError('ERR_WL_VERSION', `${name}: version ${wanted} is not one of 0 (missing) to ${highest}`);
}

/** Offers all globals but the outputs; `versions` lowers some, or leaves them out with 0. */
export function offerGlobals(desktop: Desktop, versions: Readonly<Record<string, number>> = {}): void {
  for (const name of Object.keys(versions)) if (name !== 'wl_output') implementation(name);
  for (const [name, { version, bind }] of implemented) {
    const offered = wantedVersion(name, version, versions[name]);
    if (offered > 0) desktop.globals.add(name, offered, bind);
  }
}
