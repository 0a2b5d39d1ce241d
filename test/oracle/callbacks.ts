// What waits for an answer when the connection is lost: frames, sync, releases, presentation.
import { WpPresentation } from '../../src/protocol/generated/presentation-time.js';
import { type WlCallback, WlCompositor, type WlSurface } from '../../src/protocol/generated/wayland.js';
import { next } from '../contract/app.js';
import type { Case, Stage } from './stage.js';

function frames(stage: Stage, surface: WlSurface, ...keys: string[]): void {
  for (const key of keys) stage.key(key, surface.frame());
}

/** Each is answered by a frame of the compositor, however often it was lost. */
const answered = (...keys: string[]): Pick<Case, 'after'> => ({
  async after(stage) {
    const done = keys.map((key) => next(stage.get<WlCallback>(key), 'done'));
    stage.screen.tick();
    await Promise.all(done);
  },
});

export const callbacks: readonly Case[] = [
  {
    name: 'frames that were asked for, several of one commit and of several commits',
    async show(stage) {
      const { surface } = await stage.window();
      frames(stage, surface, 'one', 'two');
      stage.draw(surface, 60, 40, 2);
      frames(stage, surface, 'three');
      surface.commit();
    },
    ...answered('one', 'two', 'three'),
  },
  {
    name: 'a frame of what is committed, of what is cached, and of what is pending',
    async show(stage) {
      const { surface } = await stage.window();
      const child = stage.child(surface, 2, 2);
      stage.draw(child.surface, 10, 10, 2);
      surface.commit();
      frames(stage, surface, 'committed');
      surface.commit();
      frames(stage, child.surface, 'cached');
      child.surface.commit();
      frames(stage, child.surface, 'pending');
      frames(stage, surface, 'pending too');
    },
    ...answered('committed'),
  },
  {
    name: 'frames that were answered are not asked for again',
    async show(stage) {
      const { surface } = await stage.window();
      frames(stage, surface, 'one');
      surface.commit();
      await stage.session.roundtrip();
      const done = next(stage.get('one'), 'done');
      stage.screen.tick();
      await done;
      frames(stage, surface, 'two');
      surface.commit();
    },
    ...answered('two'),
  },
  {
    name: 'a frame of a window without content, and of a surface without a role',
    async show(stage) {
      const { surface } = await stage.configured('main');
      frames(stage, surface, 'empty');
      surface.commit();
      const bare = stage.surface();
      frames(stage, bare, 'bare');
      stage.draw(bare, 5, 5, 1);
    },
  },
  {
    name: 'a frame whose surface was destroyed',
    async show(stage) {
      await stage.window();
      const surface = stage.surface();
      frames(stage, surface, 'gone');
      surface.commit();
      surface.destroy();
    },
  },
  {
    name: 'a sync that no compositor has answered',
    async show(stage) {
      await stage.window();
      await stage.session.roundtrip();
    },
    atLast(stage) {
      stage.screen.pauseReading();
      stage.key('sync', stage.session.display.sync());
    },
    hears: ['sync.done'],
  },
  {
    name: 'presentation of content that was shown, and of content that waits for a commit, is discarded',
    async show(stage) {
      const { surface } = await stage.window();
      const presentation = stage.global(WpPresentation);
      stage.key('shown', presentation.feedback(surface));
      stage.draw(surface, 60, 40, 3);
      stage.key('waiting', presentation.feedback(surface));
    },
    lost: ['shown: the object', 'waiting: the object'],
    hears: ['shown.discarded', 'waiting.discarded'],
  },
  {
    name: 'presentation that was told is not lost',
    async show(stage) {
      const { surface } = await stage.window();
      const feedback = stage.global(WpPresentation).feedback(surface);
      stage.draw(surface, 60, 40, 3);
      await stage.session.roundtrip();
      const presented = next(feedback, 'presented');
      stage.screen.tick();
      await presented;
    },
  },
  {
    name: 'the release of a content update that is waited for',
    async show(stage) {
      stage.global(WlCompositor);
      const { surface } = await stage.window();
      stage.attach(surface, 60, 40, 4);
      stage.key('release', surface.getRelease());
      surface.commit();
    },
    async after(stage) {
      const released = next(stage.get('release'), 'done');
      const surface = stage.get<WlSurface>('main surface');
      surface.attach(null, 0, 0);
      surface.commit();
      await released;
    },
  },
];
