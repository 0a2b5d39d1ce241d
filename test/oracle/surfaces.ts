// What a surface has of its own: regions, offsets, scale, transform, its view, and the values of other protocols.
import { WpAlphaModifierV1 } from '../../src/protocol/generated/alpha-modifier-v1.js';
import {
  WpColorRepresentationManagerV1,
  WpColorRepresentationSurfaceV1AlphaMode,
} from '../../src/protocol/generated/color-representation-v1.js';
import { WpCommitTimingManagerV1 } from '../../src/protocol/generated/commit-timing-v1.js';
import { WpContentTypeManagerV1, WpContentTypeV1Type } from '../../src/protocol/generated/content-type-v1.js';
import { ExtBackgroundEffectManagerV1 } from '../../src/protocol/generated/ext-background-effect-v1.js';
import { WpFifoManagerV1 } from '../../src/protocol/generated/fifo-v1.js';
import { WpFractionalScaleManagerV1 } from '../../src/protocol/generated/fractional-scale-v1.js';
import {
  WpTearingControlManagerV1,
  WpTearingControlV1PresentationHint,
} from '../../src/protocol/generated/tearing-control-v1.js';
import { WpViewporter } from '../../src/protocol/generated/viewporter.js';
import { WlCompositor, type WlSurface } from '../../src/protocol/generated/wayland.js';
import type { ClientDigest } from '../../src/testing/index.js';
import type { Case, Stage } from './stage.js';

/** A value of another protocol: an object for a surface, and what sets it to the first or the second value. */
interface Value {
  readonly name: string;
  readonly make: (stage: Stage, surface: WlSurface) => { set: (which: 0 | 1) => void; destroy: () => void };
}

const values: readonly Value[] = [
  {
    name: 'alpha',
    make(stage, surface) {
      const one = stage.global(WpAlphaModifierV1).getSurface(surface);
      return { set: (which) => one.setMultiplier(which === 0 ? 0x40000000 : 0x80000000), destroy: () => one.destroy() };
    },
  },
  {
    name: 'content type',
    make(stage, surface) {
      const one = stage.global(WpContentTypeManagerV1).getSurfaceContentType(surface);
      const { game, video } = WpContentTypeV1Type;
      return { set: (which) => one.setContentType(which === 0 ? game : video), destroy: () => one.destroy() };
    },
  },
  {
    name: 'tearing',
    make(stage, surface) {
      const one = stage.global(WpTearingControlManagerV1).getTearingControl(surface);
      const { async: tears, vsync } = WpTearingControlV1PresentationHint;
      return { set: (which) => one.setPresentationHint(which === 0 ? tears : vsync), destroy: () => one.destroy() };
    },
  },
  {
    name: 'color representation',
    make(stage, surface) {
      const one = stage.global(WpColorRepresentationManagerV1).getSurface(surface);
      const { straight, premultiplied_electrical: electrical } = WpColorRepresentationSurfaceV1AlphaMode;
      return { set: (which) => one.setAlphaMode(which === 0 ? straight : electrical), destroy: () => one.destroy() };
    },
  },
  {
    name: 'background blur, of a region that is gone',
    make(stage, surface) {
      const one = stage.global(ExtBackgroundEffectManagerV1).getBackgroundEffect(surface);
      const set = (which: 0 | 1): void => {
        const region = stage.region([which, 2, 10, 12], [30, 2, 5, 6]);
        one.setBlurRegion(region);
        region.destroy();
      };
      return { set, destroy: () => one.destroy() };
    },
  },
];

const valueCases: readonly Case[] = values.flatMap(({ name, make }): Case[] => [
  {
    name: `${name}: one value applied, another one waiting for a commit`,
    async show(stage) {
      const { surface } = await stage.window();
      const value = make(stage, surface);
      value.set(0);
      surface.commit();
      value.set(1);
    },
  },
  {
    name: `${name}: cached in a subsurface, and another one waiting`,
    async show(stage) {
      const { surface } = await stage.window();
      const child = stage.child(surface, 3, 3);
      stage.draw(child.surface, 12, 12, 2);
      surface.commit();
      const value = make(stage, child.surface);
      value.set(0);
      child.surface.commit();
      value.set(1);
    },
  },
  {
    name: `${name}: its object was destroyed, committed on one surface and not on the other`,
    async show(stage) {
      for (const key of ['one', 'two']) {
        const { surface } = await stage.window(key);
        const value = make(stage, surface);
        value.set(0);
        surface.commit();
        value.destroy();
        if (key === 'one') surface.commit();
      }
    },
  },
]);

