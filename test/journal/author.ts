// Writes logs as an app that knows the protocols would: each op of a list does what is valid at that point, or nothing.
import {
  fold,
  type LogArg,
  type LogRecord,
  ObjectState,
  roleObjectOf,
  State,
  type SurfaceState,
} from '../../src/journal/index.js';
import { interfaces as alpha } from '../../src/protocol/generated/alpha-modifier-v1.js';
import { interfaces as color } from '../../src/protocol/generated/color-management-v1.js';
import { interfaces as contentType } from '../../src/protocol/generated/content-type-v1.js';
import { interfaces as cursorShape } from '../../src/protocol/generated/cursor-shape-v1.js';
import { interfaces as lease } from '../../src/protocol/generated/drm-lease-v1.js';
import { interfaces as background } from '../../src/protocol/generated/ext-background-effect-v1.js';
import { interfaces as constraints } from '../../src/protocol/generated/pointer-constraints-unstable-v1.js';
import { interfaces as singlePixel } from '../../src/protocol/generated/single-pixel-buffer-v1.js';
import { interfaces as tearing } from '../../src/protocol/generated/tearing-control-v1.js';
import { interfaces as viewporter } from '../../src/protocol/generated/viewporter.js';
import * as wayland from '../../src/protocol/generated/wayland.js';
import { interfaces as layerShell } from '../../src/protocol/generated/wlr-layer-shell-unstable-v1.js';
import { interfaces as decoration } from '../../src/protocol/generated/xdg-decoration-unstable-v1.js';
import { interfaces as dialog } from '../../src/protocol/generated/xdg-dialog-v1.js';
import { interfaces as xdgShell } from '../../src/protocol/generated/xdg-shell.js';
import type { InterfaceDescriptor } from '../../src/protocol/index.js';
import { OwnedFd } from '../../src/wire/index.js';

const classes = {
  ...wayland.interfaces,
  ...alpha,
  ...background,
  ...color,
  ...constraints,
  ...contentType,
  ...cursorShape,
  ...decoration,
  ...dialog,
  ...layerShell,
  ...lease,
  ...singlePixel,
  ...tearing,
  ...viewporter,
  ...xdgShell,
};

/** The descriptor of an interface that these tests use. */
export function interfaceNamed(name: string): InterfaceDescriptor {
  const type = classes[name as keyof typeof classes];
  if (type === undefined) throw new Error(`these tests know no ${name}`);
  return type.interface;
}

/** A state in which only `wl_display` is there. */
export function freshState(): State {
  const state = new State();
  const display = new ObjectState(1, interfaceNamed('wl_display'), 1, { target: 0, opcode: -1, args: [] }, 0);
  state.objects.set(1, display);
  return state;
}

/** What an author binds: interface → version. Handles, and with them what an op picks, depend on it. */
export const CORE: Readonly<Record<string, number>> = {
  wl_compositor: 6,
  wl_subcompositor: 1,
  wl_shm: 1,
  xdg_wm_base: 6,
  wp_viewporter: 1,
  wp_single_pixel_buffer_manager_v1: 1,
  zxdg_decoration_manager_v1: 1,
  wl_output: 4,
};

/** With what extends a surface by one object of its kind, whose state outlives it until a commit. */
export const EVERYTHING: Readonly<Record<string, number>> = {
  ...CORE,
  wl_compositor: 7,
  wp_alpha_modifier_v1: 1,
  wp_content_type_manager_v1: 1,
  wp_tearing_control_manager_v1: 1,
  ext_background_effect_manager_v1: 1,
  xdg_wm_dialog_v1: 1,
};

interface Extension {
  readonly global: string;
  readonly make: string;
  readonly iface: string;
  readonly set: (author: Author, b: number, c: number) => [request: string, ...args: LogArg[]];
}

const EXTENSIONS: readonly Extension[] = [
  {
    global: 'wp_alpha_modifier_v1',
    make: 'get_surface',
    iface: 'wp_alpha_modifier_surface_v1',
    set: (_, b) => ['set_multiplier', b % 3 === 0 ? 0xffffffff : b * 65536],
  },
  {
    global: 'wp_content_type_manager_v1',
    make: 'get_surface_content_type',
    iface: 'wp_content_type_v1',
    set: (_, b) => ['set_content_type', b % 4],
  },
  {
    global: 'wp_tearing_control_manager_v1',
    make: 'get_tearing_control',
    iface: 'wp_tearing_control_v1',
    set: (_, b) => ['set_presentation_hint', b % 2],
  },
  {
    global: 'ext_background_effect_manager_v1',
    make: 'get_background_effect',
    iface: 'ext_background_effect_surface_v1',
    set: (author, b, c) => ['set_blur_region', c % 3 === 0 ? 0 : (author.pick('wl_region', b)?.handle ?? 0)],
  },
];

