/** `zwp_tablet_v2`: drawing tablets and the pens that are used on them. Pads are not offered. */

import { WaylandError } from '../errors.js';
import {
  type TabletV2Requests,
  ZwpTabletToolV2ButtonState,
  ZwpTabletToolV2Capability,
  ZwpTabletToolV2Error,
  ZwpTabletToolV2Type,
  zwp_tablet_manager_v2,
  zwp_tablet_seat_v2,
  zwp_tablet_tool_v2,
  zwp_tablet_v2,
} from '../protocol/generated/tablet-v2.js';
import type { ClientConnection } from './client-connection.js';
import { type Cursor, hotspotOf, replaceSurface, takeCursorRole } from './cursor.js';
import type { Bind } from './globals.js';
import { PlainResource, RequestError, type RequestTable, Resource } from './resource.js';
import type { Seat, SeatResource } from './seat.js';
import type { Surface } from './surface.js';

const managerRequests: RequestTable<Resource, TabletV2Requests['zwp_tablet_manager_v2']> = {
  get_tablet_seat(manager, id: number, seat: SeatResource) {
    new TabletSeat(manager, id, seat.seat);
  },
  destroy() {},
};

export const bindTabletManager: Bind = (client, id, version) =>
  new PlainResource(client, id, version, zwp_tablet_manager_v2, managerRequests);

class TabletSeat extends Resource {
  readonly seat: Seat;

  constructor(from: Resource, id: number, seat: Seat) {
    super(from.client, id, from.version, zwp_tablet_seat_v2);
    this.seat = seat;
    const { tablets, tools } = devicesOf(seat);
    for (const tablet of tablets) this.tabletAdded(tablet);
    for (const tool of tools) this.toolAdded(tool);
  }

  override get requests(): RequestTable<Resource, TabletV2Requests['zwp_tablet_seat_v2']> {
    return { destroy() {} };
  }

  override told(): unknown {
    return {};
  }

  tabletAdded(tablet: Tablet): void {
    const resource = new TabletResource(this, tablet);
    this.send('tablet_added', resource);
    resource.describe();
  }

  toolAdded(tool: TabletTool): void {
    const resource = new ToolResource(this, tool);
    this.send('tool_added', resource);
    resource.describe();
  }
}

class TabletResource extends Resource {
  readonly tablet: Tablet;

  constructor(from: TabletSeat, tablet: Tablet) {
    super(from.client, from.client.serverId(), from.version, zwp_tablet_v2);
    this.tablet = tablet;
  }

  override get requests(): RequestTable<Resource, TabletV2Requests['zwp_tablet_v2']> {
    return { destroy() {} };
  }

  describe(): void {
    this.send('name', this.tablet.name);
    this.send('id', this.tablet.vendor, this.tablet.product);
    this.send('done');
  }

  override told(): unknown {
    return { name: this.tablet.name };
  }
}

export class ToolResource extends Resource {
  readonly tool: TabletTool;
  /** Of the last `proximity_in`. */
  serial: number | undefined;
  #cursor: Cursor | undefined;

  constructor(from: TabletSeat, tool: TabletTool) {
    super(from.client, from.client.serverId(), from.version, zwp_tablet_tool_v2);
    this.tool = tool;
  }

  override get requests(): typeof toolRequests {
    return toolRequests;
  }

  describe(): void {
    const { type, hardwareSerial, capabilities } = this.tool;
    this.send('type', ZwpTabletToolV2Type[type]);
    if (hardwareSerial !== undefined) {
      this.send('hardware_serial', Number(hardwareSerial >> 32n), Number(hardwareSerial & 0xffffffffn));
    }
    for (const capability of capabilities) this.send('capability', ZwpTabletToolV2Capability[capability]);
    this.send('done');
  }

