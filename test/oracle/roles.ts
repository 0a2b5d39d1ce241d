// Layer surfaces, cursors, and what is dragged.
import { WpCursorShapeDeviceV1Shape, WpCursorShapeManagerV1 } from '../../src/protocol/generated/cursor-shape-v1.js';
import {
  WlCompositor,
  WlDataDeviceManager,
  WlDataDeviceManagerDndAction,
  WlOutput,
  type WlPointer,
  type WlSurface,
} from '../../src/protocol/generated/wayland.js';
import {
  ZwlrLayerShellV1,
  ZwlrLayerShellV1Layer,
  type ZwlrLayerSurfaceV1,
  ZwlrLayerSurfaceV1Anchor,
  ZwlrLayerSurfaceV1KeyboardInteractivity,
} from '../../src/protocol/generated/wlr-layer-shell-unstable-v1.js';
import { BTN_LEFT, type TestCompositor } from '../../src/testing/index.js';
import { next } from '../contract/app.js';
import type { Case, Stage } from './stage.js';

const { top, bottom, left, right } = ZwlrLayerSurfaceV1Anchor;

async function panel(stage: Stage, key: string, output: WlOutput | null = null) {
  const surface = stage.surface(`${key} surface`);
  const role: ZwlrLayerSurfaceV1 = stage.key(
    key,
    stage.global(ZwlrLayerShellV1).getLayerSurface(surface, output, ZwlrLayerShellV1Layer.top, key),
  );
  role.setSize(0, 20);
  role.setAnchor(top | left | right);
  role.on('configure', ({ serial }) => role.ackConfigure(serial));
  const configured = next<{ width: number; height: number }>(role, 'configure');
  surface.commit();
  return { surface, role, size: await configured };
}

/** Over the first window. */
const over = (screen: TestCompositor): void => {
  screen.input.pointer.move(4, 4);
  screen.input.pointer.move(12, 12);
};

/** What a pointer looks like that has entered the first window. */
async function pointing(stage: Stage, set: (pointer: WlPointer, serial: number) => void): Promise<void> {
  await stage.window();
  const pointer = stage.key('pointer', stage.seat.getPointer());
  await stage.session.roundtrip();
  const entered = next<{ serial: number }>(pointer, 'enter');
  over(stage.screen);
  const { serial } = await entered;
  set(pointer, serial);
}

async function dragging(stage: Stage, options: { source: boolean; icon: boolean }): Promise<void> {
  const { surface } = await stage.window();
  const pointer = stage.seat.getPointer();
  const manager = stage.global(WlDataDeviceManager);
  const device = stage.key('device', manager.getDataDevice(stage.seat));
  const source = options.source ? stage.key('source', manager.createDataSource()) : null;
  source?.offer('text/plain');
  source?.setActions(WlDataDeviceManagerDndAction.copy);
  const icon = options.icon ? stage.surface('icon') : null;
  await stage.session.roundtrip();
  const pressed = next<{ serial: number }>(pointer, 'button');
  stage.screen.input.pointer.move(10, 10);
  stage.screen.input.pointer.button(BTN_LEFT, 'pressed');
  const { serial } = await pressed;
  const entered = next(device, 'enter');
  device.startDrag(source, surface, icon, serial);
  if (icon !== null) stage.draw(icon, 8, 8, 3);
  await entered;
}

