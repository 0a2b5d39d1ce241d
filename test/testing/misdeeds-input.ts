// Every error that the protocols about input name.
import * as cursorShape from '../../src/protocol/generated/cursor-shape-v1.js';
import * as extDataControl from '../../src/protocol/generated/ext-data-control-v1.js';
import * as shortcuts from '../../src/protocol/generated/keyboard-shortcuts-inhibit-unstable-v1.js';
import * as constraints from '../../src/protocol/generated/pointer-constraints-unstable-v1.js';
import * as tablet from '../../src/protocol/generated/tablet-v2.js';
import * as textInput from '../../src/protocol/generated/text-input-unstable-v3.js';
import * as virtualKeyboard from '../../src/protocol/generated/virtual-keyboard-unstable-v1.js';
import * as wlrDataControl from '../../src/protocol/generated/wlr-data-control-unstable-v1.js';
import * as virtualPointer from '../../src/protocol/generated/wlr-virtual-pointer-unstable-v1.js';
import type { TestCompositor } from '../../src/testing/index.js';
import type { Misdeed } from './misdeed.js';
import { type Desk, learn, type RawObject } from './raw-client.js';

learn(
  constraints,
  cursorShape,
  extDataControl,
  shortcuts,
  tablet,
  textInput,
  virtualKeyboard,
  virtualPointer,
  wlrDataControl,
);

async function tools({ client }: Desk, screen: TestCompositor): Promise<RawObject[]> {
  screen.input.tablet.addTool({ type: 'pen' });
  screen.input.tablet.addTool({ type: 'eraser' });
  const seat = client.bind('zwp_tablet_manager_v2').call('get_tablet_seat', client.bind('wl_seat'));
  await client.until(() => seat.all('tool_added').length === 2);
  return seat.all('tool_added').map(([id]) => client.object(id as number));
}

