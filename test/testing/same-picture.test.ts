// The same client on weston, on sway and on the test compositor: the same picture, step by step.
import { expect, test } from 'vitest';
import { type Image, TestCompositor } from '../../src/testing/index.js';
import { compareImages, crop, describeEachPeer, type RunningPeer } from '../peers/index.js';
import { Desk, type RawObject } from './raw-client.js';
import { atTheEnd, leaveNothingOpen } from './screen.js';

leaveNothingOpen();

const appId = 'org.example.steps';
const RED = 0xffff0000;
const GREEN = 0xff00ff00;
const BLUE = 0xff0000ff;
const GREY = 0x80808080;

interface Stage {
  readonly desk: Desk;
  readonly root: RawObject;
  readonly xdg: RawObject;
  /** A new subsurface of a parent. */
  child(parent: RawObject): { surface: RawObject; subsurface: RawObject };
}

/** Where they don't agree among themselves, and we go with the protocol's text. */
const otherwise: Readonly<Record<string, readonly string[]>> = {
  // weston applies everything that is cached below, not only below what has a commit of its own in the cache
  'weston-10': ['the root commits, but not the parent'],
  'weston-16': ['the root commits, but not the parent'],
  'sway-1.7': [
    // doesn't repaint where it was
    'a subsurface is unmapped, and its own with it',
    // leaves a popup where its surface's corner was, without regard to its window geometry
    'the lower one gets a shadow around its window geometry',
    'the upper one is destroyed',
    'another one opens at the window geometry',
    'it takes another size',
  ],
};

/** What is done, one after the other; after each the pictures are compared. */
function* subsurfaceSteps({ desk, root, child }: Stage): Generator<string> {
  const first = child(root);
  first.subsurface.call('set_position', 10, 10);
  desk.show(first.surface, desk.buffer(30, 30, BLUE));
  yield 'a synchronized subsurface commits before its parent does';
  root.call('commit');
  yield 'the parent commits';
  first.subsurface.call('set_position', 50, 10);
  yield 'the subsurface moves without a commit of the parent';
  root.call('commit');
  yield 'the parent commits the move';

  const second = child(root);
  second.subsurface.call('set_position', 40, 20);
  desk.show(second.surface, desk.buffer(30, 30, GREEN));
  root.call('commit');
  yield 'a second subsurface lies above the first';
  second.subsurface.call('place_below', first.surface);
  yield 'the order changes without a commit of the parent';
  root.call('commit');
  yield 'the parent commits the order';

  const grandchild = child(second.surface);
  grandchild.subsurface.call('set_position', 5, 5);
  desk.show(grandchild.surface, desk.buffer(10, 10, GREY));
  yield 'a subsurface inside of another one commits';
  second.surface.call('commit');
  yield 'its parent commits into the cache';
  root.call('commit');
  yield 'the root commits';
  desk.show(grandchild.surface, desk.buffer(10, 10, RED));
  yield 'it commits again';
  root.call('commit');
  yield 'the root commits, but not the parent';
  second.subsurface.call('set_desync');
  second.surface.call('commit');
  yield 'its parent becomes desynchronized and commits';

  desk.show(first.surface, desk.buffer(20, 40, GREY));
  yield 'a synchronized subsurface caches another content';
  first.subsurface.call('set_desync');
  yield 'it becomes desynchronized';
  first.surface.call('set_buffer_transform', 1);
  desk.show(first.surface, desk.buffer(20, 40, GREY));
  yield 'it turns its content';
  second.surface.call('attach', null, 0, 0);
  second.surface.call('commit');
  yield 'a subsurface is unmapped, and its own with it';
  desk.show(second.surface, desk.buffer(30, 30, BLUE));
  yield 'both are back';
  first.subsurface.call('destroy');
  yield 'a subsurface is destroyed';
  second.subsurface.call('place_below', root);
  desk.show(root, desk.buffer(100, 80, GREY));
  yield 'a subsurface lies below a translucent root';
}

/** Answers every configure that is there after a while of silence: three round trips, with a frame between. */
function acknowledging(desk: Desk, xdg: RawObject, surface: RawObject): { configured(): Promise<void> } {
  let answered = 1;
  return {
    async configured() {
      for (let i = 0; i < 3; i++) {
        const callback = surface.call('frame');
        surface.call('damage', 0, 0, 1, 1);
        surface.call('commit');
        await desk.client.until(() => callback.last('done'));
        const serials = xdg.all('configure');
        if (serials.length === answered) continue;
        answered = serials.length;
        xdg.call('ack_configure', serials.at(-1)?.[0] as number);
      }
      surface.call('commit');
      await desk.client.sync();
    },
  };
}

