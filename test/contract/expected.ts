// What the screens must show of a scene: what our test compositor shows of it when nothing interrupts it.
import { TestCompositor } from '../../src/testing/index.js';
import type { Image } from '../peers/index.js';
import { App, sessionOn } from './app.js';
import { imageOf, picture } from './pictures.js';
import type { Scene } from './scenes.js';
import { TestScreen } from './screens.js';
import { type Shot, shotsOf } from './shots.js';

type Shots = ReadonlyMap<string, Shot>;
export type Wanted = Shots | ((found: Shots) => Shots);

export interface Expected {
  readonly shown: Wanted;
  /** After the scene's `goesOn`. */
  readonly after: Wanted;
}

const known = new Map<Scene, Expected>();

/** Uninterrupted, and once for each scene. */
export async function expectedOf(scene: Scene): Promise<Expected> {
  const before = known.get(scene);
  if (before !== undefined) return before;
  const compositor = await TestCompositor.start({ ...scene.output });
  const screen = new TestScreen(compositor, scene.output ?? {});
  const session = await sessionOn(screen);
  try {
    const app = new App(session);
    await scene.show(app);
    await session.roundtrip();
    const shown = scene.sized ? whateverSize : await shotsOf(screen, scene.areas);
    await scene.goesOn?.(app);
    await session.roundtrip();
    const after = scene.sized ? whateverSize : await shotsOf(screen, scene.areas);
    const { whole } = scene;
    const expected = {
      shown: whole === undefined ? shown : orWhole(shown, imageOf(whole.width, whole.height, picture(1))),
      after: whole === undefined ? after : orWhole(after, imageOf(whole.width, whole.height, picture(2))),
    };
    known.set(scene, expected);
    return expected;
  } finally {
    session.close();
    await compositor.stop();
  }
}

/** The picture of a window whose size the compositor chose. */
function whateverSize(found: Shots): Shots {
  const { width, height } = found.get('main')?.image ?? { width: 1, height: 1 };
  return new Map([['main', { image: imageOf(width, height, picture(1)), covered: [] }]]);
}

/** weston tells of a window where its surface is, margins and all. */
function orWhole(shots: Wanted, image: Image): Wanted {
  return (found) => {
    if (found.get('main')?.image.width === image.width) return new Map([['main', { image, covered: [] }]]);
    return typeof shots === 'function' ? shots(found) : shots;
  };
}
