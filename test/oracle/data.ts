// Selections of each kind, with their sources, and who offers them.
import { ExtDataControlManagerV1 } from '../../src/protocol/generated/ext-data-control-v1.js';
import { ZwpPrimarySelectionDeviceManagerV1 } from '../../src/protocol/generated/primary-selection-unstable-v1.js';
import {
  type WlDataDevice,
  WlDataDeviceManager,
  WlDataDeviceManagerDndAction,
  type WlDataOffer,
} from '../../src/protocol/generated/wayland.js';
import { ZwlrDataControlManagerV1 } from '../../src/protocol/generated/wlr-data-control-unstable-v1.js';
import { receiveData, sendData } from '../../src/window/index.js';
import type { OwnedFd } from '../../src/wire/index.js';
import { next } from '../contract/app.js';
import type { Case, Stage } from './stage.js';

const TYPES = ['text/plain', 'text/html'];

/** A source that was filled. */
const filled = <T extends { offer(mimeType: string): void }>(source: T): T => {
  for (const type of TYPES) source.offer(type);
  return source;
};

/** A window that has the keyboard, and the serial of that. */
async function focus(stage: Stage): Promise<number> {
  await stage.window();
  const entered = next<{ serial: number }>(stage.key('keyboard', stage.seat.getKeyboard()), 'enter');
  return (await entered).serial;
}

async function copies(stage: Stage): Promise<void> {
  const serial = await focus(stage);
  const manager = stage.global(WlDataDeviceManager);
  const device = stage.key('device', manager.getDataDevice(stage.seat));
  device.setSelection(stage.key('source', filled(manager.createDataSource())), serial);
}

async function selects(stage: Stage): Promise<void> {
  const serial = await focus(stage);
  const manager = stage.global(ZwpPrimarySelectionDeviceManagerV1);
  const device = stage.key('device', manager.getDevice(stage.seat));
  device.setSelection(stage.key('source', filled(manager.createSource())), serial);
}

/** Nobody else has it by then: out of a file only on request. */
function reoffered(what: 'set_selection' | 'set_primary_selection' = 'set_selection'): Partial<Case> {
  return { reoffers: true, waiting: [`device: ${what}`] };
}

/** What is copied is pasted in the same window, from the same source. */
async function pastes(stage: Stage): Promise<void> {
  const source = stage.get('source');
  source.once('send', ({ fd }: { fd: OwnedFd }) => void sendData(fd, 'what was copied'));
  // A device that is made now is told what is selected.
  const device = stage.global(WlDataDeviceManager).getDataDevice(stage.seat) as WlDataDevice;
  const { id } = await next<{ id: WlDataOffer | null }>(device, 'selection');
  if (id === null) throw new Error('nothing is selected');
  const pasted = (await receiveData(id, 'text/plain')).toString();
  if (pasted !== 'what was copied') throw new Error(`pasted ${pasted}`);
  id.destroy();
  device.release();
}

/** By the test that runs. */
let pasted: ReturnType<typeof receiveData> | undefined;

const unselected: NonNullable<Case['expected']> = (digest, way) =>
  way === 'restore' ? JSON.parse(JSON.stringify(digest).replaceAll('"selection":true', '"selection":false')) : digest;

export const data: readonly Case[] = [
  {
    name: 'the clipboard, which is pasted from',
    show: copies,
    holds: pastes,
    ...reoffered(),
  },
  {
    name: 'the clipboard, which out of a file is not offered unasked',
    show: copies,
    waiting: (way) => (way === 'restore' ? [] : ['device: set_selection']),
    lost: (way) => (way === 'restore' ? ['device: set_selection'] : []),
    hears: (way) => (way === 'restore' ? ['source.cancelled'] : []),
    expected: unselected,
  },
  {
    name: 'the primary selection',
    show: selects,
    ...reoffered(),
  },
  {
    name: 'a clipboard that was taken back, and sources that nobody offers',
    async show(stage) {
      const serial = await focus(stage);
      const manager = stage.global(WlDataDeviceManager);
      const device = manager.getDataDevice(stage.seat);
      device.setSelection(filled(manager.createDataSource()), serial);
      device.setSelection(null, serial);
      const unused = filled(manager.createDataSource());
      unused.setActions(WlDataDeviceManagerDndAction.copy | WlDataDeviceManagerDndAction.move);
      filled(manager.createDataSource()).destroy();
    },
    // The first was told that it is cancelled, and stands for nothing.
    expected: (digest) => ({
      ...digest,
      dataSources: digest.dataSources.filter(({ actions }) => actions !== undefined),
    }),
  },
  {
    name: 'a source that was destroyed while it was offered',
    async show(stage) {
      await copies(stage);
      stage.get<WlDataOffer>('source').destroy();
    },
  },
  {
    name: 'a paste under way ends, empty',
    async show(stage) {
      await copies(stage);
      stage.get('source').on('send', ({ fd }: { fd: OwnedFd }) => fd.close());
      const device = stage.global(WlDataDeviceManager).getDataDevice(stage.seat);
      const { id } = await next<{ id: WlDataOffer | null }>(device, 'selection');
      if (id !== null) stage.key('offer', id);
    },
    atLast(stage) {
      stage.screen.pauseReading();
      pasted = receiveData(stage.get<WlDataOffer>('offer'), 'text/plain');
    },
    async after() {
      if ((await pasted)?.byteLength !== 0) throw new Error('it has pasted something');
    },
    ...reoffered(),
  },
  ...(
    [
      ['wlr', ZwlrDataControlManagerV1],
      ['ext', ExtDataControlManagerV1],
    ] as const
  ).map(
    ([name, type]): Case => ({
      name: `both selections by ${name} data-control, without a window`,
      show(stage) {
        const manager = stage.global(type as typeof ZwlrDataControlManagerV1);
        const device = stage.key('device', manager.getDataDevice(stage.seat));
        device.setSelection(stage.key('source', filled(manager.createDataSource())));
        device.setPrimarySelection(stage.key('primary', filled(manager.createDataSource())));
        filled(manager.createDataSource());
      },
      reoffers: true,
      waiting: ['device: set_selection', 'device: set_primary_selection'],
    }),
  ),
  {
    name: 'a selection by data-control, which out of a file is not offered unasked',
    show(stage) {
      const manager = stage.global(ZwlrDataControlManagerV1);
      const device = stage.key('device', manager.getDataDevice(stage.seat));
      device.setSelection(stage.key('source', filled(manager.createDataSource())));
    },
    waiting: (way) => (way === 'restore' ? [] : ['device: set_selection']),
    lost: (way) => (way === 'restore' ? ['device: set_selection'] : []),
    hears: (way) => (way === 'restore' ? ['source.cancelled'] : []),
    expected: unselected,
  },
];