/** Side of a maximized window, and of the second output. All shm buffers are a multiple of it. */
export const MAXIMIZED = 8;
const SMALL_OUTPUT = 'the second wl_output';
const POOL_BYTES = 4096;
export const POOL_BYTES_MOST = 8192;

export interface Op {
  readonly op: OpName;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

export class Author {
  readonly records: LogRecord[] = [];
  readonly state = freshState();
  readonly bound: Record<string, number> = {};
  readonly poolFd: () => OwnedFd | null;
  /** Whether the compositor also does what none does by itself: dismisses a popup, ends an object. */
  readonly eventful: boolean;
  #next = 2;
  #serial = 100;

  /** @param poolFd memory for each pool that is made */
  constructor(poolFd: () => OwnedFd | null = () => null, globals = CORE, eventful = false) {
    this.poolFd = poolFd;
    this.eventful = eventful;
    this.say(1, 'get_registry');
    let name = 0;
    for (const [iface, version] of Object.entries(globals)) {
      this.hear(2, 'global', ++name, iface, version);
      this.bound[iface] = this.bind(name, iface, version);
    }
    this.hear(2, 'global', ++name, 'wl_output', 4);
    this.bound[SMALL_OUTPUT] = this.bind(name, 'wl_output', 4);
  }

  // ---- records

  write(record: LogRecord): void {
    this.records.push(record);
    // The descriptors belong to whoever folds the log; a state that only looks has none.
    const args = 'args' in record ? record.args.map((arg) => (arg instanceof OwnedFd ? null : arg)) : [];
    fold(this.state, ['args' in record ? { ...record, args } : record]);
  }

  /** A request; what it makes comes back as a handle. Arguments leave the `new_id` out. */
  say(target: number, request: string, ...args: LogArg[]): number {
    const object = this.state.object(target);
    const opcode = object?.interface.requests.findIndex((message) => message.name === request) ?? -1;
    const message = object?.interface.requests[opcode];
    if (object === undefined || message === undefined || object.dead)
      throw new Error(`${target} can't be asked ${request}`);
    const given = [...args];
    let made = 0;
    const all = message.args.map((arg): LogArg => {
      if (arg.type !== 'new_id') return given.shift() ?? null;
      made = this.#next++;
      return made;
    });
    const descriptor = message.args.find((arg) => arg.type === 'new_id')?.interface;
    this.write({
      kind: 'request',
      target,
      opcode,
      args: all,
      ...(made !== 0 &&
        descriptor !== undefined && {
          made: { handle: made, interface: interfaceNamed(descriptor), version: object.version },
        }),
    });
    return made;
  }

  bind(name: number, iface: string, version: number): number {
    const handle = this.#next++;
    this.write({
      kind: 'request',
      target: 2,
      opcode: 0,
      args: [name, handle],
      made: { handle, interface: interfaceNamed(iface), version },
    });
    return handle;
  }

  hear(target: number, event: string, ...args: LogArg[]): void {
    const opcode = this.state.object(target)?.interface.events.findIndex((message) => message.name === event) ?? -1;
    if (opcode < 0) throw new Error(`${target} can't send ${event}`);
    this.write({ kind: 'event', target, opcode, args });
  }

  // ---- looking

  alive(iface: string): ObjectState[] {
    return [...this.state.objects.values()].filter((one) => !one.dead && one.interface.name === iface);
  }

  pick(iface: string, by: number, which: (one: ObjectState) => boolean = () => true): ObjectState | undefined {
    const all = this.alive(iface).filter(which);
    return all[by % Math.max(1, all.length)];
  }

  surface(handle: number): SurfaceState {
    const found = this.state.surfaces.get(handle);
    if (found === undefined) throw new Error(`${handle} is no surface`);
    return found;
  }

  /** The role object of a surface. */
  role(handle: number): ObjectState | undefined {
    const role = roleObjectOf(this.state, this.surface(handle));
    return role?.dead === true ? undefined : role;
  }

  xdgSurface(surface: number): ObjectState | undefined {
    return this.alive('xdg_surface').find((one) => one.surface === surface);
  }

  content(surface: number): boolean {
    return this.state.contentOf(surface) !== 0;
  }

  /** Whether it is to be drawn with single pixels; the others with shm buffers. */
  solid(surface: number): boolean {
    return surface % 3 === 0;
  }

  /** Toplevels that may be maximized keep to one size. */
  plain(surface: number): boolean {
    return surface % 2 === 1 && this.surface(surface).role === 'xdg_toplevel';
  }

  children(surface: number): SurfaceState[] {
    return [...this.state.surfaces.values()].filter((one) => one.parent === surface);
  }

  isAncestor(above: number, surface: number): boolean {
    for (let one = surface; one !== 0; one = this.state.surfaces.get(one)?.parent ?? 0) if (one === above) return true;
    return false;
  }

