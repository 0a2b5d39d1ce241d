// What a plan says, in which wave, and what it never says.
import { describe, expect, test } from 'vitest';
import { endEpoch, type Plan, plan, type State } from '../../src/journal/index.js';
import { termsOf } from '../../src/journal/terms.js';
import { Author } from './author.js';

/** The plan as lines: `wl_surface#11.commit`, one list for each wave. */
function told(state: State, { waves }: Plan): string[][] {
  const types = new Map<number, string>([
    [1, 'wl_display'],
    [2, 'wl_registry'],
  ]);
  return waves.map(({ steps }) =>
    steps.map((step) => {
      if ('make' in step && step.make !== undefined) types.set(step.make.ref, step.make.interface.name);
      if (step.kind !== 'say') return step.kind === 'acknowledge' ? `ack #${step.configured}` : step.kind;
      const descriptor = state.object(step.target)?.interface;
      const name = descriptor?.requests[step.opcode]?.name ?? step.opcode;
      return `${types.get(step.target)}#${step.target}.${name}`;
    }),
  );
}

function planOf(author: Author): { plan: Plan; lines: string[][] } {
  endEpoch(author.state);
  const made = plan(author.state, [1, 2]);
  return { plan: made, lines: told(author.state, made) };
}

function surface(author: Author): number {
  return author.say(author.bound.wl_compositor ?? 0, 'create_surface');
}

function buffer(author: Author): number {
  const pool = author.say(author.bound.wl_shm ?? 0, 'create_pool', null, 4096);
  return author.say(pool, 'create_buffer', 0, 16, 16, 64, 0);
}

interface Shown {
  readonly surface: number;
  readonly xdg: number;
  readonly role: number;
}

function show(author: Author, shown: Shown, content: number): Shown {
  author.say(shown.surface, 'commit');
  author.answer(shown.surface);
  author.say(shown.surface, 'attach', content, 0, 0);
  author.say(shown.surface, 'commit');
  return shown;
}

function toplevel(author: Author, content: number): Shown {
  const bearer = surface(author);
  const xdg = author.say(author.bound.xdg_wm_base ?? 0, 'get_xdg_surface', bearer);
  const role = author.say(xdg, 'get_toplevel');
  return show(author, { surface: bearer, xdg, role }, content);
}

function popup(author: Author, parent: number, content: number): Shown {
  const bearer = surface(author);
  const xdg = author.say(author.bound.xdg_wm_base ?? 0, 'get_xdg_surface', bearer);
  const positioner = author.positioner(1, 1);
  const role = author.say(xdg, 'get_popup', parent, positioner);
  author.say(positioner, 'destroy');
  return show(author, { surface: bearer, xdg, role }, content);
}

describe('the number of waves', () => {
  const wavesOf = (build: (author: Author, content: number) => void): number => {
    const author = new Author();
    build(author, buffer(author));
    return planOf(author).lines.length;
  };

  test.each([1, 10, 1000])('is the same for %i windows', (count) => {
    const waves = wavesOf((author, content) => {
      for (let i = 0; i < count; i++) toplevel(author, content);
    });
    expect(waves).toBe(2);
  });

  test('does not grow with subsurfaces, however deep', () => {
    const waves = wavesOf((author, content) => {
      let { surface: parent } = toplevel(author, content);
      for (let i = 0; i < 30; i++) {
        const child = surface(author);
        author.say(author.bound.wl_subcompositor ?? 0, 'get_subsurface', child, parent);
        author.say(child, 'attach', content, 0, 0);
        author.say(child, 'commit');
        author.say(parent, 'commit');
        parent = child;
      }
    });
    expect(waves).toBe(2);
  });

  test.each([1, 2, 5])('grows by one for each level of %i nested popups', (depth) => {
    const waves = wavesOf((author, content) => {
      let { xdg: parent } = toplevel(author, content);
      for (let i = 0; i < depth; i++) {
        popup(author, parent, content);
        parent = popup(author, parent, content).xdg;
      }
    });
    expect(waves).toBe(2 + depth);
  });
});

test('no popup is made, and no parent named, before what the parent shows is committed', () => {
  const author = new Author();
  const content = buffer(author);
  const child = toplevel(author, content); // older than its parent
  const parent = toplevel(author, content);
  author.say(child.role, 'set_parent', parent.role);
  popup(author, child.xdg, content);
  const said = planOf(author).lines.flat();
  const lastCommit = (of: number, before: number): number => said.lastIndexOf(`wl_surface#${of}.commit`, before);
  const named = said.indexOf(`xdg_toplevel#${child.role}.set_parent`);
  expect(said[lastCommit(parent.surface, named) - 3]).toBe(`wl_surface#${parent.surface}.attach`);
  expect(named).toBeLessThan(said.lastIndexOf(`wl_surface#${child.surface}.attach`));
  const made = said.findIndex((line) => line.endsWith('.get_popup'));
  expect(said.indexOf(`wl_surface#${child.surface}.attach`)).toBeLessThan(made);
});