export const inputMisdeeds: readonly Misdeed[] = [
  // ---- wp_cursor_shape_device_v1
  {
    what: 'a cursor shape that there is none of',
    object: 'wp_cursor_shape_device_v1',
    code: cursorShape.WpCursorShapeDeviceV1Error.invalid_shape,
    commit: ({ client }) => {
      const pointer = client.bind('wl_seat').call('get_pointer');
      client.bind('wp_cursor_shape_manager_v1').call('get_pointer', pointer).call('set_shape', 0, 37);
    },
  },
  {
    what: 'a cursor shape of a later version',
    object: 'wp_cursor_shape_device_v1',
    code: cursorShape.WpCursorShapeDeviceV1Error.invalid_shape,
    commit: ({ client }) => {
      const pointer = client.bind('wl_seat').call('get_pointer');
      client.bind('wp_cursor_shape_manager_v1', 1).call('get_pointer', pointer).call('set_shape', 0, 35);
    },
  },

  // ---- zwp_pointer_constraints_v1
  ...(['lock_pointer', 'confine_pointer'] as const).map(
    (request): Misdeed => ({
      what: `${request} on a surface that is constrained`,
      object: 'zwp_pointer_constraints_v1',
      code: constraints.ZwpPointerConstraintsV1Error.already_constrained,
      commit: (desk) => {
        const seat = desk.client.bind('wl_seat');
        const manager = desk.client.bind('zwp_pointer_constraints_v1');
        const surface = desk.surface();
        manager.call('lock_pointer', surface, seat.call('get_pointer'), 0, 1);
        manager.call(request, surface, seat.call('get_pointer'), 0, 2);
      },
    }),
  ),

  // ---- zwp_keyboard_shortcuts_inhibit_manager_v1
  {
    what: 'shortcuts that are inhibited twice',
    object: 'zwp_keyboard_shortcuts_inhibit_manager_v1',
    code: shortcuts.ZwpKeyboardShortcutsInhibitManagerV1Error.already_inhibited,
    commit: (desk) => {
      const manager = desk.client.bind('zwp_keyboard_shortcuts_inhibit_manager_v1');
      const surface = desk.surface();
      manager.call('inhibit_shortcuts', surface, desk.client.bind('wl_seat'));
      manager.call('inhibit_shortcuts', surface, desk.client.bind('wl_seat'));
    },
  },

  // ---- zwp_text_input_v3
  ...[[0], [1, 1], [2]].map(
    (actions): Misdeed => ({
      what: `available actions ${actions.join(', ')}`,
      object: 'zwp_text_input_v3',
      code: textInput.ZwpTextInputV3Error.invalid_action,
      commit: ({ client }) =>
        client
          .bind('zwp_text_input_manager_v3')
          .call('get_text_input', client.bind('wl_seat'))
          .call('set_available_actions', new Uint8Array(Uint32Array.from(actions).buffer)),
    }),
  ),

  // ---- zwp_tablet_tool_v2
  {
    what: 'a window as a pen’s cursor',
    object: 'zwp_tablet_tool_v2',
    code: tablet.ZwpTabletToolV2Error.role,
    commit: async (desk, screen) => {
      const [pen] = await tools(desk, screen);
      const { surface } = await desk.toplevel();
      pen?.call('set_cursor', 0, surface, 0, 0);
    },
  },
  {
    what: 'one surface as the cursor of two pens',
    object: 'zwp_tablet_tool_v2',
    code: tablet.ZwpTabletToolV2Error.role,
    commit: async (desk, screen) => {
      const surface = desk.surface();
      for (const tool of await tools(desk, screen)) tool.call('set_cursor', 0, surface, 0, 0);
    },
  },

  // ---- zwp_virtual_keyboard_v1
  ...(
    [
      ['key', 0, 30, 1],
      ['modifiers', 0, 0, 0, 0],
    ] as const
  ).map(
    ([request, ...args]): Misdeed => ({
      what: `${request} of a virtual keyboard without a keymap`,
      object: 'zwp_virtual_keyboard_v1',
      code: virtualKeyboard.ZwpVirtualKeyboardV1Error.no_keymap,
      commit: ({ client }) =>
        client
          .bind('zwp_virtual_keyboard_manager_v1')
          .call('create_virtual_keyboard', client.bind('wl_seat'))
          .call(request, ...args),
    }),
  ),

  // ---- zwlr_virtual_pointer_v1
  ...(
    [
      ['invalid_axis', 'axis', 0, 2, 0],
      ['invalid_axis', 'axis_stop', 0, 2],
      ['invalid_axis', 'axis_discrete', 0, 7, 0, 0],
      ['invalid_axis_source', 'axis_source', 4],
    ] as const
  ).map(
    ([code, request, ...args]): Misdeed => ({
      what: `${request}(${args.join(', ')}) of a virtual pointer`,
      object: 'zwlr_virtual_pointer_v1',
      code: virtualPointer.ZwlrVirtualPointerV1Error[code],
      commit: ({ client }) =>
        client
          .bind('zwlr_virtual_pointer_manager_v1')
          .call('create_virtual_pointer', 0)
          .call(request, ...args),
    }),
  ),

  // ---- the two protocols of data control
  ...(
    [
      ['ext', extDataControl.ExtDataControlDeviceV1Error, extDataControl.ExtDataControlSourceV1Error],
      ['zwlr', wlrDataControl.ZwlrDataControlDeviceV1Error, wlrDataControl.ZwlrDataControlSourceV1Error],
    ] as const
  ).flatMap(([prefix, { used_source }, { invalid_offer }]): Misdeed[] => [
    ...(['set_selection', 'set_primary_selection'] as const).map(
      (request): Misdeed => ({
        what: `${prefix} ${request} with a source that was used`,
        object: `${prefix}_data_control_device_v1`,
        code: used_source,
        commit: ({ client }) => {
          const manager = client.bind(`${prefix}_data_control_manager_v1`);
          const device = manager.call('get_data_device', client.bind('wl_seat'));
          const source = manager.call('create_data_source');
          device.call('set_selection', source).call(request, source);
        },
      }),
    ),
    {
      what: `${prefix} offer after set_selection`,
      object: `${prefix}_data_control_source_v1`,
      code: invalid_offer,
      commit: ({ client }) => {
        const manager = client.bind(`${prefix}_data_control_manager_v1`);
        const source = manager.call('create_data_source');
        manager.call('get_data_device', client.bind('wl_seat')).call('set_selection', source);
        source.call('offer', 'text/plain');
      },
    },
  ]),
];