  popupsOn(surface: number): ObjectState[] {
    const xdg = this.xdgSurface(surface)?.handle;
    return this.alive('xdg_popup').filter((popup) => popup.origin.args[1] === xdg);
  }

  mapped(surface: number): boolean {
    if (!this.content(surface)) return false;
    const { parent } = this.surface(surface);
    if (parent !== 0) return this.surface(parent).stack.includes(surface) && this.mapped(parent);
    return this.role(surface)?.interface.name.startsWith('xdg_') === true;
  }

  /** The buffer that the next commit shows; 0 for none. */
  pendingBuffer(surface: number): number | undefined {
    const buffer = this.state.object(surface)?.pending.get('buffer')?.[0]?.args[0] as number | undefined;
    return this.state.object(buffer ?? 0)?.dead === true ? 0 : buffer;
  }

  attached(surface: number): boolean {
    return (this.state.object(surface)?.pending.get('buffer')?.[0]?.args[0] ?? 0) !== 0;
  }

  // ---- doing

  /** Commits everything that may be, and lets nothing wait for a parent. */
  settle(): void {
    for (const { handle } of this.alive('wl_surface')) this.commit(handle);
    for (const { handle } of this.alive('wl_subsurface')) this.say(handle, 'set_desync');
  }

  do({ op, a, b, c }: Op): void {
    OPS[op].call(this, a, b, c);
  }

  asked(surface: number): boolean {
    return this.surface(surface).asked;
  }

  acknowledged(surface: number): boolean {
    return this.xdgSurface(surface)?.now.has('acknowledged') === true;
  }

  commit(surface: number): boolean {
    const xdg = this.xdgSurface(surface);
    const buffer = this.pendingBuffer(surface);
    if (!buffer && this.state.object(surface)?.pending.has('release')) return false;
    if (xdg !== undefined) {
      const role = this.role(surface);
      if (role === undefined) return false;
      if (buffer !== undefined && buffer !== 0) {
        if (!this.acknowledged(surface)) return false;
        if (this.plain(surface) && !xdg.pending.has('window geometry') && !xdg.committed.has('window geometry'))
          return false;
      }
      const leaves = buffer === 0 && this.content(surface);
      if (leaves && this.popupsOn(surface).length > 0) return false;
    }
    this.say(surface, 'commit');
    return true;
  }

  attach(surface: number, by: number): boolean {
    const solid = this.solid(surface);
    const buffer = this.pick('wl_buffer', by, (one) => {
      const maker = this.state.object(one.origin.target)?.interface.name;
      return (maker === 'wl_shm_pool') !== solid;
    });
    if (buffer === undefined) return false;
    this.say(surface, 'attach', buffer.handle, 0, 0);
    if (this.state.object(surface)!.version >= 4) this.say(surface, 'damage_buffer', 0, 0, 16, 16);
    return true;
  }

  /** Configure and its acknowledgement, as far as they are due. */
  answer(surface: number): boolean {
    const xdg = this.xdgSurface(surface);
    const role = this.role(surface);
    if (xdg === undefined || role === undefined || !this.asked(surface)) return false;
    if (!xdg.heard.has('configure')) this.configure(surface);
    const serial = xdg.heard.get('configure')?.[0] as number;
    if (xdg.now.get('acknowledged')?.[0]?.args[0] !== serial) this.say(xdg.handle, 'ack_configure', serial);
    return true;
  }

