// Requests of any kind in any order, with arguments of the right type: whatever they mean, the compositor stands.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as list from '../../src/protocol/generated/ext-foreign-toplevel-list-v1.js';
import * as toplevels from '../../src/protocol/generated/wlr-foreign-toplevel-management-unstable-v1.js';
import * as layerShell from '../../src/protocol/generated/wlr-layer-shell-unstable-v1.js';
import * as management from '../../src/protocol/generated/wlr-output-management-unstable-v1.js';
import * as screencopy from '../../src/protocol/generated/wlr-screencopy-unstable-v1.js';
import * as activation from '../../src/protocol/generated/xdg-activation-v1.js';
import * as dialog from '../../src/protocol/generated/xdg-dialog-v1.js';
import * as foreign from '../../src/protocol/generated/xdg-foreign-unstable-v2.js';
import * as output from '../../src/protocol/generated/xdg-output-unstable-v1.js';
import * as sessions from '../../src/protocol/generated/xdg-session-management-v1.js';
import * as icon from '../../src/protocol/generated/xdg-toplevel-icon-v1.js';
import * as tag from '../../src/protocol/generated/xdg-toplevel-tag-v1.js';
import type { ArgDescriptor } from '../../src/protocol/index.js';
import { createMemfd } from '../../src/sys/index.js';
import type { ErrorRecord, TestCompositor } from '../../src/testing/index.js';
import type { WireValue } from '../../src/wire/index.js';
import { extending } from './extending.js';
import { Desk, learn, type RawObject } from './raw-client.js';
import { leaveNothingOpen, start } from './screen.js';

learn(activation, dialog, foreign, icon, layerShell, list, management, output, screencopy, sessions, tag, toplevels);
leaveNothingOpen();

const core = [
  'wl_compositor',
  'wl_subcompositor',
  'wl_shm',
  'xdg_wm_base',
  'wp_viewporter',
  'wp_single_pixel_buffer_manager_v1',
  'zxdg_decoration_manager_v1',
  'wl_seat',
  'wl_data_device_manager',
  'wl_output',
];

/** What stands around windows; the core is there as well, as far as it is needed. */
const shell = [
  'wl_compositor',
  'wl_subcompositor',
  'wl_shm',
  'xdg_wm_base',
  'wl_seat',
  'wl_output',
  'zwlr_layer_shell_v1',
  'xdg_session_manager_v1',
  'xdg_activation_v1',
  'xdg_toplevel_icon_manager_v1',
  'xdg_toplevel_tag_manager_v1',
  'xdg_wm_dialog_v1',
  'zxdg_exporter_v2',
  'zxdg_importer_v2',
  'ext_foreign_toplevel_list_v1',
  'zwlr_foreign_toplevel_manager_v1',
  'zwlr_output_manager_v1',
  'zwlr_screencopy_manager_v1',
  'zxdg_output_manager_v1',
];

/** What ends most sessions early if it comes as often as all else. */
const mostlyWrong = [
  'get_toplevel',
  'get_popup',
  'get_subsurface',
  'ack_configure',
  'set_cursor',
  'start_drag',
  'set_parent',
  'get_layer_surface',
  'get_session',
  'add_toplevel',
  'restore_toplevel',
  'get_xdg_dialog',
  'set_parent_of',
  'export_toplevel',
  'copy',
  'apply',
  'test',
  'stop',
];

/** Gives numbers from a list, over and over. */
class Choices {
  readonly #numbers: readonly number[];
  #at = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  below(limit: number): number {
    const number = this.#numbers[this.#at++ % this.#numbers.length] ?? 0;
    // so that the same list doesn't always choose the same
    return (number + this.#at) % limit;
  }

  from<T>(list: readonly T[]): T | undefined {
    return list[this.below(list.length)];
  }
}

/** What most numbers are, so that most requests are right; the rest is 0. */
const fitting: Readonly<Record<string, readonly number[]>> = {
  size: [4096],
  stride: [40],
  width: [10, 8, 4],
  height: [10, 8, 4],
  scale: [1, 2],
  transform: [0, 1, 6],
  mode: [1, 2],
  anchor: [0, 3, 8],
  gravity: [0, 4, 8],
  constraint_adjustment: [0, 63],
  edges: [1, 10],
  reason: [1, 2, 3],
  layer: [0, 2, 3],
  keyboard_interactivity: [0, 1],
  x: [0],
  refresh: [0],
};

