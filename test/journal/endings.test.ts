// What ends when: state that outlives its object until a commit, objects that others consume or that the compositor ends.
import { describe, expect, test } from 'vitest';
import { compact, endEpoch, fold, type LogRecord, plan, type State } from '../../src/journal/index.js';
import { Author, CORE, described, EVERYTHING, freshState } from './author.js';
import { canonical } from './canonical.js';

type Stage = 'now' | 'pending' | 'cached' | 'committed';

function keys(state: State, handle: number, layer: Stage): string[] {
  return [...(state.object(handle)?.[layer].keys() ?? [])].sort();
}

function author(globals: Readonly<Record<string, number>> = {}): Author {
  return new Author(undefined, { ...CORE, ...globals });
}

function surface(app: Author): number {
  return app.say(app.bound.wl_compositor ?? 0, 'create_surface');
}

function buffer(app: Author): number {
  return app.say(app.bound.wp_single_pixel_buffer_manager_v1 ?? 0, 'create_u32_rgba_buffer', 1, 2, 3, 4);
}

function child(app: Author, parent: number): { surface: number; subsurface: number } {
  const bearer = surface(app);
  return {
    surface: bearer,
    subsurface: app.say(app.bound.wl_subcompositor ?? 0, 'get_subsurface', bearer, parent),
  };
}

