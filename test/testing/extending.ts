// The protocols that extend surfaces and input, with what any requests are made on.
import * as alphaModifier from '../../src/protocol/generated/alpha-modifier-v1.js';
import * as colorRepresentation from '../../src/protocol/generated/color-representation-v1.js';
import * as commitTiming from '../../src/protocol/generated/commit-timing-v1.js';
import * as contentType from '../../src/protocol/generated/content-type-v1.js';
import * as cursorShape from '../../src/protocol/generated/cursor-shape-v1.js';
import * as backgroundEffect from '../../src/protocol/generated/ext-background-effect-v1.js';
import * as extDataControl from '../../src/protocol/generated/ext-data-control-v1.js';
import * as idleNotify from '../../src/protocol/generated/ext-idle-notify-v1.js';
import * as fifo from '../../src/protocol/generated/fifo-v1.js';
import * as fractionalScale from '../../src/protocol/generated/fractional-scale-v1.js';
import * as idleInhibit from '../../src/protocol/generated/idle-inhibit-unstable-v1.js';
import * as shortcutsInhibit from '../../src/protocol/generated/keyboard-shortcuts-inhibit-unstable-v1.js';
import * as pointerConstraints from '../../src/protocol/generated/pointer-constraints-unstable-v1.js';
import * as gestures from '../../src/protocol/generated/pointer-gestures-unstable-v1.js';
import * as presentationTime from '../../src/protocol/generated/presentation-time.js';
import * as primarySelection from '../../src/protocol/generated/primary-selection-unstable-v1.js';
import * as relativePointer from '../../src/protocol/generated/relative-pointer-unstable-v1.js';
import * as tablet from '../../src/protocol/generated/tablet-v2.js';
import * as tearingControl from '../../src/protocol/generated/tearing-control-v1.js';
import * as textInput from '../../src/protocol/generated/text-input-unstable-v3.js';
import * as virtualKeyboard from '../../src/protocol/generated/virtual-keyboard-unstable-v1.js';
import * as virtualPointer from '../../src/protocol/generated/wlr-virtual-pointer-unstable-v1.js';
import { learn } from './raw-client.js';

learn(
  alphaModifier,
  colorRepresentation,
  commitTiming,
  contentType,
  cursorShape,
  backgroundEffect,
  extDataControl,
  idleNotify,
  fifo,
  fractionalScale,
  idleInhibit,
  shortcutsInhibit,
  pointerConstraints,
  gestures,
  presentationTime,
  primarySelection,
  relativePointer,
  tablet,
  tearingControl,
  textInput,
  virtualKeyboard,
  virtualPointer,
);

/** Their globals, and the core as far as it is needed. */
export const extending: readonly string[] = [
  'wl_compositor',
  'wl_subcompositor',
  'wl_shm',
  'xdg_wm_base',
  'wl_seat',
  'wp_viewporter',
  'wp_alpha_modifier_v1',
  'wp_color_representation_manager_v1',
  'wp_commit_timing_manager_v1',
  'wp_content_type_manager_v1',
  'wp_cursor_shape_manager_v1',
  'ext_background_effect_manager_v1',
  'ext_data_control_manager_v1',
  'ext_idle_notifier_v1',
  'wp_fifo_manager_v1',
  'wp_fractional_scale_manager_v1',
  'zwp_idle_inhibit_manager_v1',
  'zwp_keyboard_shortcuts_inhibit_manager_v1',
  'zwp_pointer_constraints_v1',
  'zwp_pointer_gestures_v1',
  'wp_presentation',
  'zwp_primary_selection_device_manager_v1',
  'zwp_relative_pointer_manager_v1',
  'zwp_tablet_manager_v2',
  'wp_tearing_control_manager_v1',
  'zwp_text_input_manager_v3',
  'zwp_virtual_keyboard_manager_v1',
  'zwlr_virtual_pointer_manager_v1',
];
