// What the parts of the script have in common: how a surface, a window, a popup comes to be.
import type { WpViewport } from '../../../src/protocol/generated/viewporter.js';
import {
  type WlCompositor,
  type WlRegion,
  type WlSeat,
  type WlShm,
  WlShmFormat,
  type WlShmPool,
  type WlSubsurface,
} from '../../../src/protocol/generated/wayland.js';
import {
  type XdgPopup,
  type XdgPositioner,
  XdgPositionerAnchor,
  XdgPositionerGravity,
  type XdgSurface,
  type XdgToplevel,
  type XdgWmBase,
} from '../../../src/protocol/generated/xdg-shell.js';
import type { Actor } from '../actor.js';
import type { Script } from '../steps.js';

/** Of the compositor's output, and so of maximized and fullscreen windows. */
export const OUTPUT = { width: 64, height: 48 };

export function pool(script: Script, key: string, bytes: number, seed: number): void {
  script.make(`${key} pool`, (actor) => actor.pool(bytes, seed, (fd) => actor.get<WlShm>('shm').createPool(fd, bytes)));
}

export function buffer(script: Script, of: string, key: string, offset: number, width: number, height: number): void {
  script.make(key, (actor) =>
    actor.get<WlShmPool>(`${of} pool`).createBuffer(offset, width, height, width * 4, WlShmFormat.argb8888),
  );
}

export function surface(script: Script, name: string): void {
  script.make(`${name} surface`, (actor) => actor.get<WlCompositor>('compositor').createSurface());
}

export const commit = (script: Script, name: string): Script =>
  script.ask(`commit ${name}`, (actor) => actor.surface(name).commit());

export function show(script: Script, name: string, key: string): void {
  script
    .ask(`attach ${key} to ${name}`, (actor) => actor.attach(name, key))
    .ask(`damage ${name}`, (actor) => actor.surface(name).damageBuffer(0, 0, 1000, 1000));
}

/** The first configure of a role, and its answer. */
export function configured(script: Script, name: string, key = `${name} xdg`): void {
  commit(script, name)
    .hear(`the first configure of ${name}`, ({ memory }) => memory.unanswered[key] !== undefined)
    .ask(
      `acknowledge ${name}`,
      (actor) => {
        actor.acknowledge(key);
        actor.memory.answers[key] = true;
      },
      ({ memory }) => memory.unanswered[key] !== undefined,
    );
}

export function toplevel(script: Script, name: string): void {
  surface(script, name);
  script
    .make(`${name} xdg`, (actor) => actor.get<XdgWmBase>('wm').getXdgSurface(actor.surface(name)))
    .make(`${name} toplevel`, (actor) => actor.get<XdgSurface>(`${name} xdg`).getToplevel())
    .ask(`title of ${name}`, (actor) => top(actor, name).setTitle(`The ${name} window`))
    .ask(`app id of ${name}`, (actor) => top(actor, name).setAppId('org.example.torture'));
}

export const top = (actor: Actor, name: string): XdgToplevel => actor.get(`${name} toplevel`);

export const region = (actor: Actor, name: string): WlRegion => actor.get(`${name} region`);

export const place = (actor: Actor, name: string): WlSubsurface => actor.get(`${name} place`);

export const view = (actor: Actor, name: string): WpViewport => actor.get(`${name} view`);

export function positioner(script: Script, name: string, x: number, y: number): void {
  const get = (actor: Actor): XdgPositioner => actor.get(`${name} positioner`);
  script
    .make(`${name} positioner`, (actor) => actor.get<XdgWmBase>('wm').createPositioner())
    .ask(`${name}: size`, (actor) => get(actor).setSize(8, 8))
    .ask(`${name}: anchor rectangle`, (actor) => get(actor).setAnchorRect(x, y, 2, 2))
    .ask(`${name}: anchor`, (actor) => get(actor).setAnchor(XdgPositionerAnchor.bottom_right))
    .ask(`${name}: gravity`, (actor) => get(actor).setGravity(XdgPositionerGravity.bottom_right));
}

/** @param grabs whether it takes the input of the last press; then it opens anew when it is dismissed, with another press */
export function popup(
  script: Script,
  name: string,
  parent: string,
  x: number,
  y: number,
  content: string,
  grabs = false,
): void {
  positioner(script, name, x, y);
  surface(script, name);
  script
    .make(`${name} xdg`, (actor) => actor.get<XdgWmBase>('wm').getXdgSurface(actor.surface(name)))
    .make(`${name} popup`, (actor) =>
      actor
        .get<XdgSurface>(`${name} xdg`)
        .getPopup(actor.get<XdgSurface>(`${parent} xdg`), actor.get<XdgPositioner>(`${name} positioner`)),
    )
    .ask(`${name}: positioner goes`, (actor) => actor.get<XdgPositioner>(`${name} positioner`).destroy());
  if (grabs) {
    script.ask(`${name} grabs`, (actor) => {
      // Of the last life's press nothing can be made: then it is as good as none, and the menu is dismissed.
      actor.get<XdgPopup>(`${name} popup`).grab(actor.get<WlSeat>('seat'), actor.memory.serials.press ?? 0);
    });
  }
  configured(script, name);
  show(script, name, content);
  commit(script, name);
}

export function endPopup(script: Script, name: string): void {
  script
    .ask(`${name} closes`, (actor) => actor.get<XdgPopup>(`${name} popup`).destroy())
    .ask(`${name} has no role`, (actor) => actor.get<XdgSurface>(`${name} xdg`).destroy())
    .ask(`${name} is gone`, (actor) => actor.surface(name).destroy());
}
