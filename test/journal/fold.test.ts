// What one request or event does to the state, where it is easily got wrong.
import { describe, expect, test } from 'vitest';
import { compact, endEpoch, fold, type State } from '../../src/journal/index.js';
import { Author, described, freshState } from './author.js';

interface Scene {
  readonly author: Author;
  readonly state: State;
  readonly pool: number;
  readonly buffer: number;
  readonly surface: number;
  readonly xdg: number;
  readonly toplevel: number;
}

/** A window with content. */
function scene(): Scene {
  const author = new Author();
  const { wl_shm: shm = 0, wl_compositor: compositor = 0, xdg_wm_base: base = 0 } = author.bound;
  const pool = author.say(shm, 'create_pool', null, 4096);
  const buffer = author.say(pool, 'create_buffer', 0, 16, 16, 64, 0);
  const surface = author.say(compositor, 'create_surface');
  const xdg = author.say(base, 'get_xdg_surface', surface);
  const toplevel = author.say(xdg, 'get_toplevel');
  author.say(surface, 'commit');
  author.answer(surface);
  author.say(surface, 'attach', buffer, 0, 0);
  author.say(surface, 'commit');
  return { author, state: author.state, pool, buffer, surface, xdg, toplevel };
}

function keys(state: State, handle: number, layer: 'now' | 'pending' | 'cached' | 'committed'): string[] {
  return [...(state.object(handle)?.[layer].keys() ?? [])].sort();
}

function args(state: State, handle: number, layer: 'now' | 'pending' | 'cached' | 'committed', key: string): unknown {
  return state
    .object(handle)
    ?.[layer].get(key)
    ?.map((entry) => entry.args);
}

describe('latched with the surface', () => {
  test.each(['set_min_size', 'set_max_size'])('%s waits for the commit', (request) => {
    const { author, state, surface, toplevel } = scene();
    author.say(toplevel, request, 100, 50);
    expect(keys(state, toplevel, 'committed')).toEqual([]);
    author.say(surface, 'commit');
    expect(keys(state, toplevel, 'committed')).toEqual([request.slice(4).replace('_', ' ')]);
  });

  test('set_window_geometry waits for the commit', () => {
    const { author, state, surface, xdg } = scene();
    author.say(xdg, 'set_window_geometry', 0, 0, 10, 10);
    expect(keys(state, xdg, 'committed')).toEqual([]);
    author.say(surface, 'commit');
    expect(args(state, xdg, 'committed', 'window geometry')).toEqual([[0, 0, 10, 10]]);
  });

  test('a destroyed viewport goes on counting until the next commit', () => {
    const { author, state, surface } = scene();
    const viewport = author.say(author.bound.wp_viewporter ?? 0, 'get_viewport', surface);
    author.say(viewport, 'set_destination', 5, 5);
    author.say(surface, 'commit');
    author.say(viewport, 'destroy');
    expect(keys(state, viewport, 'committed')).toEqual(['destination']);
    author.say(surface, 'commit');
    expect(state.object(viewport)).toBeUndefined();
  });

  test('a viewport that is destroyed with its surface is forgotten with it', () => {
    const { author, state } = scene();
    const before = state.objects.size;
    const surface = author.say(author.bound.wl_compositor ?? 0, 'create_surface');
    const viewport = author.say(author.bound.wp_viewporter ?? 0, 'get_viewport', surface);
    author.say(viewport, 'set_destination', 5, 5);
    author.say(surface, 'commit');
    author.say(viewport, 'destroy');
    author.say(surface, 'destroy');
    expect(state.objects.size).toBe(before);
  });
});

describe('wl_surface.offset', () => {
  test('of several before a commit the last counts; over commits they add up, without a role', () => {
    const { author, state } = scene();
    const cursor = author.say(author.bound.wl_compositor ?? 0, 'create_surface');
    author.say(cursor, 'offset', 1, 1);
    author.say(cursor, 'offset', 3, 4);
    expect(args(state, cursor, 'pending', 'offset')).toEqual([[3, 4]]);
    author.say(cursor, 'commit');
    author.say(cursor, 'offset', 10, 20);
    author.say(cursor, 'commit');
    expect(args(state, cursor, 'committed', 'offset')).toEqual([[13, 24]]);
  });

  test('of a toplevel leaves nothing', () => {
    const { author, state, surface } = scene();
    author.say(surface, 'offset', 3, 4);
    author.say(surface, 'commit');
    expect(keys(state, surface, 'committed')).toEqual(['buffer']);
  });
});

