// Every error that the protocols about input name.
import * as cursorShape from '../../src/protocol/generated/cursor-shape-v1.js';
import type { Misdeed } from './misdeed.js';
import { learn } from './raw-client.js';

learn(cursorShape);

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
];
