// What other protocols add to a surface: values that follow its commits, and what is drawn of them.
import { describe, expect, test } from 'vitest';
import * as alphaModifier from '../../src/protocol/generated/alpha-modifier-v1.js';
import * as colorRepresentation from '../../src/protocol/generated/color-representation-v1.js';
import * as contentType from '../../src/protocol/generated/content-type-v1.js';
import * as backgroundEffect from '../../src/protocol/generated/ext-background-effect-v1.js';
import * as fractionalScale from '../../src/protocol/generated/fractional-scale-v1.js';
import * as tearingControl from '../../src/protocol/generated/tearing-control-v1.js';
import { type Desk, learn, type RawObject } from './raw-client.js';
import { colours, leaveNothingOpen, open, start } from './screen.js';

learn(alphaModifier, backgroundEffect, colorRepresentation, contentType, fractionalScale, tearingControl);
leaveNothingOpen();

const RED = 0xffff0000;

interface Way {
  /** The interface of the object, which names the value too. */
  name: string;
  make(desk: Desk, surface: RawObject): RawObject;
  set(object: RawObject, desk: Desk): void;
  told: unknown;
}

const ways: Way[] = [
  {
    name: 'wp_alpha_modifier_surface_v1',
    make: (desk, surface) => desk.client.bind('wp_alpha_modifier_v1').call('get_surface', surface),
    set: (object) => object.call('set_multiplier', 0x80000000),
    told: 0x80000000,
  },
  {
    name: 'wp_content_type_v1',
    make: (desk, surface) => desk.client.bind('wp_content_type_manager_v1').call('get_surface_content_type', surface),
    set: (object) => object.call('set_content_type', 2),
    told: 2,
  },
  {
    name: 'wp_tearing_control_v1',
    make: (desk, surface) => desk.client.bind('wp_tearing_control_manager_v1').call('get_tearing_control', surface),
    set: (object) => object.call('set_presentation_hint', 1),
    told: 1,
  },
  {
    name: 'wp_color_representation_surface_v1',
    make: (desk, surface) => desk.client.bind('wp_color_representation_manager_v1').call('get_surface', surface),
    set: (object) => object.call('set_alpha_mode', 2).call('set_coefficients_and_range', 1, 1),
    told: { alphaMode: 2, coefficients: 1, range: 1 },
  },
  {
    name: 'ext_background_effect_surface_v1',
    make: (desk, surface) =>
      desk.client.bind('ext_background_effect_manager_v1').call('get_background_effect', surface),
    set(object, desk) {
      const region = desk.compositor.call('create_region').call('add', 1, 2, 3, 4);
      object.call('set_blur_region', region);
      region.call('destroy');
    },
    told: [{ x: 1, y: 2, width: 3, height: 4 }],
  },
];

describe.each(ways)('$name', ({ name, make, set, told }) => {
  test('is applied by the commit of its surface, and ends with the one after it was destroyed', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { surface } = await desk.window(20, 20, RED);
    const window = (): unknown => screen.digest()[0]?.windows[0];
    const before = window();
    const object = make(desk, surface);
    await desk.client.sync();
    expect(window()).toEqual({ ...(before as object), attached: { [name]: [{}] } });
    set(object, desk);
    await desk.client.sync();
    expect(window()).toMatchObject({ pending: { extensions: { [name]: told } } });
    expect(window()).not.toHaveProperty('extensions');
    surface.call('commit');
    await desk.client.sync();
    expect(window()).toMatchObject({ extensions: { [name]: told } });
    expect(window()).not.toHaveProperty('pending');
    object.call('destroy');
    await desk.client.sync();
    expect(window()).toMatchObject({ pending: { extensions: { [name]: null } }, extensions: { [name]: told } });
    surface.call('commit');
    await desk.client.sync();
    expect(window()).toEqual(before);
    make(desk, surface); // there is room for another one
    await desk.client.sync();
  });

  test('waits with a synchronized subsurface for its parent', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { surface } = await desk.window(20, 20, RED);
    const child = desk.surface();
    desk.client.bind('wl_subcompositor').call('get_subsurface', child, surface);
    set(make(desk, child), desk);
    child.call('commit');
    child.call('commit');
    await desk.client.sync();
    const inside = (): unknown => screen.digest()[0]?.windows[0]?.subsurfaces?.[0]?.surface;
    expect(inside()).toMatchObject({ cached: { extensions: { [name]: told } } });
    surface.call('commit');
    await desk.client.sync();
    expect(inside()).toMatchObject({ extensions: { [name]: told } });
  });

  test('outlives its surface, and is told no more', async () => {
    const screen = await start();
    const desk = await open(screen);
    const surface = desk.surface();
    const object = make(desk, surface);
    surface.call('destroy');
    await desk.client.sync();
    object.call('destroy');
    await desk.client.sync();
    expect(screen.digest()[0]).not.toHaveProperty('objects');
  });
});

test('an alpha modifier is a factor for all channels of what is drawn', async () => {
  const screen = await start();
  const desk = await open(screen);
  const { surface } = await desk.window(20, 20, RED);
  const modifier = desk.client.bind('wp_alpha_modifier_v1').call('get_surface', surface);
  const seen: (string | undefined)[] = [];
  for (const factor of [0x80000000, 0x33333333, 0, 0xffffffff]) {
    modifier.call('set_multiplier', factor);
    surface.call('commit');
    await desk.client.sync();
    const [colour] = await colours(screen, [5, 5]);
    seen.push(colour);
  }
  expect(seen).toEqual(['7f0000', '330000', '000000', 'ff0000']);
});

test('a fractional scale is told when it is asked for, and when it changes; buffers are asked for in whole scales', async () => {
  const screen = await start({ scale: 1.5 });
  const desk = await open(screen);
  const output = desk.client.bind('wl_output');
  const surface = desk.surface();
  const scale = desk.client.bind('wp_fractional_scale_manager_v1').call('get_fractional_scale', surface);
  await desk.client.sync();
  expect(scale.all('preferred_scale')).toEqual([[180]]);
  expect(output.last('scale')).toEqual([2]);
  expect(surface.last('preferred_buffer_scale')).toEqual([2]);
  const xdg = desk.wmBase.call('get_xdg_surface', surface);
  xdg.call('get_toplevel');
  surface.call('commit');
  await desk.configured(xdg);
  desk.show(surface, desk.buffer(20, 20, RED));
  await desk.client.sync();
  expect(await colours(screen, [29, 29], [30, 30])).toEqual(['ff0000', '000000']);
  screen.addOutput({ width: 200, height: 100, scale: 1 });
  screen.removeOutput(screen.outputs[0] as (typeof screen.outputs)[0]);
  await desk.client.until(() => scale.all('preferred_scale').length === 2);
  expect(scale.last('preferred_scale')).toEqual([120]);
  expect(surface.last('preferred_buffer_scale')).toEqual([1]);
});

test('what can be represented and which effects there are is told at once', async () => {
  const screen = await start();
  const desk = await open(screen);
  const colours = desk.client.bind('wp_color_representation_manager_v1');
  const effects = desk.client.bind('ext_background_effect_manager_v1');
  await desk.client.sync();
  expect(colours.all('supported_alpha_mode')).toEqual([[0], [2]]);
  expect(colours.all('supported_coefficients_and_ranges')).toEqual([
    [1, 1],
    [2, 2],
  ]);
  expect(colours.last('done')).toEqual([]);
  expect(effects.last('capabilities')).toEqual([1]);
});
