// Subsurfaces: nesting, modes, what is cached, what waits for a parent, and their order.
import { WlSubcompositor, type WlSubsurface, type WlSurface } from '../../src/protocol/generated/wayland.js';
import { type Case, type Stage, withoutFormerRoles } from './stage.js';

interface Branch {
  readonly surface: WlSurface;
  readonly place: WlSubsurface;
}

/** Subsurfaces in each other, the outermost first, each with a picture that was committed and not yet applied. */
function nested(stage: Stage, root: WlSurface, depth = 5): Branch[] {
  const branches: Branch[] = [];
  for (let parent = root, at = 1; at <= depth; at++) {
    const branch = stage.child(parent, at, at + 2);
    branches.push(branch);
    parent = branch.surface;
  }
  for (const [at, { surface }] of [...branches.entries()].reverse()) stage.draw(surface, 20 - at, 16 - at, at + 2);
  return branches;
}

/** Subsurfaces beside each other, the first at the bottom, shown. */
function siblings(stage: Stage, root: WlSurface, count = 4): Branch[] {
  const branches = Array.from({ length: count }, (_, at) => stage.child(root, at * 4, at * 3));
  for (const [at, { surface }] of branches.entries()) stage.draw(surface, 12, 10, at + 10);
  root.commit();
  return branches;
}

