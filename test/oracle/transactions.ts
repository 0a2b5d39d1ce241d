// What is under way with one compositor and can't be finished by another; and what is passed on and is another one by then.
import { ExtSessionLockManagerV1 } from '../../src/protocol/generated/ext-session-lock-v1.js';
import { ZwpVirtualKeyboardManagerV1 } from '../../src/protocol/generated/virtual-keyboard-unstable-v1.js';
import { WlOutput, WlShmFormat } from '../../src/protocol/generated/wayland.js';
import {
  type ZwlrOutputHeadV1,
  ZwlrOutputManagerV1,
} from '../../src/protocol/generated/wlr-output-management-unstable-v1.js';
import { ZwlrScreencopyManagerV1 } from '../../src/protocol/generated/wlr-screencopy-unstable-v1.js';
import { XdgActivationV1 } from '../../src/protocol/generated/xdg-activation-v1.js';
import { ZxdgExporterV1 } from '../../src/protocol/generated/xdg-foreign-unstable-v1.js';
import { ZxdgExporterV2, ZxdgImporterV2 } from '../../src/protocol/generated/xdg-foreign-unstable-v2.js';
import type { ClientDigest } from '../../src/testing/index.js';
import { next } from '../contract/app.js';
import type { Case } from './stage.js';

/** Without what is told of objects of these interfaces. */
const withoutObjects =
  (...names: readonly string[]) =>
  (digest: ClientDigest): unknown => {
    const { objects = {}, ...rest } = digest;
    const left = Object.entries(objects).filter(([name]) => !names.includes(name));
    return left.length === 0 ? rest : { ...rest, objects: Object.fromEntries(left) };
  };

export const transactions: readonly Case[] = [
  {
    name: 'an activation token that was asked for, and one that was not',
    async show(stage) {
      const { surface } = await stage.window();
      const activation = stage.global(XdgActivationV1);
      const waiting = stage.key('waiting', activation.getActivationToken());
      waiting.setAppId('org.example.oracle');
      waiting.setSurface(surface);
    },
    atLast(stage) {
      stage.screen.pauseReading();
      const asked = stage.key('asked', stage.global(XdgActivationV1).getActivationToken());
      asked.commit();
    },
    lost: ['asked: the object', 'waiting: the object'],
    hears: ['asked.done', 'waiting.done'],
    expected: withoutObjects('xdg_activation_token_v1'),
  },
  {
    name: 'a screenshot that waits for its frame',
    async show(stage) {
      await stage.window();
      const frame = stage.key('frame', stage.global(ZwlrScreencopyManagerV1).captureOutput(0, stage.global(WlOutput)));
      const { width, height, stride } = await next<{ width: number; height: number; stride: number }>(frame, 'buffer');
      const pool = stage.pool(height * stride, () => 0);
      frame.copy(pool.createBuffer(0, width, height, stride, WlShmFormat.xrgb8888));
    },
    lost: ['frame: the object'],
    hears: ['frame.failed'],
  },
  {
    name: 'a screenshot that was taken is not lost',
    async show(stage) {
      await stage.window();
      const frame = stage.global(ZwlrScreencopyManagerV1).captureOutput(0, stage.global(WlOutput));
      const { width, height, stride } = await next<{ width: number; height: number; stride: number }>(frame, 'buffer');
      const pool = stage.pool(height * stride, () => 0);
      frame.copy(pool.createBuffer(0, width, height, stride, WlShmFormat.xrgb8888));
      await stage.session.roundtrip();
      const ready = next(frame, 'ready');
      stage.screen.tick();
      await ready;
      frame.destroy();
    },
  },
  {
    name: 'a configuration of displays that was applied and has no answer yet',
    async show(stage) {
      const manager = stage.key('heads', stage.session.bind(ZwlrOutputManagerV1));
      const found = next<{ head: ZwlrOutputHeadV1 }>(manager, 'head');
      const { serial } = await next<{ serial: number }>(manager, 'done');
      const configuration = stage.key('configuration', manager.createConfiguration(serial));
      stage.key('head', configuration.enableHead((await found).head)).setScale(1);
      configuration.apply();
    },
    lost: ['configuration: the object', 'head: the object'],
    hears: ['configuration.cancelled'],
  },
  ...(
    [
      ['xdg-foreign 2', ZxdgExporterV2],
      ['xdg-foreign 1', ZxdgExporterV1],
    ] as const
  ).map(
    ([name, type]): Case => ({
      name: `a window exported by ${name} has another handle`,
      async show(stage) {
        const { surface } = await stage.window('main', { first: (made) => made.setTitle('exported') });
        const exporter = stage.global(type as typeof ZxdgExporterV2);
        const one = exporter instanceof ZxdgExporterV2 ? exporter.exportToplevel(surface) : undefined;
        const other = stage.session.object('zxdg_exporter_v1') as ZxdgExporterV1 | undefined;
        const exported = one ?? other?.export(surface);
        if (exported !== undefined) await next(stage.key('exported', exported), 'handle');
      },
      hears: ['exported.handle'],
    }),
  ),
  {
    name: 'the import of a window ends',
    async show(stage) {
      const { surface } = await stage.window('main', { first: (made) => made.setTitle('exported') });
      const exported = stage.global(ZxdgExporterV2).exportToplevel(surface);
      const { handle } = await next<{ handle: string }>(exported, 'handle');
      const child = await stage.window('child', { first: (made) => made.setTitle('child') });
      const imported = stage.key('imported', stage.global(ZxdgImporterV2).importToplevel(handle));
      imported.setParentOf(child.surface);
    },
    lost: ['imported: the object'],
    hears: ['imported.destroyed'],
    expected(digest) {
      const [main] = digest.windows;
      const { children = [], ...toplevel } = main?.xdg?.toplevel ?? {};
      const windows = [...children, { ...main, xdg: { ...main?.xdg, toplevel } }];
      return withoutObjects('zxdg_imported_v2')({ ...digest, windows } as unknown as ClientDigest);
    },
  },
  {
    name: 'a lock of the screen ends',
    async show(stage) {
      await stage.window();
      stage.key('lock', stage.global(ExtSessionLockManagerV1).lock());
    },
    lost: ['lock: the object'],
    hears: ['lock.finished'],
    expected: withoutObjects('ext_session_lock_v1'),
  },
  {
    name: 'a virtual keyboard ends',
    async show(stage) {
      await stage.window();
      stage.key('virtual', stage.global(ZwpVirtualKeyboardManagerV1).createVirtualKeyboard(stage.seat));
    },
    lost: ['virtual: the object'],
    expected: withoutObjects('zwp_virtual_keyboard_v1'),
  },
];