/** Popups within the window, so that they are in its rectangle. */
async function* popupSteps({ desk, xdg }: Stage): AsyncGenerator<string> {
  const open = async (parent: RawObject, x: number, y: number, argb: number): Promise<Popup> => {
    const positioner = desk.wmBase.call('create_positioner');
    positioner.call('set_size', 30, 20);
    positioner.call('set_anchor_rect', x, y, 10, 10);
    positioner.call('set_anchor', 8); // bottom right
    positioner.call('set_gravity', 8);
    const surface = desk.surface();
    const popupXdg = desk.wmBase.call('get_xdg_surface', surface);
    const popup = popupXdg.call('get_popup', parent, positioner);
    surface.call('commit');
    await desk.configured(popupXdg);
    desk.show(surface, desk.buffer(30, 20, argb));
    return { surface, xdg: popupXdg, popup, positioner };
  };
  const outer = await open(xdg, 10, 10, BLUE);
  yield 'a popup opens at the corner of its anchor';
  const inner = await open(outer.xdg, 5, 0, GREEN);
  yield 'one opens above it';
  outer.xdg.call('set_window_geometry', 5, 5, 25, 15);
  outer.surface.call('commit');
  yield 'the lower one gets a shadow around its window geometry';
  inner.popup.call('destroy');
  inner.xdg.call('destroy');
  inner.surface.call('destroy');
  yield 'the upper one is destroyed';
  const next = await open(outer.xdg, 5, 0, GREY);
  yield 'another one opens at the window geometry';
  desk.show(next.surface, desk.buffer(20, 30, GREY));
  yield 'it takes another size';
}

interface Popup {
  readonly surface: RawObject;
  readonly xdg: RawObject;
  readonly popup: RawObject;
  readonly positioner: RawObject;
}

type Script = (stage: Stage) => Iterable<string> | AsyncIterable<string>;

async function play(
  screen: { socket: string },
  script: Script,
  look: () => Promise<Image>,
): Promise<Map<string, Image>> {
  const desk = await Desk.open(screen);
  atTheEnd(() => desk.client.close());
  const surface = desk.surface();
  const xdg = desk.wmBase.call('get_xdg_surface', surface);
  const toplevel = xdg.call('get_toplevel');
  toplevel.call('set_app_id', appId);
  surface.call('commit');
  await desk.configured(xdg);
  desk.show(surface, desk.buffer(100, 80, RED));
  // sway shows a window once it has answered what followed the mapping
  const { configured } = acknowledging(desk, xdg, surface);
  await configured();
  const subcompositor = desk.client.bind('wl_subcompositor');
  const stage: Stage = {
    desk,
    root: surface,
    xdg,
    child(parent) {
      const made = desk.surface();
      return { surface: made, subsurface: subcompositor.call('get_subsurface', made, parent) };
    },
  };
  const pictures = new Map<string, Image>();
  for await (const step of script(stage)) {
    await desk.client.sync();
    pictures.set(step, await look());
  }
  return pictures;
}

async function onPeer(screen: RunningPeer, script: Script): Promise<Map<string, Image>> {
  return play(screen, script, async () => {
    const { rect } = await screen.waitForWindow(appId);
    return crop(await screen.screenshot(), rect);
  });
}

describeEachPeer('the same picture', (peer) => {
  test.each<[string, Script]>([
    ['subsurfaces', subsurfaceSteps],
    ['popups', popupSteps],
  ])(
    'of %s, at each step',
    async (_what, script) => {
      const screen = await peer.start();
      const background = (await screen.screenshot()).data.subarray(-4);
      const theirs = await onPeer(screen, script);
      const ours = await TestCompositor.start({ background: [...background] as [number, number, number, number] });
      atTheEnd(() => ours.stop());
      const shown = await play(ours, script, async () =>
        crop(await ours.screenshot(), { x: 0, y: 0, width: 100, height: 80 }),
      );
      const different = [...shown].flatMap(([step, image]) => {
        const other = theirs.get(step);
        if (otherwise[peer.name]?.includes(step) === true) return [];
        if (other === undefined) return [`${step}: missing`];
        const { pixelsDiffering, firstDifference } = compareImages(image, other);
        return pixelsDiffering === 0 ? [] : [`${step}: ${pixelsDiffering} pixels, ${JSON.stringify(firstDifference)}`];
      });
      expect(different).toEqual([]);
    },
    30_000,
  );
});
