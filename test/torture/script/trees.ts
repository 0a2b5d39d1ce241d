// Subsurfaces in all depths and orders, what their buffers and views are, and how all of it ends.
import { type WpAlphaModifierSurfaceV1, WpAlphaModifierV1 } from '../../../src/protocol/generated/alpha-modifier-v1.js';
import {
  WpContentTypeManagerV1,
  type WpContentTypeV1,
  WpContentTypeV1Type,
} from '../../../src/protocol/generated/content-type-v1.js';
import type { WpSinglePixelBufferManagerV1 } from '../../../src/protocol/generated/single-pixel-buffer-v1.js';
import type { WpViewporter } from '../../../src/protocol/generated/viewporter.js';
import type { WlBuffer, WlShmPool, WlSubcompositor, WlTouch } from '../../../src/protocol/generated/wayland.js';
import type { Script } from '../steps.js';
import { buffer, commit, endPopup, place, pool, region, show, surface, top, view } from './phrases.js';

function subsurface(script: Script, name: string, parent: string, x: number, y: number): void {
  surface(script, name);
  script
    .make(`${name} place`, (actor) =>
      actor.get<WlSubcompositor>('subcompositor').getSubsurface(actor.surface(name), actor.surface(parent)),
    )
    .ask(`position of ${name}`, (actor) => place(actor, name).setPosition(x, y));
}

export function tree(script: Script): void {
  pool(script, 'tree', 8 * 8 * 4 * 9, 2);
  for (let i = 0; i < 9; i++) buffer(script, 'tree', `leaf ${i}`, i * 8 * 8 * 4, 8, 8);
  let parent = 'main';
  for (let depth = 1; depth <= 5; depth++) {
    subsurface(script, `deep ${depth}`, parent, depth, depth + 1);
    show(script, `deep ${depth}`, `leaf ${depth}`);
    parent = `deep ${depth}`;
  }
  for (let depth = 5; depth > 0; depth--) commit(script, `deep ${depth}`);
  commit(script, 'main');
  for (const [i, name] of ['left', 'middle', 'right'].entries()) {
    subsurface(script, name, 'main', 8 + 4 * i, 3);
    show(script, name, `leaf ${6 + i}`);
    commit(script, name);
  }
  script
    .ask('left above right', (actor) => place(actor, 'left').placeAbove(actor.surface('right')))
    .ask('middle below main', (actor) => place(actor, 'middle').placeBelow(actor.surface('main')))
    .ask('right on its own', (actor) => place(actor, 'right').setDesync());
  commit(script, 'main');
  script
    .ask('right below left', (actor) => place(actor, 'right').placeBelow(actor.surface('left')))
    .ask('left moves', (actor) => place(actor, 'left').setPosition(20, 10));
  commit(script, 'main').ask('a move that waits', (actor) => place(actor, 'left').setPosition(21, 11));
  show(script, 'right', 'leaf 0');
  commit(script, 'right');
  script.ask('third on its own', (actor) => place(actor, 'deep 3').setDesync());
  show(script, 'deep 2', 'leaf 3');
  commit(script, 'deep 2');
  show(script, 'deep 1', 'leaf 2');
  commit(script, 'deep 1').ask('third with its parent', (actor) => place(actor, 'deep 3').setSync());
  commit(script, 'main');
}

