/** A screen of the compositor, and `wl_output`. */

import { type WaylandRequests, WlOutputMode, wl_output } from '../protocol/generated/wayland.js';
import type { ClientConnection } from './client-connection.js';
import type { Rectangle } from './geometry.js';
import type { Global } from './globals.js';
import { type RequestTable, Resource } from './resource.js';

export interface OutputOptions {
  /** Default `TEST-1`, `TEST-2`, … */
  readonly name?: string;
  readonly make?: string;
  readonly model?: string;
  /** In its own pixels, before the transform. */
  readonly width: number;
  readonly height: number;
  /** Above 0; default 1. `wl_output.scale` is the next integer of a fraction, which `wp_fractional_scale_v1` tells. */
  readonly scale?: number;
  /** One of `wl_output.transform`, default 0. It is told to clients; screenshots stay upright. */
  readonly transform?: number;
}

export class Output {
  readonly name: string;
  readonly make: string;
  readonly model: string;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly transform: number;
  /** Where it stands among the others, in logical pixels. */
  x = 0;
  readonly y = 0;
  global: Global | undefined;
  readonly resources = new Set<OutputResource>();

  constructor(options: OutputOptions, ordinal: number) {
    this.name = options.name ?? `TEST-${ordinal}`;
    this.make = options.make ?? 'resurface';
    this.model = options.model ?? 'test screen';
    this.width = options.width;
    this.height = options.height;
    this.scale = options.scale ?? 1;
    this.transform = options.transform ?? 0;
  }

  /** In pixels as they are seen. */
  get turnedSize(): { width: number; height: number } {
    const turned = (this.transform & 1) === 1;
    return turned ? { width: this.height, height: this.width } : { width: this.width, height: this.height };
  }

  /** In logical pixels. */
  get area(): Rectangle {
    const { width, height } = this.turnedSize;
    return { x: this.x, y: this.y, width: Math.ceil(width / this.scale), height: Math.ceil(height / this.scale) };
  }

  resourcesOf(client: ClientConnection): OutputResource[] {
    return [...this.resources].filter((one) => one.client === client);
  }
}

const MILLIHERTZ = 60_000;

export class OutputResource extends Resource {
  readonly output: Output;

  constructor(client: ClientConnection, id: number, version: number, output: Output) {
    super(client, id, version, wl_output);
    this.output = output;
    output.resources.add(this);
    const { x, y, width, height, scale, transform, name, make, model } = output;
    this.send('geometry', x, y, Math.round(width / 4), Math.round(height / 4), 0, make, model, transform);
    this.send('mode', WlOutputMode.current | WlOutputMode.preferred, width, height, MILLIHERTZ);
    this.send('scale', Math.ceil(scale));
    this.send('name', name);
    this.send('description', `${make} ${model} (${name})`);
    this.send('done');
    client.desktop.outputBound(this);
  }

  override get requests(): typeof outputRequests {
    return outputRequests;
  }

  protected override destroyed(): void {
    this.output.resources.delete(this);
  }
}

const outputRequests: RequestTable<OutputResource, WaylandRequests['wl_output']> = {
  release() {},
};