  configure(surface: number): void {
    const xdg = this.xdgSurface(surface)!;
    const role = this.role(surface)!;
    if (role.interface.name === 'xdg_toplevel') this.hear(role.handle, 'configure', 0, 0, new Uint8Array());
    else {
      const [, token] = role.now.get('positioner')?.[0]?.args ?? [];
      if (token !== undefined && this.content(surface)) this.hear(role.handle, 'repositioned', token);
      this.hear(role.handle, 'configure', 0, 0, 8, 8);
    }
    this.hear(xdg.handle, 'configure', ++this.#serial);
  }

  geometry(surface: number, by: number): void {
    const xdg = this.xdgSurface(surface);
    if (xdg === undefined || this.role(surface) === undefined) return;
    const side = this.plain(surface) ? MAXIMIZED : 1 + (by % 30);
    this.say(xdg.handle, 'set_window_geometry', 0, 0, side, side);
  }

  positioner(a: number, b: number): number {
    const positioner = this.say(this.bound.xdg_wm_base!, 'create_positioner');
    this.say(positioner, 'set_size', 1 + (a % 50), 8);
    this.say(positioner, 'set_anchor_rect', b % 7, 1, 4, 4);
    if (a % 2 === 0) this.say(positioner, 'set_anchor', b % 9);
    if (b % 2 === 0) this.say(positioner, 'set_gravity', a % 9);
    if (a % 3 === 0) this.say(positioner, 'set_constraint_adjustment', b % 64);
    if (b % 3 === 0) this.say(positioner, 'set_offset', a % 5, -(b % 5));
    if (b % 5 === 0) this.say(positioner, 'set_reactive');
    return positioner;
  }

  /** A surface that may get an xdg role. */
  roleless(by: number, role: string): ObjectState | undefined {
    return this.pick('wl_surface', by, ({ handle }) => {
      const surface = this.surface(handle);
      if (surface.parent !== 0 || this.xdgSurface(handle) !== undefined || this.content(handle)) return false;
      if (this.solid(handle) && role === 'xdg_toplevel' && handle % 2 === 1) return false;
      return (
        !this.attached(handle) && (surface.role === undefined || surface.role === role) && surface.subsurface === 0
      );
    });
  }

  /** A plain toplevel has nothing that would change its size. */
  resized(surface: number): boolean {
    const object = this.state.object(surface);
    const scaled = ['pending', 'committed', 'cached'] as const;
    return (
      scaled.some((layer) => object?.[layer].has('buffer scale')) ||
      this.alive('wp_viewport').some((one) => one.surface === surface) ||
      this.surface(surface).latched.some((one) => this.state.object(one)?.interface.name === 'wp_viewport')
    );
  }
}

type Doing = (this: Author, a: number, b: number, c: number) => void;

const OPS = {
  surface() {
    if (this.alive('wl_surface').length < 9) this.say(this.bound.wl_compositor!, 'create_surface');
  },
  attach(a, b) {
    const surface = this.pick('wl_surface', a);
    if (surface === undefined) return;
    if (this.xdgSurface(surface.handle) !== undefined && this.role(surface.handle) === undefined) return;
    this.attach(surface.handle, b);
  },
  attachNull(a) {
    const surface = this.pick('wl_surface', a);
    if (surface !== undefined) this.say(surface.handle, 'attach', 0, 0, 0);
  },
  commit(a) {
    const surface = this.pick('wl_surface', a);
    if (surface !== undefined) this.commit(surface.handle);
  },
  /** What it takes to be shown. */
  show(a, b) {
    const surface = this.pick('wl_surface', a)?.handle;
    if (surface === undefined) return;
    const xdg = this.xdgSurface(surface);
    if (xdg !== undefined) {
      if (this.role(surface) === undefined) return;
      if (this.pendingBuffer(surface)) return;
      if (!this.asked(surface) && !this.commit(surface)) return;
      if (!this.answer(surface)) return;
      if (this.plain(surface)) this.geometry(surface, b);
    }
    if (this.attach(surface, b)) this.commit(surface);
  },
  /** A frame of an animation. */
  draw(a, b) {
    const surface = this.pick('wl_surface', a, (one) => this.content(one.handle))?.handle;
    if (surface === undefined || !this.attach(surface, b)) return;
    this.say(surface, 'frame');
    this.commit(surface);
  },
  /** The release of one commit. */
  getRelease(a, b) {
    const surface = this.pick('wl_surface', a, (one) => one.version >= 7);
    if (surface === undefined || (this.xdgSurface(surface.handle) !== undefined && !this.acknowledged(surface.handle)))
      return;
    if (!this.pendingBuffer(surface.handle) && !this.attach(surface.handle, b)) return;
    this.say(surface.handle, 'get_release');
    this.commit(surface.handle);
  },
  released(a) {
    const waits = this.alive('wl_surface').flatMap((one) => one.committed.get('release') ?? []);
    const entry = waits[a % Math.max(1, waits.length)];
    if (this.eventful && entry !== undefined) this.hear(entry.args[0] as number, 'done', 0);
  },
  frame(a) {
    const surface = this.pick('wl_surface', a);
    if (surface !== undefined) this.say(surface.handle, 'frame');
  },
  /** The compositor shows a frame: all callbacks of what is mapped fire. */
  tick() {
    const due = this.alive('wl_surface').flatMap((surface) =>
      this.mapped(surface.handle) ? (surface.committed.get('frame') ?? []).map((entry) => entry.args[0] as number) : [],
    );
    for (const callback of due) this.hear(callback, 'done', 16);
  },
  sync(_a, b) {
    const callback = this.say(1, 'sync');
    if (b % 2 === 0) this.hear(callback, 'done', 1);
  },
  scale(a, b) {
    const surface = this.pick('wl_surface', a, (one) => !this.solid(one.handle) && one.handle % 2 === 0);
    if (surface !== undefined) this.say(surface.handle, 'set_buffer_scale', [1, 2, 4][b % 3] as number);
  },
  transform(a, b) {
    const surface = this.pick('wl_surface', a);
    if (surface !== undefined) this.say(surface.handle, 'set_buffer_transform', b % 8);
  },
  offset(a, b, c) {
    const surface = this.pick('wl_surface', a);
    if (surface !== undefined && surface.version >= 5) this.say(surface.handle, 'offset', b % 5, c % 5);
  },
  region(a, b, c) {
    let region = this.pick('wl_region', a)?.handle;
    if (region === undefined || this.alive('wl_region').length < 3)
      region = this.say(this.bound.wl_compositor!, 'create_region');
    this.say(region, b % 3 === 0 ? 'subtract' : 'add', b % 10, c % 10, 1 + (b % 9), 1 + (c % 9));
  },
  setRegion(a, b, c) {
    const surface = this.pick('wl_surface', a);
    const region = this.pick('wl_region', b);
    const request = c % 2 === 0 ? 'set_opaque_region' : 'set_input_region';
    if (surface !== undefined) this.say(surface.handle, request, c % 5 === 0 ? 0 : (region?.handle ?? 0));
  },
  destroyRegion(a) {
    const region = this.pick('wl_region', a);
    if (region !== undefined) this.say(region.handle, 'destroy');
  },
  viewport(a, b) {
    const surface = this.pick(
      'wl_surface',
      a,
      ({ handle }) => handle % 2 === 0 && !this.alive('wp_viewport').some((one) => one.surface === handle),
    );
    if (surface === undefined) return;
    const viewport = this.say(this.bound.wp_viewporter!, 'get_viewport', surface.handle);
    this.say(viewport, 'set_destination', 1 + (b % 40), 1 + (b % 30));
  },
  setSource(a, b) {
    const viewport = this.pick('wp_viewport', a, (one) => this.state.surfaces.has(one.surface));
    if (viewport === undefined) return;
    if (b % 4 === 0) this.say(viewport.handle, 'set_source', -1, -1, -1, -1);
    else if (this.solid(viewport.surface)) this.say(viewport.handle, 'set_source', 0, 0, 1, 1);
    else this.say(viewport.handle, 'set_source', b % 2 === 0 ? 0.5 : 0, 0, 1, 1 + (b % 2));
  },
  setDestination(a, b) {
    const viewport = this.pick('wp_viewport', a, (one) => this.state.surfaces.has(one.surface));
    if (viewport === undefined) return;
    if (b % 4 === 0) this.say(viewport.handle, 'set_destination', -1, -1);
    else this.say(viewport.handle, 'set_destination', 1 + (b % 40), 1 + (b % 30));
  },
  destroyViewport(a) {
    const viewport = this.pick('wp_viewport', a);
    if (viewport !== undefined) this.say(viewport.handle, 'destroy');
  },
  subsurface(a, b) {
    const child = this.pick('wl_surface', a, ({ handle }) => {
      const surface = this.surface(handle);
      const free = surface.role === undefined || surface.role === 'wl_subsurface';
      return free && surface.subsurface === 0 && this.xdgSurface(handle) === undefined;
    });
    const parent = this.pick(
      'wl_surface',
      b,
      (one) => child !== undefined && !this.isAncestor(child.handle, one.handle),
    );
    if (child === undefined || parent === undefined) return;
    this.say(this.bound.wl_subcompositor!, 'get_subsurface', child.handle, parent.handle);
  },
  setPosition(a, b, c) {
    const subsurface = this.pick('wl_subsurface', a);
    if (subsurface !== undefined) this.say(subsurface.handle, 'set_position', (b % 20) - 5, (c % 20) - 5);
  },
  place(a, b, c) {
    const subsurface = this.pick('wl_subsurface', a);
    const surface = [...this.state.surfaces.values()].find((one) => one.subsurface === subsurface?.handle);
    if (subsurface === undefined || surface === undefined || surface.parent === 0) return;
    const siblings = [surface.parent, ...this.children(surface.parent).map((one) => one.handle)];
    const others = siblings.filter((one) => one !== surface.handle);
    const sibling = others[b % others.length] as number;
    this.say(subsurface.handle, c % 2 === 0 ? 'place_above' : 'place_below', sibling);
  },
  desync(a) {
    const subsurface = this.pick('wl_subsurface', a);
    if (subsurface !== undefined) this.say(subsurface.handle, 'set_desync');
  },
  resync(a) {
    const subsurface = this.pick('wl_subsurface', a);
    if (subsurface !== undefined) this.say(subsurface.handle, 'set_sync');
  },
  destroySubsurface(a) {
    const subsurface = this.pick('wl_subsurface', a);
    if (subsurface !== undefined) this.say(subsurface.handle, 'destroy');
  },
  destroySurface(a) {
    const surface = this.pick('wl_surface', a, ({ handle }) => {
      return this.xdgSurface(handle) === undefined && this.surface(handle).subsurface === 0;
    });
    if (surface !== undefined) this.say(surface.handle, 'destroy');
  },
  toplevel(a, b) {
    const surface = this.roleless(a, 'xdg_toplevel');
    if (surface === undefined || (surface.handle % 2 === 1 && this.resized(surface.handle))) return;
    const xdg = this.say(this.bound.xdg_wm_base!, 'get_xdg_surface', surface.handle);
    const toplevel = this.say(xdg, 'get_toplevel');
    if (b % 2 === 0) this.say(toplevel, 'set_title', `window ${b % 4}`);
    if (b % 3 === 0) this.say(this.bound.zxdg_decoration_manager_v1!, 'get_toplevel_decoration', toplevel);
  },
  answer(a) {
    const surface = this.pick('wl_surface', a, (one) => this.xdgSurface(one.handle) !== undefined);
    if (surface !== undefined) this.answer(surface.handle);
  },
  geometry(a, b) {
    const surface = this.pick('wl_surface', a, (one) => this.xdgSurface(one.handle) !== undefined);
    if (surface !== undefined) this.geometry(surface.handle, b);
  },
  title(a, b) {
    const toplevel = this.pick('xdg_toplevel', a);
    if (toplevel !== undefined) this.say(toplevel.handle, b % 2 === 0 ? 'set_title' : 'set_app_id', `name ${b % 5}`);
  },
  limits(a, b) {
    const toplevel = this.pick('xdg_toplevel', a);
    if (toplevel === undefined) return;
    if (b % 2 === 0) this.say(toplevel.handle, 'set_min_size', b % 3, b % 5);
    else this.say(toplevel.handle, 'set_max_size', b % 3 === 0 ? 0 : 50 + (b % 7), 60);
  },
  parent(a, b) {
    const toplevel = this.pick('xdg_toplevel', a);
    if (toplevel === undefined) return;
    const parent = this.pick('xdg_toplevel', b, (one) => {
      const seen = new Set<number>();
      for (let above: ObjectState | undefined = one; above !== undefined && !seen.has(above.handle); ) {
        if (above === toplevel) return false;
        seen.add(above.handle);
        above = this.state.object((above.now.get('parent')?.[0]?.args[0] as number | undefined) ?? 0);
      }
      return true;
    });
    this.say(toplevel.handle, 'set_parent', b % 5 === 0 ? 0 : (parent?.handle ?? 0));
  },
  maximize(a, b) {
    const toplevel = this.pick('xdg_toplevel', a, (one) => one.surface % 2 === 1);
    if (toplevel !== undefined) this.say(toplevel.handle, b % 3 === 0 ? 'unset_maximized' : 'set_maximized');
  },
  fullscreen(a, b) {
    const toplevel = this.pick('xdg_toplevel', a);
    if (toplevel === undefined) return;
    if (b % 3 === 0) this.say(toplevel.handle, 'unset_fullscreen');
    else if (toplevel.surface % 2 === 1) this.say(toplevel.handle, 'set_fullscreen', this.bound[SMALL_OUTPUT]!);
    else this.say(toplevel.handle, 'set_fullscreen', b % 3 === 1 ? this.bound.wl_output! : 0);
  },
  minimize(a) {
    const toplevel = this.pick('xdg_toplevel', a);
    if (toplevel !== undefined) this.say(toplevel.handle, 'set_minimized');
  },
  decoration(a, b) {
    const existing = this.pick('zxdg_toplevel_decoration_v1', a);
    if (existing === undefined) return;
    if (b % 4 === 0) this.say(existing.handle, 'unset_mode');
    else if (b % 7 === 0) this.say(existing.handle, 'destroy');
    else this.say(existing.handle, 'set_mode', 1 + (b % 2));
  },
  /** What outlives its window, and means nothing then. */
  dialog(a, b) {
    const manager = this.bound.xdg_wm_dialog_v1;
    const existing = this.pick('xdg_dialog_v1', b);
    if (existing !== undefined && b % 3 === 0) this.say(existing.handle, a % 2 === 0 ? 'destroy' : 'set_modal');
    const toplevel = this.pick(
      'xdg_toplevel',
      a,
      ({ handle }) => !this.alive('xdg_dialog_v1').some((one) => one.origin.args[1] === handle),
    );
    if (manager === undefined || toplevel === undefined || b % 3 === 0) return;
    const made = this.say(manager, 'get_xdg_dialog', toplevel.handle);
    if (b % 2 === 0) this.say(made, 'set_modal');
  },
  unmap(a) {
    const surface = this.pick('wl_surface', a, (one) => this.content(one.handle))?.handle;
    if (surface === undefined || this.popupsOn(surface).length > 0) return;
    if (this.xdgSurface(surface) !== undefined && this.role(surface) === undefined) return;
    this.say(surface, 'attach', 0, 0, 0);
    this.commit(surface);
  },
  popup(a, b, c) {
    const surface = this.roleless(a, 'xdg_popup');
    const parent = this.pick(
      'wl_surface',
      b,
      ({ handle }) => this.xdgSurface(handle) !== undefined && this.mapped(handle),
    );
    if (surface === undefined || parent === undefined) return;
    const xdg = this.say(this.bound.xdg_wm_base!, 'get_xdg_surface', surface.handle);
    const positioner = this.positioner(b, c);
    this.say(xdg, 'get_popup', this.xdgSurface(parent.handle)!.handle, positioner);
    if (c % 4 !== 0) this.say(positioner, 'destroy');
  },
  reposition(a, b, c) {
    const popup = this.pick('xdg_popup', a);
    if (popup === undefined || popup.version < 3) return;
    const positioner = this.positioner(b, c);
    this.say(popup.handle, 'reposition', positioner, c);
    this.say(positioner, 'destroy');
  },
  destroyRole(a, b) {
    const surface = this.pick('wl_surface', a, (one) => this.xdgSurface(one.handle) !== undefined)?.handle;
    if (surface === undefined || this.popupsOn(surface).length > 0) return;
    const role = this.role(surface);
    const xdg = this.xdgSurface(surface);
    if (xdg === undefined) return;
    const leaves = role === undefined || this.content(surface);
    for (const one of this.alive('zxdg_toplevel_decoration_v1')) {
      if (role !== undefined && one.origin.args[1] === role.handle) this.say(one.handle, 'destroy');
    }
    if (role !== undefined) this.say(role.handle, 'destroy');
    if (b % 4 !== 0 || leaves) this.say(xdg.handle, 'destroy');
  },
  roleAgain(a) {
    const surface = this.pick(
      'wl_surface',
      a,
      ({ handle }) => this.xdgSurface(handle) !== undefined && this.role(handle) === undefined,
    )?.handle;
    if (surface === undefined || this.surface(surface).role === 'xdg_popup' || this.attached(surface)) return;
    this.say(this.xdgSurface(surface)!.handle, 'get_toplevel');
  },
  /** The compositor configures a window anew. */
  reconfigure(a) {
    const surface = this.pick('wl_surface', a, (one) => this.acknowledged(one.handle) && this.content(one.handle));
    const role = surface && this.role(surface.handle);
    if (role === undefined) return;
    if (role.interface.name === 'xdg_toplevel' || role.now.has('positioner')) this.configure(role.surface);
  },
  dismiss(a) {
    const popup = this.pick('xdg_popup', a, (one) => this.mapped(one.surface) && !one.heard.has('popup_done'));
    if (this.eventful && popup !== undefined) this.hear(popup.handle, 'popup_done');
  },
  /** The engine found no counterpart for an object. */
  end(a, b) {
    const kinds = ['wl_buffer', 'wp_viewport', 'wl_region', 'wl_subsurface', 'zxdg_toplevel_decoration_v1'];
    const object = this.pick(kinds[b % kinds.length] as string, a);
    if (this.eventful && object !== undefined) this.write({ kind: 'gone', target: object.handle });
  },
  /** Subsurfaces nested five deep. */
  deep(a, b, c) {
    let parent = this.pick('wl_surface', a)?.handle;
    if (parent === undefined || this.alive('wl_surface').length > 5) return;
    const nested = Array.from({ length: 5 }, (_, i) => {
      const child = this.say(this.bound.wl_compositor!, 'create_surface');
      const subsurface = this.say(this.bound.wl_subcompositor!, 'get_subsurface', child, parent as number);
      if ((b >> i) % 2 === 1) this.say(subsurface, 'set_desync');
      if (i % 2 === 0) this.say(subsurface, 'set_position', i, b % 5);
      parent = child;
      return child;
    });
    for (const [i, child] of nested.entries()) if ((c >> i) % 2 === 1) this.attach(child, b + i);
    for (const child of c % 2 === 0 ? nested : nested.reverse()) this.commit(child);
  },
  /** Popups nested up to five deep. */
  menu(a, b, c) {
    let parent = this.pick(
      'wl_surface',
      a,
      ({ handle }) => this.xdgSurface(handle) !== undefined && this.mapped(handle),
    );
    for (let depth = 0; depth <= b % 5 && parent !== undefined && this.alive('wl_surface').length < 12; depth++) {
      const surface = this.say(this.bound.wl_compositor!, 'create_surface');
      const xdg = this.say(this.bound.xdg_wm_base!, 'get_xdg_surface', surface);
      const positioner = this.positioner(b + depth, c);
      this.say(xdg, 'get_popup', this.xdgSurface(parent.handle)!.handle, positioner);
      this.say(positioner, 'destroy');
      this.commit(surface);
      if (!this.answer(surface) || !this.attach(surface, c) || !this.commit(surface)) return;
      parent = this.state.object(surface);
    }
  },
  extend(a, b, c) {
    const extension = EXTENSIONS[c % EXTENSIONS.length] as Extension;
    const global = this.bound[extension.global];
    const surface = this.pick(
      'wl_surface',
      a,
      ({ handle }) => !this.alive(extension.iface).some((one) => one.surface === handle),
    );
    if (global === undefined || surface === undefined) return;
    this.say(this.say(global, extension.make, surface.handle), ...extension.set(this, b, c));
  },
  setExtension(a, b, c) {
    const { iface, set } = EXTENSIONS[c % EXTENSIONS.length] as Extension;
    const object = this.pick(iface, a, (one) => this.state.surfaces.has(one.surface));
    if (object !== undefined) this.say(object.handle, ...set(this, b, b >> 2));
  },
  destroyExtension(a, _b, c) {
    const object = this.pick((EXTENSIONS[c % EXTENSIONS.length] as Extension).iface, a);
    if (object !== undefined) this.say(object.handle, 'destroy');
  },
  grow(a, b) {
    const pool = this.pick('wl_shm_pool', a);
    if (pool === undefined) return;
    this.say(pool.handle, 'resize', POOL_BYTES_MOST);
    if (this.alive('wl_buffer').length <= 6) this.say(pool.handle, 'create_buffer', POOL_BYTES, 8, 8, 32, b % 2);
  },
  pool(a) {
    if (this.alive('wl_shm_pool').length < 3) this.say(this.bound.wl_shm!, 'create_pool', this.poolFd(), POOL_BYTES);
    else if (a % 2 === 0) this.say(this.pick('wl_shm_pool', a)!.handle, 'resize', POOL_BYTES_MOST);
    else this.say(this.pick('wl_shm_pool', a)!.handle, 'destroy');
  },
  buffer(a, b, c) {
    if (this.alive('wl_buffer').length > 6) return;
    const pool =
      this.pick('wl_shm_pool', a)?.handle ?? this.say(this.bound.wl_shm!, 'create_pool', this.poolFd(), POOL_BYTES);
    const width = b % 2 === 0 ? 8 : 16;
    const height = c % 2 === 0 ? 8 : 16;
    this.say(pool, 'create_buffer', [0, 256, 1024][c % 3] as number, width, height, width * 4, b % 3 === 0 ? 0 : 1);
  },
  onePixel(a, b) {
    if (this.alive('wl_buffer').length > 6) return;
    this.say(
      this.bound.wp_single_pixel_buffer_manager_v1!,
      'create_u32_rgba_buffer',
      a * 7919,
      b * 104729,
      a,
      0xffffffff,
    );
  },
  destroyBuffer(a) {
    const buffer = this.pick('wl_buffer', a);
    if (buffer !== undefined) this.say(buffer.handle, 'destroy');
  },
  release(a) {
    const buffer = this.pick('wl_buffer', a, (one) => one.held);
    if (buffer !== undefined) this.hear(buffer.handle, 'release');
  },
  enter(a, b) {
    const surface = this.pick('wl_surface', a);
    if (surface !== undefined) this.hear(surface.handle, b % 3 === 0 ? 'leave' : 'enter', this.bound.wl_output!);
  },
  key(a, b) {
    const surface = this.pick('wl_surface', a);
    if (surface !== undefined) this.write({ kind: 'note', target: surface.handle, key: `key ${b % 3}` });
  },
} satisfies Record<string, Doing & ThisType<Author>>;

export type OpName = keyof typeof OPS;
export const OP_NAMES = Object.keys(OPS) as OpName[];

/** One line a record, as a person reads a log. */
export function described(records: readonly LogRecord[]): string {
  const state = new Map<number, InterfaceDescriptor>([[1, interfaceNamed('wl_display')]]);
  const named = (handle: number): string => `${state.get(handle)?.name ?? 'object'}#${handle}`;
  const lines = records.map((record) => {
    if (record.kind === 'request' || record.kind === 'event') {
      const descriptor = state.get(record.target);
      const message = (record.kind === 'request' ? descriptor?.requests : descriptor?.events)?.[record.opcode];
      if (record.kind === 'request' && record.made !== undefined) state.set(record.made.handle, record.made.interface);
      const args = record.args.map((value, i) => {
        const type = message?.args[i]?.type;
        if (type === 'new_id') return `new ${named(value as number)}`;
        if (type === 'object') return value === 0 ? 'nil' : named(value as number);
        return type === 'fd' ? 'fd' : JSON.stringify(value);
      });
      return `${record.kind === 'event' ? '← ' : '→ '}${named(record.target)}.${message?.name}(${args.join(', ')})`;
    }
    return JSON.stringify(record);
  });
  return lines.join('\n');
}