export const trees: readonly Case[] = [
  {
    name: 'five deep, synchronized, all applied',
    async show(stage) {
      const { surface } = await stage.window();
      nested(stage, surface);
      surface.commit();
    },
  },
  {
    name: 'five deep, with new content cached at every level',
    async show(stage) {
      const { surface } = await stage.window();
      const branches = nested(stage, surface);
      surface.commit();
      for (const [at, branch] of branches.reverse().entries()) stage.draw(branch.surface, 10 + at, 9, at + 20);
    },
  },
  {
    name: 'five deep, with new content waiting for no commit at all',
    async show(stage) {
      const { surface } = await stage.window();
      const branches = nested(stage, surface);
      surface.commit();
      for (const [at, branch] of branches.entries()) stage.attach(branch.surface, 10 + at, 9, at + 20);
    },
  },
  {
    name: 'five deep, where only the innermost was committed',
    async show(stage) {
      const { surface } = await stage.window();
      const branches = nested(stage, surface);
      surface.commit();
      const [innermost] = branches.reverse();
      if (innermost !== undefined) stage.draw(innermost.surface, 7, 7, 30);
    },
  },
  {
    name: 'five deep, desynchronized, each with its second picture',
    async show(stage) {
      const { surface } = await stage.window();
      const branches = nested(stage, surface);
      surface.commit();
      for (const { place } of branches) place.setDesync();
      for (const [at, branch] of branches.entries()) stage.draw(branch.surface, 9 + at, 9, at + 20);
    },
  },
  {
    name: 'a desynchronized one in a synchronized one, with something cached',
    async show(stage) {
      const { surface } = await stage.window();
      const branches = nested(stage, surface, 3);
      surface.commit();
      branches[1]?.place.setDesync();
      branches[2]?.place.setDesync();
      for (const [at, branch] of branches.slice(1).entries()) stage.draw(branch.surface, 9 + at, 9, at + 20);
    },
  },
  {
    name: 'set_desync let go of what was cached, and set_sync holds the next',
    async show(stage) {
      const { surface } = await stage.window();
      const [one, two] = siblings(stage, surface, 2);
      if (one === undefined || two === undefined) return;
      stage.draw(one.surface, 9, 9, 20);
      one.place.setDesync();
      two.place.setDesync();
      stage.draw(two.surface, 9, 9, 21);
      two.place.setSync();
      stage.draw(two.surface, 8, 8, 22);
    },
  },
  {
    name: 'positions: applied, waiting for the parent, and waiting in its cache',
    async show(stage) {
      const { surface } = await stage.window();
      const [outer, inner] = nested(stage, surface, 2);
      siblings(stage, surface, 2);
      outer?.place.setPosition(21, 22);
      surface.commit();
      inner?.place.setPosition(-3, 4);
      outer?.surface.commit();
      inner?.place.setPosition(-5, 6);
      outer?.place.setPosition(31, 32);
    },
  },
  {
    name: 'an order after place_above and place_below, with the parent in the middle',
    async show(stage) {
      const { surface } = await stage.window();
      const [a, b, c, d] = siblings(stage, surface);
      if (a === undefined || b === undefined || c === undefined || d === undefined) return;
      a.place.placeAbove(c.surface);
      b.place.placeBelow(surface);
      d.place.placeBelow(b.surface);
      surface.commit();
      c.place.placeAbove(surface);
      a.place.placeBelow(b.surface);
      surface.commit();
    },
  },
  {
    name: 'an order that waits for the parent',
    async show(stage) {
      const { surface } = await stage.window();
      const [a, b, c] = siblings(stage, surface, 3);
      if (a === undefined || b === undefined || c === undefined) return;
      a.place.placeBelow(surface);
      surface.commit();
      c.place.placeBelow(a.surface);
      b.place.placeAbove(surface);
      b.place.placeBelow(surface);
    },
  },
  {
    name: 'an order that waits in the cache of the parent, and another one after it',
    async show(stage) {
      const { surface } = await stage.window();
      const middle = stage.child(surface, 5, 5);
      stage.draw(middle.surface, 30, 20, 4);
      surface.commit();
      const [a, b, c] = siblings(stage, middle.surface, 3);
      surface.commit();
      if (a === undefined || b === undefined || c === undefined) return;
      a.place.placeAbove(c.surface);
      b.place.placeBelow(middle.surface);
      middle.surface.commit();
      c.place.placeBelow(b.surface);
    },
  },
  {
    name: 'a subsurface that its parent has not yet taken up, between two others',
    async show(stage) {
      const { surface } = await stage.window();
      const [, b] = siblings(stage, surface, 2);
      const fresh = stage.child(surface, 9, 9);
      if (b !== undefined) fresh.place.placeBelow(b.surface);
      stage.draw(fresh.surface, 6, 6, 40);
    },
  },
  {
    name: 'subsurfaces on a parent without a role, and on one without content',
    async show(stage) {
      const root = stage.surface('root');
      nested(stage, root, 3);
      root.commit();
      const { surface } = await stage.configured('main');
      siblings(stage, surface, 2);
    },
  },
  {
    name: 'one that shows nothing among others, and one that was taken off',
    async show(stage) {
      const { surface } = await stage.window();
      const [a, b] = siblings(stage, surface, 3);
      stage.child(surface, 1, 1);
      a?.surface.attach(null, 0, 0);
      a?.surface.commit();
      surface.commit();
      b?.surface.attach(null, 0, 0);
      b?.surface.commit();
    },
  },
  {
    name: 'places and surfaces that were destroyed, in either order',
    async show(stage) {
      const { surface } = await stage.window();
      const [a, b, c] = siblings(stage, surface);
      a?.place.destroy();
      b?.place.destroy();
      b?.surface.destroy();
      c?.place.placeBelow(surface);
      surface.commit();
    },
    expected: withoutFormerRoles,
  },
  {
    name: 'one whose parent was destroyed',
    async show(stage) {
      const { surface } = await stage.window();
      const [outer, inner] = nested(stage, surface, 2);
      surface.commit();
      outer?.place.destroy();
      outer?.surface.destroy();
      if (inner !== undefined) stage.draw(inner.surface, 8, 8, 50);
    },
  },
  {
    name: 'a surface that was a subsurface and is one again, elsewhere',
    async show(stage) {
      const { surface } = await stage.window();
      const [a, b] = siblings(stage, surface, 2);
      if (a === undefined || b === undefined) return;
      a.place.destroy();
      stage.global(WlSubcompositor).getSubsurface(a.surface, b.surface);
      stage.draw(a.surface, 5, 5, 60);
      b.surface.commit();
      surface.commit();
    },
  },
  {
    name: 'what is cached and what is pending apart, in one subsurface',
    async show(stage) {
      const { surface } = await stage.window();
      const [a] = siblings(stage, surface, 1);
      if (a === undefined) return;
      const region = stage.region([0, 0, 5, 5]);
      a.surface.setOpaqueRegion(region);
      stage.draw(a.surface, 8, 8, 20);
      a.surface.setBufferTransform(2);
      a.surface.frame();
      a.surface.commit();
      a.surface.setBufferScale(2);
      a.surface.setInputRegion(region);
      region.destroy();
      stage.attach(a.surface, 6, 6, 21);
      a.surface.frame();
    },
  },
];
