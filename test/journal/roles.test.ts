// A role that is configured is a table entry: also one that nobody but the app knows. And content that can't be made again.
import { expect, test } from 'vitest';
import { endEpoch, type Plan, plan } from '../../src/journal/index.js';
import { zwp_linux_buffer_params_v1, zwp_linux_dmabuf_v1 } from '../../src/protocol/generated/linux-dmabuf-v1.js';
import { wl_buffer } from '../../src/protocol/generated/wayland.js';
import type { InterfaceDescriptor } from '../../src/protocol/index.js';
import { Author } from './author.js';

const id = (name: string) => ({ name: 'id', type: 'new_id', interface: name }) as const;
const serial = { name: 'serial', type: 'uint' } as const;

const shelf: InterfaceDescriptor = {
  name: 'own_shelf_v1',
  version: 1,
  protocol: 'own',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'answer', since: 1, args: [serial] },
    { name: 'set_height', since: 1, args: [{ name: 'height', type: 'int' }] },
  ],
  events: [{ name: 'arrange', since: 1, args: [serial] }],
  enums: [],
  meanings: {
    requests: {
      destroy: { lifetime: 'destroys', afterLoss: 'repeat' },
      answer: { identity: 'overwrite', key: 'acknowledged', afterLoss: 'drop' },
      set_height: { applied: 'commit', identity: 'overwrite', key: 'height', afterLoss: 'repeat' },
    },
    marks: ['arrange'],
    configured: { event: 'arrange', answer: 'answer' },
    resetWhenUnmapped: true,
  },
};

const shelves: InterfaceDescriptor = {
  name: 'own_shelves_v1',
  version: 1,
  protocol: 'own',
  requests: [
    {
      name: 'get_shelf',
      since: 1,
      args: [id('own_shelf_v1'), { name: 'surface', type: 'object', interface: 'wl_surface' }],
    },
  ],
  events: [],
  enums: [],
  meanings: {
    requests: { get_shelf: { lifetime: 'creates', afterLoss: 'repeat', surface: 'surface', role: 'own_shelf_v1' } },
  },
};

/** Handles of what the author's own words don't make. */
const [MANAGER, SHELF, PARAMS, BUFFER] = [9001, 9002, 9003, 9004];

/** `name.request` of each step, a list for each wave. */
function said({ waves }: Plan): string[][] {
  const types = new Map<number, InterfaceDescriptor>();
  return waves.map(({ steps }) =>
    steps.map((step) => {
      if ('make' in step && step.make !== undefined) types.set(step.make.ref, step.make.interface);
      if (step.kind !== 'say') return step.kind;
      const type = types.get(step.target);
      return `${type?.name}.${type?.requests[step.opcode]?.name}`;
    }),
  );
}

function bound(author: Author, descriptor: InterfaceDescriptor): void {
  author.hear(2, 'global', 50, descriptor.name, 1);
  const made = { handle: MANAGER, interface: descriptor, version: 1 };
  author.write({ kind: 'request', target: 2, opcode: 0, args: [50, MANAGER], made });
}

function buffer(author: Author): number {
  const pool = author.say(author.bound.wl_shm as number, 'create_pool', null, 4096);
  return author.say(pool, 'create_buffer', 0, 16, 16, 64, 0);
}

function shown(): { author: Author; surface: number } {
  const author = new Author();
  bound(author, shelves);
  const surface = author.say(author.bound.wl_compositor as number, 'create_surface');
  const made = { handle: SHELF, interface: shelf, version: 1 };
  author.write({ kind: 'request', target: MANAGER, opcode: 0, args: [SHELF, surface], made });
  author.say(SHELF, 'set_height', 30);
  author.say(surface, 'commit');
  author.hear(SHELF, 'arrange', 4);
  author.say(SHELF, 'answer', 4);
  author.say(surface, 'attach', buffer(author), 0, 0);
  author.say(surface, 'commit');
  return { author, surface };
}

test('a role of the app’s own protocol asks, waits, answers and shows, as its table says', () => {
  const { author } = shown();
  endEpoch(author.state);
  const made = plan(author.state, [1, 2]);
  expect(made.lost).toEqual([]);
  expect(made.waves.map(({ configures }) => configures)).toEqual([[SHELF], []]);
  const [first = [], second = []] = said(made);
  expect(first.slice(-2)).toEqual(['own_shelf_v1.set_height', 'wl_surface.commit']);
  expect(first).not.toContain('wl_surface.attach');
  expect(second[0]).toBe('acknowledge');
  expect(second.slice(-2)).toEqual(['fit', 'wl_surface.commit']);
});

test('unmapped, it is as it was made', () => {
  const { author, surface } = shown();
  author.say(surface, 'attach', 0, 0, 0);
  author.say(surface, 'commit');
  endEpoch(author.state);
  const lines = said(plan(author.state, [1, 2])).flat();
  expect(lines).toContain('own_shelves_v1.get_shelf');
  expect(lines.filter((line) => /set_height|commit/.test(line))).toEqual([]);
});

test('a window whose buffer can’t be made again is asked for and then waits for the app, and its content is lost', () => {
  const author = new Author();
  bound(author, zwp_linux_dmabuf_v1);
  const params = { handle: PARAMS, interface: zwp_linux_buffer_params_v1, version: 4 };
  author.write({ kind: 'request', target: MANAGER, opcode: 1, args: [PARAMS], made: params });
  const immediate = zwp_linux_buffer_params_v1.requests.findIndex(({ name }) => name === 'create_immed');
  const made = { handle: BUFFER, interface: wl_buffer, version: 1 };
  author.write({ kind: 'request', target: PARAMS, opcode: immediate, args: [BUFFER, 16, 16, 0, 0], made });
  const surface = author.say(author.bound.wl_compositor as number, 'create_surface');
  const xdg = author.say(author.bound.xdg_wm_base as number, 'get_xdg_surface', surface);
  author.say(xdg, 'get_toplevel');
  author.say(surface, 'commit');
  author.answer(surface);
  author.say(surface, 'attach', BUFFER, 0, 0);
  author.say(surface, 'commit');
  endEpoch(author.state);
  const told = plan(author.state, [1, 2]);
  expect(
    said(told)
      .flat()
      .filter((line) => /attach|acknowledge|fit/.test(line)),
  ).toEqual([]);
  expect(told.waves[0]?.configures).toEqual([xdg]);
  expect(told.lost).toContainEqual(
    expect.objectContaining({
      handle: surface,
      what: 'content',
      why: expect.stringMatching(/wl_buffer#.*graphics card/),
    }),
  );
});