export function memoryAndViews(script: Script): void {
  surface(script, 'view');
  script.make('view place', (actor) =>
    actor.get<WlSubcompositor>('subcompositor').getSubsurface(actor.surface('view'), actor.surface('main')),
  );
  pool(script, 'growing', 1024, 3);
  buffer(script, 'growing', 'small', 0, 16, 16);
  script
    .ask('the pool grows', (actor) => actor.grow('growing pool', 4096))
    .make('view view', (actor) => actor.get<WpViewporter>('viewporter').getViewport(actor.surface('view')))
    .ask('source', (actor) => view(actor, 'view').setSource(2, 2, 8, 6))
    .ask('destination', (actor) => view(actor, 'view').setDestination(12, 9));
  buffer(script, 'growing', 'in the new part', 2048, 16, 16);
  show(script, 'view', 'in the new part');
  commit(script, 'view');
  commit(script, 'main').ask('the pool goes, its buffer stays', (actor) =>
    actor.get<WlShmPool>('growing pool').destroy(),
  );
  script
    .ask('no source', (actor) => view(actor, 'view').setSource(-1, -1, -1, -1))
    .ask('transform', (actor) => actor.surface('view').setBufferTransform(1))
    .ask('scale', (actor) => actor.surface('view').setBufferScale(2));
  commit(script, 'view');
  commit(script, 'main');
  surface(script, 'colour');
  script
    .make('colour place', (actor) =>
      actor.get<WlSubcompositor>('subcompositor').getSubsurface(actor.surface('colour'), actor.surface('view')),
    )
    .make('colour', (actor) =>
      actor
        .get<WpSinglePixelBufferManagerV1>('single pixels')
        .createU32RgbaBuffer(0x40000000, 0x20000000, 0, 0x80000000),
    )
    .make('colour view', (actor) => actor.get<WpViewporter>('viewporter').getViewport(actor.surface('colour')))
    .ask('colour everywhere', (actor) => view(actor, 'colour').setDestination(5, 5))
    .bind('alphas', (session) => session.bind(WpAlphaModifierV1))
    .make('colour alpha', (actor) => actor.get<WpAlphaModifierV1>('alphas').getSurface(actor.surface('colour')))
    .ask('half of it', (actor) => actor.get<WpAlphaModifierSurfaceV1>('colour alpha').setMultiplier(0x80000000))
    .bind('content types', (session) => session.bind(WpContentTypeManagerV1))
    .make('content type', (actor) =>
      actor.get<WpContentTypeManagerV1>('content types').getSurfaceContentType(actor.surface('view')),
    )
    .ask('a film', (actor) => actor.get<WpContentTypeV1>('content type').setContentType(WpContentTypeV1Type.video));
  show(script, 'colour', 'colour');
  commit(script, 'colour');
  commit(script, 'view');
  commit(script, 'main');
  script
    .ask('the viewport goes at the next commit', (actor) => view(actor, 'view').destroy())
    .ask('a buffer goes while it is on show', (actor) => actor.get<WlBuffer>('leaf 5').destroy());
}

/** Ends of objects in no good order, and what no commit has applied. */
export function endings(script: Script): void {
  endPopup(script, 'menu');
  script
    .ask('touch goes', (actor) => actor.get<WlTouch>('touch').release())
    .ask('a subsurface goes', (actor) => place(actor, 'middle').destroy())
    .ask('its surface too', (actor) => actor.surface('middle').destroy())
    .ask('deep 4 is no subsurface', (actor) => place(actor, 'deep 4').destroy())
    .ask('a parent goes before its children', (actor) => actor.surface('deep 4').destroy())
    .ask('input region goes', (actor) => region(actor, 'input').destroy())
    .ask('tree pool goes', (actor) => actor.get<WlShmPool>('tree pool').destroy())
    .ask('subcompositor goes', (actor) => actor.get<WlSubcompositor>('subcompositor').destroy());
  commit(script, 'main');
  show(script, 'deep 2', 'leaf 6');
  commit(script, 'deep 2');
  show(script, 'left', 'leaf 1');
  script
    .ask('an alpha that waits', (actor) =>
      actor.get<WpAlphaModifierSurfaceV1>('colour alpha').setMultiplier(0x40000000),
    )
    .ask('the content type goes', (actor) => actor.get<WpContentTypeV1>('content type').destroy())
    .ask('a size that waits', (actor) => top(actor, 'main').setMinSize(9, 9))
    .ask('an offset that waits', (actor) => actor.surface('left').offset(1, 1))
    .ask('an order that waits', (actor) => place(actor, 'right').placeAbove(actor.surface('left')));
}