/** What a log says, in the words of requests: `get_viewport`. */
function requestsOf(records: readonly LogRecord[], on?: string): string[] {
  return described(records)
    .split('\n')
    .flatMap((line) => (line.startsWith('→') && (on === undefined || line.includes(on)) ? [line] : []))
    .map((line) => line.replace(/^→ (.*?)\(.*$/, '$1'));
}

/** What is compacted is the same again. */
function holds(state: State): readonly LogRecord[] {
  const compacted = compact(state);
  expect(canonical(fold(freshState(), compacted))).toEqual(canonical(state));
  return compacted;
}

describe.each([
  ['wp_viewporter', 'get_viewport', 'set_destination', [5, 6], [7, 8], 'destination'],
  ['wp_alpha_modifier_v1', 'get_surface', 'set_multiplier', [5], [6], 'multiplier'],
  ['wp_content_type_manager_v1', 'get_surface_content_type', 'set_content_type', [1], [2], 'content type'],
  ['wp_tearing_control_manager_v1', 'get_tearing_control', 'set_presentation_hint', [1], [1], 'presentation hint'],
] as const)('%s: what it made', (global, make, set, first, second, key) => {
  const begun = (): { app: Author; bearer: number; object: number } => {
    const app = new Author(undefined, EVERYTHING);
    const bearer = surface(app);
    const object = app.say(app.bound[global] ?? 0, make, bearer);
    app.say(object, set, ...first);
    app.say(bearer, 'commit');
    app.say(object, 'destroy');
    return { app, bearer, object };
  };

  test('goes on counting until the next commit when it is destroyed', () => {
    const { app, bearer, object } = begun();
    expect(keys(app.state, object, 'committed')).toEqual([key]);
    expect(requestsOf(holds(app.state), `#${object}.`).map((line) => line.split('.')[1])).toEqual([set, 'destroy']);
    app.say(bearer, 'commit');
    expect(app.state.object(object)).toBeUndefined();
  });

  test('is destroyed before another one is made for the surface, also when all is told again', () => {
    const { app, bearer, object } = begun();
    const next = app.say(app.bound[global] ?? 0, make, bearer);
    app.say(next, set, ...second);
    const told = described(holds(app.state));
    expect(told.indexOf(`#${object}.destroy()`)).toBeGreaterThan(0);
    expect(told.indexOf(`#${object}.destroy()`)).toBeLessThan(
      told.indexOf(`new ${app.state.object(next)?.interface.name}#${next}`),
    );
    app.say(bearer, 'commit');
    expect([app.state.object(object), keys(app.state, next, 'committed')]).toEqual([undefined, [key]]);
  });
});

describe('a description of colours', () => {
  function described(): { app: Author; bearer: number; colors: number; creator: number; description: number } {
    const app = author({ wp_color_manager_v1: 2 });
    const manager = app.bound.wp_color_manager_v1 ?? 0;
    const bearer = surface(app);
    const colors = app.say(manager, 'get_surface', bearer);
    const creator = app.say(manager, 'create_parametric_creator');
    app.say(creator, 'set_tf_named', 1);
    const description = app.say(creator, 'create');
    app.hear(description, 'ready', 1);
    return { app, bearer, colors, creator, description };
  }

  test('takes the place of what made it', () => {
    const { app, creator, description } = described();
    expect([app.state.object(creator)?.dead, app.state.object(description)?.dead]).toEqual([true, false]);
    expect(requestsOf(holds(app.state), `#${creator}.`).map((line) => line.split('.')[1])).toEqual(['create']);
    app.say(description, 'destroy');
    expect([app.state.object(creator), app.state.object(description)]).toEqual([undefined, undefined]);
  });

  test('is unset by the next commit, not at once', () => {
    const { app, bearer, colors, description } = described();
    app.say(colors, 'set_image_description', description, 0);
    app.say(bearer, 'commit');
    app.say(colors, 'unset_image_description');
    expect([keys(app.state, colors, 'committed'), keys(app.state, colors, 'pending')]).toEqual([
      ['image description'],
      ['image description'],
    ]);
    expect(requestsOf(holds(app.state), `#${colors}.`).at(-1)).toContain('unset_image_description');
    app.say(bearer, 'commit');
    expect([keys(app.state, colors, 'committed'), keys(app.state, colors, 'pending')]).toEqual([[], []]);
    holds(app.state);
  });

  test('is not set where another one was unset before the commit', () => {
    const { app, bearer, colors, description } = described();
    app.say(colors, 'unset_image_description');
    app.say(colors, 'set_image_description', description, 0);
    app.say(colors, 'unset_image_description');
    app.say(bearer, 'commit');
    expect(keys(app.state, colors, 'committed')).toEqual([]);
  });
});

describe('what the compositor ended', () => {
  test('is not made again, and nobody asks for anything with it; its destruction still counts', () => {
    const app = author({ wl_seat: 9, wl_data_device_manager: 3 });
    const manager = app.bound.wl_data_device_manager ?? 0;
    const device = app.say(manager, 'get_data_device', app.bound.wl_seat ?? 0);
    const source = app.say(manager, 'create_data_source');
    app.say(source, 'offer', 'text/plain');
    app.say(device, 'set_selection', source, 5);
    expect(keys(app.state, device, 'now')).toEqual(['selection']);
    app.hear(source, 'cancelled');
    expect(keys(app.state, device, 'now')).toEqual([]);
    holds(app.state);
    endEpoch(app.state);
    const { waves, lost } = plan(app.state, [1, 2]);
    const made = waves.flatMap(({ steps }) => steps.flatMap((step) => ('make' in step ? (step.make?.ref ?? []) : [])));
    expect([made.includes(device), made.includes(source), lost]).toEqual([true, false, []]);
    app.say(source, 'destroy');
    expect(app.state.object(source)).toBeUndefined();
  });

  test('stays ended: a popup that was dismissed and unmapped since does not come back', () => {
    const app = author();
    const content = buffer(app);
    const shell = app.bound.xdg_wm_base ?? 0;
    const shown = (parent?: number): { bearer: number; xdg: number; role: number } => {
      const bearer = surface(app);
      const xdg = app.say(shell, 'get_xdg_surface', bearer);
      const role =
        parent === undefined ? app.say(xdg, 'get_toplevel') : app.say(xdg, 'get_popup', parent, app.positioner(1, 1));
      app.say(bearer, 'commit');
      app.answer(bearer);
      app.say(bearer, 'attach', content, 0, 0);
      app.say(bearer, 'commit');
      return { bearer, xdg, role };
    };
    const popup = shown(shown().xdg);
    app.hear(popup.role, 'popup_done');
    app.say(popup.bearer, 'attach', 0, 0, 0);
    app.say(popup.bearer, 'commit');
    holds(app.state);
    endEpoch(app.state);
    expect(plan(app.state, [1, 2]).lost).toMatchObject([{ handle: popup.role, why: 'it was dismissed' }]);
  });
});

test.each([
  [1, false],
  [2, true],
])('a lock of lifetime %i comes back after it was in force: %s', (lifetime, returns) => {
  const app = author({ wl_seat: 9, zwp_pointer_constraints_v1: 1 });
  const pointer = app.say(app.bound.wl_seat ?? 0, 'get_pointer');
  const constraints = app.bound.zwp_pointer_constraints_v1 ?? 0;
  const lock = app.say(constraints, 'lock_pointer', surface(app), pointer, 0, lifetime);
  app.hear(lock, 'unlocked');
  holds(app.state);
  endEpoch(app.state);
  const { waves } = plan(app.state, [1, 2]);
  const made = waves.flatMap(({ steps }) => steps.flatMap((step) => ('make' in step ? (step.make?.ref ?? []) : [])));
  expect(made.includes(lock)).toBe(returns);
});

describe('a surface that is no subsurface any more', () => {
  function nested(): { app: Author; root: number; middle: ReturnType<typeof child>; inner: ReturnType<typeof child> } {
    const app = author();
    const root = surface(app);
    const middle = child(app, root);
    const inner = child(app, middle.surface);
    app.say(inner.subsurface, 'set_desync');
    for (const { surface: one } of [inner, middle]) {
      app.say(one, 'set_buffer_scale', 2);
      app.say(one, 'commit');
    }
    expect([middle, inner].map((one) => keys(app.state, one.surface, 'cached'))).toEqual([
      ['buffer scale'],
      ['buffer scale'],
    ]);
    return { app, root, middle, inner };
  }
  const applied = (app: Author, handles: readonly number[]): unknown =>
    handles.map((one) => [keys(app.state, one, 'cached'), keys(app.state, one, 'committed')]);

  test.each(['its role object', 'its parent'])('has what was held back when %s is destroyed', (what) => {
    const { app, root, middle, inner } = nested();
    app.say(what === 'its parent' ? root : middle.subsurface, 'destroy');
    expect(applied(app, [middle.surface, inner.surface])).toEqual([
      [[], ['buffer scale']],
      [[], ['buffer scale']],
    ]);
    holds(app.state);
  });

  test('leaves what its own children hold back by themselves', () => {
    const { app, middle, inner } = nested();
    app.say(inner.subsurface, 'set_sync');
    app.say(inner.surface, 'set_buffer_transform', 1);
    app.say(inner.surface, 'commit');
    app.say(middle.subsurface, 'destroy');
    // What the middle one's commit took along is applied with it.
    expect(applied(app, [middle.surface, inner.surface])).toEqual([
      [[], ['buffer scale']],
      [[], ['buffer scale', 'buffer transform']],
    ]);
    app.say(inner.surface, 'set_buffer_scale', 3);
    app.say(inner.surface, 'commit');
    expect(keys(app.state, inner.surface, 'cached')).toEqual(['buffer scale']);
    holds(app.state);
  });

  test('is told before its parent as long as it is one: a parent takes along what came before it', () => {
    const { app, middle, inner } = nested();
    const commits = requestsOf(holds(app.state), '.commit');
    const [innerAt, middleAt] = [inner, middle].map((one) => commits.indexOf(`wl_surface#${one.surface}.commit`));
    expect(innerAt).toBeGreaterThanOrEqual(0);
    expect(innerAt).toBeLessThan(middleAt as number);
  });
});

describe('the release of a commit', () => {
  function shown(): { app: Author; bearer: number; first: number } {
    const app = author({ wl_compositor: 7 });
    const bearer = surface(app);
    app.say(bearer, 'attach', buffer(app), 0, 0);
    const first = app.say(bearer, 'get_release');
    app.say(bearer, 'commit');
    return { app, bearer, first };
  }

  test('is asked for again while its content is shown, also after commits without content', () => {
    const { app, bearer, first } = shown();
    app.say(bearer, 'commit');
    expect(described(holds(app.state))).toContain(`get_release(new wl_callback#${first})`);
  });

  test.each(['other content', 'none'])('is not asked for with %s', (what) => {
    const { app, bearer, first } = shown();
    app.say(bearer, 'attach', what === 'none' ? 0 : buffer(app), 0, 0);
    const second = what === 'none' ? 0 : app.say(bearer, 'get_release');
    app.say(bearer, 'commit');
    expect([app.state.object(first), app.state.object(second)?.dead]).toEqual([
      undefined,
      second === 0 ? undefined : false,
    ]);
    holds(app.state);
  });

  test('leaves nothing when it came', () => {
    const { app, bearer, first } = shown();
    app.hear(first, 'done', 0);
    expect([app.state.object(first), keys(app.state, bearer, 'committed')]).toEqual([undefined, ['buffer']]);
  });
});

test('a buffer that is destroyed before the commit is told as none, so that a commit finds what it would have found', () => {
  const app = author();
  const bearer = surface(app);
  const pixel = buffer(app);
  app.say(bearer, 'attach', pixel, 0, 0);
  app.say(pixel, 'destroy');
  endEpoch(app.state);
  const attached = plan(app.state, [1, 2]).waves.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'say' && step.target === bearer ? [step.args] : [])),
  );
  expect(attached).toEqual([[0, 0, 0]]);
});