  /** Only of who has the tool over one of its surfaces. */
  setCursor(serial: number, cursor: Cursor): void {
    if (this.tool.focus?.client !== this.client || serial !== this.serial) return;
    replaceSurface(this.#cursor?.surface, cursor.surface);
    this.#cursor = cursor;
  }

  left(): void {
    this.#cursor = undefined;
  }

  override told(): unknown {
    const cursor = this.#cursor?.surface?.alive === false ? undefined : this.#cursor;
    return {
      type: this.tool.type,
      cursor: cursor && { hotspot: hotspotOf(cursor), surface: cursor.surface !== undefined, shape: cursor.shape },
    };
  }
}

const toolRequests: RequestTable<ToolResource, TabletV2Requests['zwp_tablet_tool_v2']> = {
  set_cursor(self, serial: number, surface: Surface | null, hotspotX: number, hotspotY: number) {
    if (surface !== null && !takeCursorRole(surface, self)) {
      throw new RequestError(self, ZwpTabletToolV2Error.role, `${surface} is a ${surface.roleName ?? 'window'}`);
    }
    self.setCursor(serial, { client: self.client, surface: surface ?? undefined, hotspotX, hotspotY });
  },
  destroy() {},
};

interface Devices {
  readonly tablets: Set<Tablet>;
  readonly tools: Set<TabletTool>;
}

const devices = new WeakMap<Seat, Devices>();

function devicesOf(seat: Seat): Devices {
  const found = devices.get(seat) ?? { tablets: new Set(), tools: new Set() };
  devices.set(seat, found);
  return found;
}

/** The resources of one class on a seat, of one client or of all. */
function resourcesOf<T extends Resource>(
  seat: Seat,
  type: abstract new (...args: never[]) => T,
  client?: ClientConnection,
): T[] {
  const clients = client === undefined ? seat.desktop.clients : [client];
  return clients.flatMap((one) => one.ofType(type));
}

export interface TabletOptions {
  readonly name?: string;
  readonly vendor?: number;
  readonly product?: number;
}

export interface TabletToolOptions {
  readonly type?: keyof typeof ZwpTabletToolV2Type;
  readonly capabilities?: readonly (keyof typeof ZwpTabletToolV2Capability)[];
  readonly hardwareSerial?: bigint;
}

/** The tablets of a seat, as a test uses them. */
export class TabletInput {
  readonly #seat: Seat;

  constructor(seat: Seat) {
    this.#seat = seat;
  }