describe('synchronized subsurfaces', () => {
  function withChild(): Scene & { child: number; subsurface: number } {
    const one = scene();
    const child = one.author.say(one.author.bound.wl_compositor ?? 0, 'create_surface');
    const subsurface = one.author.say(one.author.bound.wl_subcompositor ?? 0, 'get_subsurface', child, one.surface);
    one.author.say(one.surface, 'commit');
    return { ...one, child, subsurface };
  }

  test('keep what is committed until the parent commits', () => {
    const { author, state, child, surface } = withChild();
    author.say(child, 'set_buffer_scale', 2);
    author.say(child, 'commit');
    expect(keys(state, child, 'cached')).toEqual(['buffer scale']);
    author.say(surface, 'commit');
    expect([keys(state, child, 'cached'), keys(state, child, 'committed')]).toEqual([[], ['buffer scale']]);
  });

  test('set_desync acts at once and applies what was kept, set_sync takes nothing back', () => {
    const { author, state, child, subsurface } = withChild();
    author.say(child, 'set_buffer_scale', 2);
    author.say(child, 'commit');
    author.say(subsurface, 'set_desync');
    expect(keys(state, child, 'committed')).toEqual(['buffer scale']);
    author.say(subsurface, 'set_sync');
    expect(keys(state, child, 'committed')).toEqual(['buffer scale']);
  });

  test('the mode of the parent counts too, also for children that no commit has shown', () => {
    const { author, state, child, subsurface } = withChild();
    const inner = author.say(author.bound.wl_compositor ?? 0, 'create_surface');
    const innermost = author.say(author.bound.wl_subcompositor ?? 0, 'get_subsurface', inner, child);
    author.say(innermost, 'set_desync');
    author.say(inner, 'set_buffer_scale', 2);
    author.say(inner, 'commit');
    expect(keys(state, inner, 'cached')).toEqual(['buffer scale']);
    author.say(subsurface, 'set_desync');
    expect(keys(state, inner, 'committed')).toEqual(['buffer scale']);
  });

  test('set_position waits for the parent, and 0, 0 is where every subsurface begins', () => {
    const { author, state, subsurface, surface } = withChild();
    author.say(subsurface, 'set_position', 3, 4);
    expect(keys(state, subsurface, 'committed')).toEqual([]);
    author.say(surface, 'commit');
    expect(args(state, subsurface, 'committed', 'position')).toEqual([[3, 4]]);
    author.say(subsurface, 'set_position', 0, 0);
    author.say(surface, 'commit');
    expect(keys(state, subsurface, 'committed')).toEqual([]);
  });

  test('destroying the role takes the child out of its parent at once', () => {
    const { author, state, child, subsurface, surface } = withChild();
    expect(state.surfaces.get(surface)?.stack).toEqual([surface, child]);
    author.say(subsurface, 'destroy');
    expect(state.surfaces.get(surface)?.stack).toEqual([surface]);
  });
});

test('an order of subsurfaces is told with no more requests than it took', () => {
  const { author, state } = scene();
  const { wl_compositor: compositor = 0, wl_subcompositor: subcompositor = 0 } = author.bound;
  const root = author.say(compositor, 'create_surface');
  const children = Array.from({ length: 5 }, () => {
    const surface = author.say(compositor, 'create_surface');
    return { surface, subsurface: author.say(subcompositor, 'get_subsurface', surface, root) };
  });
  author.say(children[3]?.subsurface ?? 0, 'place_below', root);
  author.say(children[1]?.subsurface ?? 0, 'place_above', children[4]?.surface ?? 0);
  const placed = described(compact(state)).match(/\.place_/g);
  expect(placed).toHaveLength(2);
  expect(state.surfaces.get(root)?.pendingStack).toEqual(
    fold(freshState(), compact(state)).surfaces.get(root)?.pendingStack,
  );
});