export const roles: readonly Case[] = [
  {
    name: 'a panel with its picture, with state of all kinds, applied and waiting',
    async show(stage) {
      const { surface, role, size } = await panel(stage, 'panel');
      role.setExclusiveZone(20);
      role.setMargin(1, 0, 3, 0);
      role.setKeyboardInteractivity(ZwlrLayerSurfaceV1KeyboardInteractivity.on_demand);
      stage.draw(surface, size.width, size.height, 4);
      role.setMargin(5, 0, 0, 0);
      role.setLayer(ZwlrLayerShellV1Layer.overlay);
    },
  },
  {
    name: 'panels on two outputs, one of them changed after its picture',
    compositor: {
      outputs: [
        { name: 'LEFT', width: 120, height: 90 },
        { name: 'RIGHT', width: 160, height: 100 },
      ],
    },
    async show(stage) {
      for (const [at, output] of stage.session.bindAll(WlOutput).entries()) {
        const { surface, role, size } = await panel(stage, `panel ${at}`, output);
        stage.draw(surface, size.width, size.height, at);
        if (at === 0) continue;
        const configured = next<{ width: number; height: number }>(role, 'configure');
        role.setAnchor(bottom | left | right);
        role.setSize(0, 25);
        surface.commit();
        const { width, height } = await configured;
        stage.draw(surface, width, height, 7);
      }
    },
  },
  {
    name: 'a panel without content, one that was unmapped, and one that never asked',
    async show(stage) {
      await panel(stage, 'empty');
      const { surface, size } = await panel(stage, 'unmapped');
      stage.draw(surface, size.width, size.height, 1);
      surface.attach(null, 0, 0);
      surface.commit();
      const shell = stage.global(ZwlrLayerShellV1);
      shell.getLayerSurface(stage.surface(), null, ZwlrLayerShellV1Layer.background, 'never').setSize(10, 10);
    },
  },
  {
    name: 'a panel that the compositor has closed, since its output is gone',
    compositor: {
      outputs: [
        { name: 'LEFT', width: 120, height: 90 },
        { name: 'RIGHT', width: 160, height: 100 },
      ],
    },
    async show(stage) {
      const [, right] = stage.session.bindAll(WlOutput);
      await stage.session.roundtrip();
      const { surface, role, size } = await panel(stage, 'panel', right);
      stage.draw(surface, size.width, size.height, 1);
      await stage.session.roundtrip();
      const closed = next(role, 'closed');
      const output = stage.screen.outputs[1];
      if (output !== undefined) stage.screen.removeOutput(output);
      await closed;
      right?.release();
    },
    // What the compositor has ended stands for nothing; its surface, which is the app's to destroy, has nothing.
    expected: (digest) => ({
      ...digest,
      surfaces: [{ frames: 0, input: 'everything', opaque: [], scale: 1, transform: 0, viewport: false }],
    }),
  },
  {
    name: 'a panel with subsurfaces, on a compositor that is asked for its version 1',
    compositor: { globals: { zwlr_layer_shell_v1: 1 } },
    async show(stage) {
      const { surface, size } = await panel(stage, 'panel');
      const child = stage.child(surface, 5, 5);
      stage.draw(child.surface, 9, 9, 2);
      stage.draw(surface, size.width, size.height, 3);
    },
  },
  {
    name: 'a cursor with its hotspot, at the next enter',
    user: over,
    show: (stage) =>
      pointing(stage, (pointer, serial) => {
        const cursor = stage.surface('cursor');
        stage.draw(cursor, 16, 16, 5);
        pointer.setCursor(serial, cursor, 4, 5);
        cursor.offset(2, 1);
        stage.draw(cursor, 16, 16, 6);
      }),
    waiting: ['pointer: set_cursor'],
  },
  {
    name: 'a cursor whose hotspot was moved by attaches, as old versions have it',
    user: over,
    async show(stage) {
      stage.global(WlCompositor, 4);
      await pointing(stage, (pointer, serial) => {
        const cursor = stage.surface('cursor');
        stage.draw(cursor, 16, 16, 5);
        pointer.setCursor(serial, cursor, 9, 8);
        for (const [x, y] of [
          [2, 1],
          [1, 3],
        ] as const) {
          cursor.attach(stage.buffer(16, 16, x), x, y);
          cursor.commit();
        }
        cursor.attach(stage.buffer(16, 16, 7), 1, 1);
      });
    },
    waiting: ['pointer: set_cursor'],
  },
  {
    name: 'a cursor with scale, regions, children and something pending',
    user: over,
    show: (stage) =>
      pointing(stage, (pointer, serial) => {
        const cursor = stage.surface('cursor');
        cursor.setBufferScale(2);
        stage.draw(cursor, 16, 16, 5);
        pointer.setCursor(serial, cursor, 1, 1);
        const child = stage.child(cursor, 2, 2);
        stage.draw(child.surface, 4, 4, 1);
        cursor.commit();
        stage.attach(cursor, 18, 18, 6);
      }),
    waiting: ['pointer: set_cursor'],
  },
  {
    name: 'a hidden pointer',
    user: over,
    show: (stage) => pointing(stage, (pointer, serial) => pointer.setCursor(serial, null, 0, 0)),
    waiting: ['pointer: set_cursor'],
  },
  {
    name: 'a cursor that is a shape',
    user: over,
    show: (stage) =>
      pointing(stage, (pointer, serial) => {
        const device = stage.key('shape', stage.global(WpCursorShapeManagerV1).getPointer(pointer));
        device.setShape(serial, WpCursorShapeDeviceV1Shape.grab);
      }),
    waiting: ['shape: set_shape'],
  },
  {
    name: 'a cursor whose surface was destroyed is none',
    show: (stage) =>
      pointing(stage, (pointer, serial) => {
        const cursor = stage.surface('cursor');
        stage.draw(cursor, 16, 16, 5);
        pointer.setCursor(serial, cursor, 4, 5);
        cursor.destroy();
      }),
    // Of a surface that is gone the compositor keeps the hotspot.
    expected: ({ cursor: _, ...digest }) => digest,
  },
  {
    name: 'a drag with an icon is cancelled, and its icon is a surface like any other',
    show: (stage) => dragging(stage, { source: true, icon: true }),
    lost: ['device: start_drag'],
    hears: (way) => (way === 'restore' ? ['source.cancelled'] : ['source.cancelled', 'device.leave']),
    expected(digest) {
      const surfaces = digest.surfaces.map(({ role: _, ...icon }) => icon);
      const dataSources = digest.dataSources.map(({ dragged: _, ...source }) => source);
      return { ...digest, surfaces, dataSources };
    },
  },
  {
    name: 'a drag inside of its own window ends',
    show: (stage) => dragging(stage, { source: false, icon: false }),
    hears: (way) => (way === 'restore' ? [] : ['device.leave']),
  },
  {
    name: 'a drag that was cancelled before',
    async show(stage) {
      await dragging(stage, { source: true, icon: true });
      const cancelled = next(stage.get('source'), 'cancelled');
      stage.screen.input.pointer.cancelDrag();
      await cancelled;
      stage.get<WlSurface>('icon').destroy();
    },
    // A source that was told of its end stands for nothing.
    expected: (digest) => ({ ...digest, dataSources: [] }),
  },
];