  /** The tablets that are plugged in, the oldest first. */
  get tablets(): Tablet[] {
    return [...devicesOf(this.#seat).tablets];
  }

  get tools(): TabletTool[] {
    return [...devicesOf(this.#seat).tools];
  }

  /** Plugs in a tablet. */
  add(options: TabletOptions = {}): Tablet {
    const tablet = new Tablet(this.#seat, options);
    devicesOf(this.#seat).tablets.add(tablet);
    for (const seat of resourcesOf(this.#seat, TabletSeat)) if (seat.seat === this.#seat) seat.tabletAdded(tablet);
    return tablet;
  }

  /** Brings a pen; it isn't near any tablet yet. */
  addTool(options: TabletToolOptions = {}): TabletTool {
    const tool = new TabletTool(this.#seat, options);
    devicesOf(this.#seat).tools.add(tool);
    for (const seat of resourcesOf(this.#seat, TabletSeat)) if (seat.seat === this.#seat) seat.toolAdded(tool);
    return tool;
  }
}

export class Tablet {
  readonly name: string;
  readonly vendor: number;
  readonly product: number;
  readonly #seat: Seat;

  constructor(seat: Seat, { name = 'test tablet', vendor = 0x056a, product = 1 }: TabletOptions) {
    this.#seat = seat;
    this.name = name;
    this.vendor = vendor;
    this.product = product;
  }

  /** Unplugs it; tools over it leave first. */
  remove(): void {
    const { tablets, tools } = devicesOf(this.#seat);
    if (!tablets.delete(this)) return;
    for (const tool of tools) if (tool.tablet === this) tool.leave();
    for (const one of resourcesOf(this.#seat, TabletResource)) if (one.tablet === this) one.send('removed');
  }
}

export class TabletTool {
  readonly type: keyof typeof ZwpTabletToolV2Type;
  readonly capabilities: readonly (keyof typeof ZwpTabletToolV2Capability)[];
  readonly hardwareSerial: bigint | undefined;
  /** The tablet that it is near to. */
  tablet: Tablet | undefined;
  focus: Surface | undefined;
  #down = false;
  readonly #buttons = new Set<number>();
  readonly #seat: Seat;

  constructor(seat: Seat, { type = 'pen', capabilities = ['pressure'], hardwareSerial }: TabletToolOptions) {
    this.#seat = seat;
    this.type = type;
    this.capabilities = capabilities;
    this.hardwareSerial = hardwareSerial;
  }

  #told(): ToolResource[] {
    const { focus } = this;
    if (focus?.alive !== true) return [];
    return resourcesOf(this.#seat, ToolResource, focus.client).filter((one) => one.tool === this);
  }

  #send(event: string, ...values: readonly (number | Resource)[]): void {
    for (const one of this.#told()) one.send(event, ...values);
  }

  #frame(): void {
    this.#seat.active();
    this.#send('frame', this.#seat.desktop.time);
  }

  #serial(): number {
    const { focus } = this;
    return focus === undefined ? 0 : this.#seat.inputSerial(focus.client);
  }

  /** Comes near a tablet at a place of the screen, in logical pixels, or moves over it. While its tip is down the surface keeps it. */
  move(tablet: Tablet, x: number, y: number): void {
    if (!devicesOf(this.#seat).tablets.has(tablet)) {
      throw new WaylandError('ERR_WL_STATE', `moving a ${this.type} over ${tablet.name}: the tablet is gone`);
    }
    const { desktop } = this.#seat;
    if (!this.#down && desktop.surfaceAt(x, y)?.surface !== this.focus) this.#out();
    this.tablet = tablet;
    if (this.focus === undefined) {
      this.focus = desktop.surfaceAt(x, y)?.surface;
      this.#in(tablet);
    }
    if (this.focus === undefined) return;
    const corner = desktop.placeOf(this.focus) ?? { x: 0, y: 0 };
    this.#send('motion', x - corner.x, y - corner.y);
    this.#frame();
  }

  #in(tablet: Tablet): void {
    const { focus } = this;
    if (focus === undefined) return;
    const serial = this.#serial();
    const near = resourcesOf(this.#seat, TabletResource, focus.client).find((one) => one.tablet === tablet);
    if (near === undefined) return;
    for (const one of this.#told()) {
      one.serial = serial;
      one.send('proximity_in', serial, near, focus);
    }
    for (const button of this.#buttons)
      this.#send('button', this.#serial(), button, ZwpTabletToolV2ButtonState.pressed);
  }

  #out(): void {
    if (this.focus === undefined) return;
    if (this.#down) this.#send('up');
    for (const button of this.#buttons)
      this.#send('button', this.#serial(), button, ZwpTabletToolV2ButtonState.released);
    for (const one of this.#told()) {
      one.send('proximity_out');
      one.left();
    }
    this.#frame();
    this.focus = undefined;
  }

  /** Sets the tip down or lifts it. */
  tip(state: 'down' | 'up'): void {
    if (this.#down === (state === 'down')) return;
    this.#down = state === 'down';
    if (this.#down) this.#send('down', this.#serial());
    else this.#send('up');
    this.#frame();
  }

  /** 0 … 65535. */
  pressure(value: number): void {
    this.#send('pressure', value);
    this.#frame();
  }

  /** A button of the pen, by its evdev code. */
  button(code: number, state: 'pressed' | 'released'): void {
    if (state === 'pressed') this.#buttons.add(code);
    else this.#buttons.delete(code);
    this.#send('button', this.#serial(), code, ZwpTabletToolV2ButtonState[state]);
    this.#frame();
  }

  /** Goes away from the tablet. */
  leave(): void {
    this.#out();
    this.#down = false;
    this.#buttons.clear();
    this.tablet = undefined;
  }

  /** Leaves, and will not come back. */
  remove(): void {
    this.leave();
    if (!devicesOf(this.#seat).tools.delete(this)) return;
    for (const one of resourcesOf(this.#seat, ToolResource)) if (one.tool === this) one.send('removed');
  }
}