describe('a toplevel that is unmapped', () => {
  test('is as it was when it was made', () => {
    const { author, state, surface, toplevel, xdg } = scene();
    for (const request of ['set_title', 'set_app_id']) author.say(toplevel, request, 'x');
    author.say(toplevel, 'set_maximized');
    author.say(xdg, 'set_window_geometry', 0, 0, 10, 10);
    author.say(surface, 'commit');
    author.say(surface, 'attach', 0, 0, 0);
    author.say(surface, 'commit');
    expect(keys(state, toplevel, 'now')).toEqual([]);
    expect([keys(state, xdg, 'now'), keys(state, xdg, 'committed')]).toEqual([[], []]);
    expect(state.surfaces.get(surface)?.asked).toBe(false);
  });

  test.each(['unmapped', 'destroyed'])('gives its children to its own parent when it is %s', (how) => {
    const { author, state, toplevel: first } = scene();
    const { wl_compositor: compositor = 0, xdg_wm_base: base = 0 } = author.bound;
    const more = [0, 1].map(() => {
      const surface = author.say(compositor, 'create_surface');
      const xdg = author.say(base, 'get_xdg_surface', surface);
      const toplevel = author.say(xdg, 'get_toplevel');
      author.say(surface, 'commit');
      author.answer(surface);
      author.say(surface, 'attach', author.alive('wl_buffer')[0]?.handle ?? 0, 0, 0);
      author.say(surface, 'commit');
      return { surface, toplevel };
    });
    const [middle, last] = more as [(typeof more)[0], (typeof more)[0]];
    author.say(middle.toplevel, 'set_parent', first);
    author.say(last.toplevel, 'set_parent', middle.toplevel);
    if (how === 'destroyed') author.say(middle.toplevel, 'destroy');
    else {
      author.say(middle.surface, 'attach', 0, 0, 0);
      author.say(middle.surface, 'commit');
    }
    expect(args(state, last.toplevel, 'now', 'parent')).toEqual([[first]]);
  });

  test('is no parent: who names it has none, also when it is shown later', () => {
    const { author, state, surface: shown, toplevel: parent } = scene();
    const surface = author.say(author.bound.wl_compositor ?? 0, 'create_surface');
    const xdg = author.say(author.bound.xdg_wm_base ?? 0, 'get_xdg_surface', surface);
    const child = author.say(xdg, 'get_toplevel');
    author.say(child, 'set_parent', parent);
    expect(args(state, child, 'now', 'parent')).toEqual([[parent]]);
    const other = author.say(author.bound.wl_compositor ?? 0, 'create_surface');
    const hidden = author.say(author.say(author.bound.xdg_wm_base ?? 0, 'get_xdg_surface', other), 'get_toplevel');
    author.say(child, 'set_parent', hidden);
    expect(keys(state, child, 'now')).toEqual([]);
    author.say(shown, 'attach', 0, 0, 0);
    author.say(shown, 'commit');
    author.say(child, 'set_parent', parent);
    author.say(shown, 'commit');
    author.answer(shown);
    author.say(shown, 'attach', author.alive('wl_buffer')[0]?.handle ?? 0, 0, 0);
    author.say(shown, 'commit');
    expect(keys(state, child, 'now')).toEqual([]);
    author.say(child, 'set_parent', parent);
    expect(args(state, child, 'now', 'parent')).toEqual([[parent]]);
  });
});

describe('buffers', () => {
  test('that are destroyed while they are shown stay until they are replaced, and their pool with them', () => {
    const { author, state, buffer, pool, surface } = scene();
    author.say(pool, 'destroy');
    author.say(buffer, 'destroy');
    expect([state.object(buffer)?.dead, state.object(pool)?.dead]).toEqual([true, true]);
    const dot = author.say(author.bound.wp_single_pixel_buffer_manager_v1 ?? 0, 'create_u32_rgba_buffer', 0, 0, 0, 0);
    author.say(surface, 'attach', dot, 0, 0);
    author.say(surface, 'commit');
    expect([state.object(buffer), state.object(pool)]).toEqual([undefined, undefined]);
  });

  test('that are destroyed before the commit are none', () => {
    const { author, state, pool, surface } = scene();
    const other = author.say(pool, 'create_buffer', 0, 8, 8, 32, 0);
    author.say(surface, 'attach', other, 0, 0);
    author.say(other, 'destroy');
    author.say(surface, 'commit');
    expect(state.contentOf(surface)).toBe(0);
    expect(state.object(other)).toBeUndefined();
  });

  test('come back free at the end of an epoch unless they are on show', () => {
    const { author, state, buffer, pool, surface } = scene();
    const next = author.say(pool, 'create_buffer', 0, 8, 8, 32, 0);
    author.say(surface, 'attach', next, 0, 0);
    author.say(surface, 'commit');
    expect(endEpoch(state)).toEqual([buffer]);
    expect(state.object(next)?.held).toBe(true);
    expect(endEpoch(state)).toEqual([]);
  });

  test('a pool is as large as it grew to be', () => {
    const { author, state, pool } = scene();
    author.say(pool, 'resize', 8192);
    expect(state.object(pool)?.origin.args[2]).toBe(8192);
    expect(described(compact(state))).not.toContain('resize');
  });
});