export const surfaces: readonly Case[] = [
  {
    name: 'regions: used and changed, used and destroyed, cleared, and alive',
    async show(stage) {
      const { surface } = await stage.window();
      const opaque = stage.region([0, 0, 30, 20], [20, 10, 10, 30]);
      opaque.subtract(5, 5, 3, 3);
      surface.setOpaqueRegion(opaque);
      opaque.add(0, 0, 60, 40);
      const input = stage.region([1, 1, 50, 30]);
      surface.setInputRegion(input);
      input.destroy();
      surface.commit();
      surface.setInputRegion(null);
      stage.region([7, 7, 7, 7]).subtract(8, 8, 2, 2);
    },
  },
  {
    name: 'regions that were set and taken back again, and an empty one',
    async show(stage) {
      const { surface } = await stage.window();
      const region = stage.region([0, 0, 30, 20]);
      surface.setOpaqueRegion(region);
      surface.setInputRegion(stage.region());
      surface.commit();
      surface.setOpaqueRegion(null);
      surface.commit();
      surface.setOpaqueRegion(region);
      region.destroy();
    },
  },
  {
    name: 'offsets that add up and wait for a commit',
    async show(stage) {
      const { surface } = await stage.window();
      surface.offset(1, 2);
      surface.commit();
      surface.offset(3, -4);
      surface.offset(3, 3);
    },
  },
  {
    name: 'an offset of an attach, as old versions have it',
    async show(stage) {
      stage.global(WlCompositor, 4);
      const { surface } = await stage.window();
      surface.attach(stage.buffer(20, 20, 4), 3, 4);
      surface.commit();
      surface.attach(stage.buffer(22, 20, 5), -1, 2);
    },
  },
  {
    name: 'offsets of attaches, in a subsurface and without a role, applied, cached and waiting',
    async show(stage) {
      stage.global(WlCompositor, 4);
      const { surface } = await stage.window();
      const child = stage.child(surface, 3, 3);
      for (const one of [child.surface, stage.surface()]) {
        one.attach(stage.buffer(20, 20, 4), 3, 4);
        one.commit();
        if (one === child.surface) surface.commit();
        one.attach(stage.buffer(20, 20, 5), 1, 2);
        one.commit();
        one.attach(stage.buffer(22, 20, 5), -1, 2);
      }
    },
  },
  {
    name: 'scale and transform, each applied and waiting',
    async show(stage) {
      const { surface } = await stage.window();
      surface.setBufferScale(2);
      surface.setBufferTransform(3);
      stage.draw(surface, 40, 80, 2);
      surface.setBufferScale(1);
      surface.setBufferTransform(6);
    },
  },
  {
    name: 'a view of a part in another size, and another one waiting',
    async show(stage) {
      const { surface } = await stage.window();
      const view = stage.global(WpViewporter).getViewport(surface);
      view.setSource(2.5, 3, 20, 10.25);
      view.setDestination(70, 45);
      surface.commit();
      view.setSource(-1, -1, -1, -1);
      view.setDestination(33, 22);
    },
  },
  {
    name: 'a view with scale and transform, in a subsurface, cached',
    async show(stage) {
      const { surface } = await stage.window();
      const child = stage.child(surface, 3, 4);
      const view = stage.global(WpViewporter).getViewport(child.surface);
      child.surface.setBufferScale(2);
      child.surface.setBufferTransform(1);
      view.setSource(1, 1, 5, 8);
      view.setDestination(13, 17);
      stage.draw(child.surface, 40, 20, 2);
      surface.commit();
      view.setSource(0, 0, 4, 4);
      child.surface.commit();
      view.setDestination(5, 6);
    },
  },
  {
    name: 'views that were taken back, destroyed, destroyed and not committed, and that show nothing',
    async show(stage) {
      const { surface } = await stage.window();
      for (let at = 0; at < 4; at++) {
        const child = stage.child(surface, at, at);
        const view = stage.global(WpViewporter).getViewport(child.surface);
        view.setDestination(9, 8 + at);
        if (at < 3) stage.attach(child.surface, 12, 12, at);
        child.surface.commit();
        surface.commit();
        if (at === 0) view.setDestination(-1, -1);
        else if (at < 3) view.destroy();
        child.place.setDesync();
        if (at < 2) child.surface.commit();
      }
    },
  },
  {
    name: 'a fractional scale, which the app is told anew',
    compositor: { outputs: [{ width: 300, height: 200, scale: 1.5 }] },
    async show(stage) {
      const { surface } = await stage.window();
      const scale = stage.key('scale', stage.global(WpFractionalScaleManagerV1).getFractionalScale(surface));
      const view = stage.global(WpViewporter).getViewport(surface);
      view.setDestination(60, 40);
      stage.draw(surface, 90, 60, 3);
      const told = new Promise((resolve) => scale.once('preferredScale', resolve));
      await told;
    },
    hears: ['scale.preferredScale'],
  },
  ...valueCases,
  {
    name: 'of content updates that wait for a frame the last one is shown at once; barriers are not kept',
    async show(stage) {
      const { surface } = await stage.window();
      const fifo = stage.global(WpFifoManagerV1).getFifo(surface);
      fifo.setBarrier();
      surface.commit();
      for (const seed of [2, 3]) {
        fifo.waitBarrier();
        fifo.setBarrier();
        stage.draw(surface, 60, 40, seed);
      }
      fifo.waitBarrier();
    },
    expected: shownAtOnce,
  },
  {
    name: 'a content update with a time that is long past',
    async show(stage) {
      const { surface } = await stage.window();
      stage.global(WpCommitTimingManagerV1).getTimer(surface).setTimestamp(0, 1, 0);
      stage.draw(surface, 60, 40, 6);
    },
  },
  {
    name: 'a content update with a time that has not come is shown at once',
    async show(stage) {
      const { surface } = await stage.window();
      stage.global(WpCommitTimingManagerV1).getTimer(surface).setTimestamp(0x7fff, 0, 0);
      stage.draw(surface, 60, 40, 6);
    },
    expected: shownAtOnce,
  },
];

/** What waits for its turn is a matter between a client and one compositor; the last content of it is what the app shows. */
function shownAtOnce(digest: ClientDigest): unknown {
  const windows = digest.windows.map(({ queued, pending: _, ...window }) => ({ ...window, ...queued?.at(-1) }));
  for (const window of windows) delete (window as { extensions?: unknown }).extensions;
  return { ...digest, windows };
}