describe('a value that is there without being set', () => {
  const constrained = (region: boolean): { app: Author; bearer: number; lock: number } => {
    const app = author({ wl_seat: 9, zwp_pointer_constraints_v1: 1 });
    const bearer = surface(app);
    const pointer = app.say(app.bound.wl_seat ?? 0, 'get_pointer');
    const area = region ? app.say(app.bound.wl_compositor ?? 0, 'create_region') : 0;
    const constraints = app.bound.zwp_pointer_constraints_v1 ?? 0;
    return { app, bearer, lock: app.say(constraints, 'lock_pointer', bearer, pointer, area, 1) };
  };

  test.each([
    [false, []],
    [true, ['region']],
  ])('a constraint without region (made with one: %s)', (region, left) => {
    const { app, bearer, lock } = constrained(region);
    app.say(lock, 'set_region', 0);
    app.say(bearer, 'commit');
    expect(keys(app.state, lock, 'committed')).toEqual(left);
  });

  test.each([
    ['set_size', [0, 0]],
    ['set_anchor', [0]],
    ['set_exclusive_zone', [0]],
    ['set_margin', [0, 0, 0, 0]],
    ['set_keyboard_interactivity', [0]],
    ['set_layer', [2]],
  ])('a layer surface: %s', (request, args) => {
    const app = author({ zwlr_layer_shell_v1: 4 });
    const bearer = surface(app);
    const panel = app.say(app.bound.zwlr_layer_shell_v1 ?? 0, 'get_layer_surface', bearer, 0, 2, 'panel');
    app.say(panel, request, ...args.map((one) => one + 1));
    app.say(bearer, 'commit');
    expect(keys(app.state, panel, 'committed')).toHaveLength(1);
    app.say(panel, request, ...args);
    app.say(bearer, 'commit');
    expect(keys(app.state, panel, 'committed')).toEqual([]);
  });

  test('no blur', () => {
    const app = new Author(undefined, EVERYTHING);
    const bearer = surface(app);
    const effect = app.say(app.bound.ext_background_effect_manager_v1 ?? 0, 'get_background_effect', bearer);
    const region = app.say(app.bound.wl_compositor ?? 0, 'create_region');
    app.say(effect, 'set_blur_region', region);
    app.say(bearer, 'commit');
    expect(keys(app.state, effect, 'committed')).toEqual(['blur region']);
    app.say(effect, 'set_blur_region', 0);
    app.say(bearer, 'commit');
    expect(keys(app.state, effect, 'committed')).toEqual([]);
  });
});