describe('what is given by value', () => {
  test('a region is what it was at the call, in the order of its rectangles', () => {
    const { author, state, surface } = scene();
    const region = author.say(author.bound.wl_compositor ?? 0, 'create_region');
    author.say(region, 'subtract', 0, 0, 1, 1);
    author.say(region, 'add', 0, 0, 9, 9);
    author.say(region, 'subtract', 2, 2, 3, 3);
    author.say(surface, 'set_opaque_region', region);
    author.say(region, 'add', 50, 50, 9, 9);
    author.say(region, 'destroy');
    const copied = state.object(surface)?.pending.get('opaque region')?.[0]?.copied;
    expect(copied?.entries.map((entry) => entry.args)).toEqual([
      [0, 0, 1, 1],
      [0, 0, 9, 9],
      [2, 2, 3, 3],
    ]);
    expect(state.object(region)).toBeUndefined();
  });

  test('a popup that was moved is made where it is', () => {
    const { author, state, xdg } = scene();
    const surface = author.say(author.bound.wl_compositor ?? 0, 'create_surface');
    const bearer = author.say(author.bound.xdg_wm_base ?? 0, 'get_xdg_surface', surface);
    const popup = author.say(bearer, 'get_popup', xdg, author.positioner(1, 1));
    const positioner = author.positioner(41, 2);
    author.say(popup, 'reposition', positioner, 7);
    author.say(positioner, 'destroy');
    expect(state.object(popup)?.origin.copied?.entries[0]?.args).toEqual([42, 8]);
    author.hear(popup, 'repositioned', 7);
    expect(described(compact(state))).not.toContain('reposition');
  });

  test('the last of several repositions that nobody answered is asked again', () => {
    const { author, state, xdg } = scene();
    const surface = author.say(author.bound.wl_compositor ?? 0, 'create_surface');
    const bearer = author.say(author.bound.xdg_wm_base ?? 0, 'get_xdg_surface', surface);
    const popup = author.say(bearer, 'get_popup', xdg, author.positioner(1, 1));
    for (const token of [7, 8, 9]) author.say(popup, 'reposition', author.positioner(token, 2), token);
    author.hear(popup, 'repositioned', 8);
    expect(args(state, popup, 'now', 'positioner')).toEqual([[0, 9]]);
    expect(args(fold(freshState(), compact(state)), popup, 'now', 'positioner')).toEqual([[0, 9]]);
    author.hear(popup, 'repositioned', 9);
    expect(keys(state, popup, 'now')).toEqual([]);
  });
});

describe('callbacks', () => {
  test('that were answered leave nothing; those that wait are asked for again', () => {
    const { author, state, surface } = scene();
    const first = author.say(surface, 'frame');
    const second = author.say(surface, 'frame');
    author.say(surface, 'commit');
    author.hear(first, 'done', 16);
    expect(state.object(first)).toBeUndefined();
    expect(args(state, surface, 'committed', 'frame')).toEqual([[second]]);
  });

  test('of a destroyed surface are answered by nobody', () => {
    const { author, state } = scene();
    const surface = author.say(author.bound.wl_compositor ?? 0, 'create_surface');
    const callbacks = [author.say(surface, 'frame')];
    author.say(surface, 'commit');
    callbacks.push(author.say(surface, 'frame'));
    author.say(surface, 'destroy');
    expect([surface, ...callbacks].map((handle) => state.object(handle))).toEqual([undefined, undefined, undefined]);
  });
});

test('a value that is there without being set leaves nothing to be said', () => {
  const { author, state, surface, toplevel } = scene();
  const before = described(compact(state));
  const viewport = author.say(author.bound.wp_viewporter ?? 0, 'get_viewport', surface);
  for (const round of [1, 0]) {
    author.say(surface, 'set_buffer_scale', 1 + round);
    author.say(surface, 'set_buffer_transform', round);
    author.say(toplevel, 'set_min_size', round, round);
    author.say(viewport, 'set_destination', round || -1, round || -1);
    author.say(surface, 'set_opaque_region', 0);
    author.say(surface, 'commit');
  }
  author.say(toplevel, 'set_parent', 0);
  author.say(viewport, 'destroy');
  author.say(surface, 'commit');
  expect(described(compact(state))).toBe(before);
});

test('a shape outlives the device that set it, in a file too, and goes with the next cursor', () => {
  const { author, state } = scene();
  const [seat, shapes] = (['wl_seat', 'wp_cursor_shape_manager_v1'] as const).map((iface, i) => {
    author.hear(2, 'global', 90 + i, iface, 1);
    return author.bind(90 + i, iface, 1);
  }) as [number, number];
  const pointer = author.say(seat, 'get_pointer');
  const device = author.say(shapes, 'get_pointer', pointer);
  author.say(device, 'set_shape', 1, 4);
  author.say(device, 'destroy');
  expect(args(state, pointer, 'now', 'cursor')).toEqual([[1, 4]]);
  const again = fold(freshState(), compact(state));
  expect(described(compact(again))).toBe(described(compact(state)));
  expect(args(again, pointer, 'now', 'cursor')).toEqual([[1, 4]]);
  author.say(pointer, 'set_cursor', 2, 0, 0, 0);
  expect(args(state, pointer, 'now', 'cursor')).toEqual([[2, 0, 0, 0]]);
  expect(state.object(device)).toBeUndefined();
});