function argument(arg: ArgDescriptor, live: readonly RawObject[], choices: Choices): WireValue | RawObject | undefined {
  switch (arg.type) {
    case 'object': {
      const there = live.filter((one) => one.descriptor.name === arg.interface);
      if (arg.nullable === true && (there.length === 0 || choices.below(4) === 0)) return 0;
      return choices.from(there);
    }
    case 'int':
    case 'uint':
    case 'fixed':
      if (choices.below(60) === 0) return choices.from(arg.type === 'uint' ? [0, 9, 77] : [0, -1, 1600]);
      return choices.from(fitting[arg.name] ?? [0]);
    case 'string':
      return 'text';
    case 'fd':
      return createMemfd('any', 4096);
    default:
      return undefined;
  }
}

/** Sends a request that the choices make, if they make one. */
async function anyRequest(desk: Desk, live: RawObject[], choices: Choices): Promise<void> {
  const target = choices.from(live);
  if (target === undefined) return;
  // Often do what leads further.
  if (choices.below(3) === 0) {
    const xdg = choices.from(live.filter((one) => one.descriptor.name === 'xdg_surface' && one.last('configure')));
    if (xdg !== undefined) await desk.acknowledge(xdg);
    return;
  }
  const seldom = choices.below(40) === 0 ? [] : mostlyWrong;
  const offered = target.descriptor.requests.filter(
    ({ since, name }) => since <= target.version && name !== 'release' && !seldom.includes(name),
  );
  const request = choices.from(offered);
  if (request === undefined || (request.destructor === true && choices.below(5) > 0)) return;
  const args: (WireValue | RawObject)[] = [];
  for (const arg of request.args) {
    if (arg.type === 'new_id') continue;
    const value = argument(arg, live, choices);
    if (value === undefined) return;
    args.push(value);
  }
  const made = target.call(request.name, ...args);
  if (made !== target) live.push(made);
  if (request.destructor === true) live.splice(live.indexOf(target), 1);
  if (choices.below(8) === 0) await desk.client.sync();
}

async function anySession(
  screen: TestCompositor,
  interfaces: readonly string[],
  numbers: readonly number[],
): Promise<ErrorRecord | undefined> {
  const desk = await Desk.open(screen);
  const connection = screen.clients.at(-1);
  const choices = new Choices(numbers);
  const live = interfaces.map((name) => desk.client.bind(name));
  try {
    for (const size of [10, 40]) {
      const { surface, xdg, toplevel } = await desk.window(size, size, 0xff00ff00);
      live.push(surface, xdg, toplevel, desk.buffer(10, 10, 0xff0000ff), desk.surface(), desk.surface());
    }
    const subcompositor = live.find((one) => one.descriptor.name === 'wl_subcompositor');
    const [window, ...free] = live.filter((one) => one.descriptor.name === 'wl_surface');
    const child = free.pop();
    if (window !== undefined && child !== undefined && subcompositor !== undefined) {
      live.push(subcompositor.call('get_subsurface', child, window));
    }
    const positioner = desk.wmBase.call('create_positioner');
    positioner.call('set_size', 10, 10);
    positioner.call('set_anchor_rect', 0, 0, 10, 10);
    live.push(positioner);
    const parent = live.find((one) => one.descriptor.name === 'xdg_surface');
    const menu = desk.surface();
    const xdg = desk.wmBase.call('get_xdg_surface', menu);
    if (parent !== undefined) live.push(menu, xdg, xdg.call('get_popup', parent, positioner));
    for (let i = 0; i < numbers.length; i++) {
      await anyRequest(desk, live, choices);
      if (choices.below(10) === 0) screen.input.pointer.move(choices.below(200), choices.below(100));
      if (choices.below(20) === 0) screen.input.pointer.button(0x110, choices.below(2) === 0 ? 'pressed' : 'released');
    }
    await desk.client.sync();
    await screen.screenshot();
    screen.digest();
  } catch (error) {
    if (connection?.error === undefined) throw error;
  }
  desk.client.close();
  await screen.until(() => screen.clients.length === 0);
  return connection?.error;
}

test.each([
  ['of the core', core],
  ['of what stands around windows', shell],
  ['of what extends surfaces and input', extending],
])(
  'any requests %s in any order end in an answer or in a protocol error',
  async (_which, interfaces) => {
    const screen = await start({ capabilities: ['pointer', 'keyboard', 'touch'] });
    const ends = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(100_000), { minLength: 20, maxLength: 200 }), async (numbers) => {
        const error = await anySession(screen, interfaces, numbers);
        const end = error === undefined ? 'fine' : `${error.interface} ${error.code}`;
        ends.set(end, (ends.get(end) ?? 0) + 1);
        expect(end).not.toBe('wl_display 3'); // implementation: a mistake of its own
        expect(screen.windows).toEqual([]);
      }),
      { numRuns: 150 },
    );
    expect(ends.get('fine')).toBeGreaterThan(0);
  },
  60_000,
);
