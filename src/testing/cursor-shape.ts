/** `wp_cursor_shape_v1`: cursors by their name. Digests tell the name; no image of them is drawn. */

import {
  type CursorShapeV1Requests,
  WpCursorShapeDeviceV1Error,
  WpCursorShapeDeviceV1Shape,
  wp_cursor_shape_device_v1,
  wp_cursor_shape_manager_v1,
} from '../protocol/generated/cursor-shape-v1.js';
import type { ClientConnection } from './client-connection.js';
import { type Cursor, setCursor } from './cursor.js';
import { RequestError, type RequestTable, Resource } from './resource.js';
import type { PointerResource } from './seat.js';
import type { ToolResource } from './tablet.js';

/** Whoever's look a shape device says; it sees to it that only who has the focus is heard. */
type SetShape = (serial: number, shape: string) => void;

function shaped(client: ClientConnection, shape: string): Cursor {
  return { client, surface: undefined, hotspotX: 0, hotspotY: 0, shape };
}

export class CursorShapeManager extends Resource {
  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, wp_cursor_shape_manager_v1);
  }

  override get requests(): typeof managerRequests {
    return managerRequests;
  }
}

const managerRequests: RequestTable<CursorShapeManager, CursorShapeV1Requests['wp_cursor_shape_manager_v1']> = {
  destroy() {},
  get_pointer(self, id: number, pointer: PointerResource) {
    new CursorShapeDevice(self, id, (serial, shape) => {
      if (pointer.alive) setCursor(pointer.seat, serial, shaped(self.client, shape));
    });
  },
  get_tablet_tool_v2(self, id: number, tool: ToolResource) {
    new CursorShapeDevice(self, id, (serial, shape) => {
      if (tool.alive) tool.setCursor(serial, shaped(self.client, shape));
    });
  },
};

/** Names by number. */
const shapes = new Map<number, string>(Object.entries(WpCursorShapeDeviceV1Shape).map(([name, code]) => [code, name]));
/** The last one of version 1. */
const LAST_OF_VERSION_1 = WpCursorShapeDeviceV1Shape.zoom_out;

class CursorShapeDevice extends Resource {
  readonly set: SetShape;

  constructor(from: CursorShapeManager, id: number, set: SetShape) {
    super(from.client, id, from.version, wp_cursor_shape_device_v1);
    this.set = set;
  }

  override get requests(): typeof deviceRequests {
    return deviceRequests;
  }

  override told(): unknown {
    return {};
  }
}

const deviceRequests: RequestTable<CursorShapeDevice, CursorShapeV1Requests['wp_cursor_shape_device_v1']> = {
  destroy() {},
  set_shape(self, serial: number, shape: number) {
    const name = shapes.get(shape);
    if (name === undefined || (self.version < 2 && shape > LAST_OF_VERSION_1)) {
      throw new RequestError(self, WpCursorShapeDeviceV1Error.invalid_shape, `shape ${shape} is not in the enum`);
    }
    self.set(serial, name);
  },
};