test('the commit that asks for a configure carries no buffer, viewport, scale or transform; one commit carries it all', () => {
  const author = new Author();
  const window = toplevel(author, buffer(author));
  const viewport = author.say(author.bound.wp_viewporter ?? 0, 'get_viewport', window.surface);
  author.say(viewport, 'set_destination', 100, 50);
  author.say(window.surface, 'set_buffer_scale', 2);
  author.say(window.surface, 'set_buffer_transform', 3);
  author.say(window.role, 'set_min_size', 10, 10);
  author.say(window.surface, 'commit');
  const [first = [], second = []] = planOf(author).lines;
  expect(first.filter((line) => /attach|destination|scale|transform/.test(line))).toEqual([]);
  expect(first).toContain(`xdg_toplevel#${window.role}.set_min_size`);
  expect(first.filter((line) => line === `wl_surface#${window.surface}.commit`)).toHaveLength(1);
  expect(second.filter((line) => line === `wl_surface#${window.surface}.commit`)).toHaveLength(1);
  expect(second.indexOf(`ack #${window.xdg}`)).toBe(0);
  for (const request of ['attach', 'set_buffer_scale', 'set_buffer_transform']) {
    expect(second.indexOf(`wl_surface#${window.surface}.${request}`)).toBeLessThan(
      second.indexOf(`wl_surface#${window.surface}.commit`),
    );
  }
});

test('a window that asked for its configure and got no content yet is asked for again, its scale before its role', () => {
  const author = new Author();
  const bearer = surface(author);
  author.say(bearer, 'set_buffer_scale', 2);
  author.say(bearer, 'commit');
  const xdg = author.say(author.bound.xdg_wm_base ?? 0, 'get_xdg_surface', bearer);
  author.say(xdg, 'get_toplevel');
  author.say(bearer, 'commit');
  const { plan: made, lines } = planOf(author);
  expect(made.waves[0]?.configures).toEqual([xdg]);
  const said = lines.flat();
  expect(said.indexOf(`wl_surface#${bearer}.set_buffer_scale`)).toBeLessThan(
    said.findIndex((line) => line.endsWith('get_xdg_surface')),
  );
});

test('an unmapped window does not ask by itself, and has lost its title', () => {
  const author = new Author();
  const window = toplevel(author, buffer(author));
  author.say(window.role, 'set_title', 'gone with the window');
  author.say(window.surface, 'attach', 0, 0, 0);
  author.say(window.surface, 'commit');
  const { plan: made, lines } = planOf(author);
  expect(made.waves.flatMap((wave) => wave.configures)).toEqual([]);
  expect(lines.flat().filter((line) => /commit|set_title/.test(line))).toEqual([]);
});

describe('what can not come back is named', () => {
  test('a popup that had a grab, and what stands on it', () => {
    const author = new Author();
    const content = buffer(author);
    const window = toplevel(author, content);
    const bearer = surface(author);
    const xdg = author.say(author.bound.xdg_wm_base ?? 0, 'get_xdg_surface', bearer);
    const role = author.say(xdg, 'get_popup', window.xdg, author.positioner(1, 1));
    author.say(role, 'grab', 0, 5);
    show(author, { surface: bearer, xdg, role }, content);
    const nested = popup(author, xdg, content);
    const { plan: made, lines } = planOf(author);
    expect(made.lost.map(({ handle, what, why }) => [handle, what, why])).toEqual([
      [role, 'the popup', expect.stringContaining('grab')],
      [nested.role, 'the popup', 'its parent does not come back'],
    ]);
    // Without their roles their surfaces must not be committed: that would end the connection.
    const said = lines.flat();
    expect(said).not.toContain(`wl_surface#${bearer}.commit`);
    expect(said).not.toContain(`wl_surface#${nested.surface}.commit`);
  });

  test('a popup that the compositor has dismissed', () => {
    const author = new Author();
    const content = buffer(author);
    const one = popup(author, toplevel(author, content).xdg, content);
    author.hear(one.role, 'popup_done');
    expect(planOf(author).plan.lost).toMatchObject([{ handle: one.role, why: 'it was dismissed' }]);
  });

  test('a request that nobody declared', () => {
    const author = new Author();
    const bearer = surface(author);
    const object = author.state.object(bearer);
    if (object === undefined) throw new Error('no surface');
    const { meanings: _, ...undeclared } = object.interface;
    Object.assign(object, { interface: undeclared, terms: termsOf(undeclared) });
    author.say(bearer, 'set_buffer_scale', 2);
    expect([...author.state.undeclared]).toEqual(['wl_surface.set_buffer_scale']);
  });
});
