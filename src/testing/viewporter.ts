/** `wp_viewporter`: cropping and scaling of a surface's content. */

import {
  type ViewporterRequests,
  WpViewportError,
  WpViewporterError,
  wp_viewport,
  wp_viewporter,
} from '../protocol/generated/viewporter.js';
import type { ClientConnection } from './client-connection.js';
import { RequestError, type RequestTable, Resource } from './resource.js';
import type { Surface } from './surface.js';
import { contentSize } from './surface-state.js';

export class Viewporter extends Resource {
  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, wp_viewporter);
  }

  override get requests(): typeof viewporterRequests {
    return viewporterRequests;
  }
}

const viewporterRequests: RequestTable<Viewporter, ViewporterRequests['wp_viewporter']> = {
  destroy() {},
  get_viewport(viewporter, id: number, surface: Surface) {
    if (surface.viewport !== undefined) {
      throw new RequestError(viewporter, WpViewporterError.viewport_exists, `${surface} already has a viewport`);
    }
    surface.viewport = new Viewport(viewporter.client, id, viewporter.version, surface);
  },
};

export class Viewport extends Resource {
  readonly #surface: Surface;

  constructor(client: ClientConnection, id: number, version: number, surface: Surface) {
    super(client, id, version, wp_viewport);
    this.#surface = surface;
  }

  override get requests(): typeof viewportRequests {
    return viewportRequests;
  }

  /** The surface. @throws no_surface when it is gone */
  get surface(): Surface {
    if (this.#surface.alive) return this.#surface;
    throw new RequestError(this, WpViewportError.no_surface, 'the surface was destroyed');
  }

  /** Raises what is wrong with the state that was just applied. */
  checkApplied(): void {
    const { source, destination, content, scale, transform } = this.#surface.state;
    if (source === undefined) return;
    if (destination === undefined && !(Number.isInteger(source.width) && Number.isInteger(source.height))) {
      throw new RequestError(
        this,
        WpViewportError.bad_size,
        `source of ${source.width}x${source.height} without a destination is no size in integers`,
      );
    }
    if (content === undefined || !this.client.desktop.behaviour.strictViewportSource) return;
    const size = contentSize(content.image, scale, transform);
    if (source.x + source.width > size.width || source.y + source.height > size.height) {
      throw new RequestError(
        this,
        WpViewportError.out_of_buffer,
        `source ${source.width}x${source.height} at ${source.x},${source.y} is outside of ${size.width}x${size.height}`,
      );
    }
  }

  protected override destroyed(): void {
    if (!this.#surface.alive) return;
    this.#surface.viewport = undefined;
    // Removed with the next commit.
    this.#surface.pending.source = null;
    this.#surface.pending.destination = null;
  }
}

const viewportRequests: RequestTable<Viewport, ViewporterRequests['wp_viewport']> = {
  destroy() {},
  set_source(viewport, x: number, y: number, width: number, height: number) {
    const { pending } = viewport.surface;
    if (x === -1 && y === -1 && width === -1 && height === -1) {
      pending.source = null;
    } else if (x < 0 || y < 0 || width <= 0 || height <= 0) {
      throw new RequestError(viewport, WpViewportError.bad_value, `source ${width}x${height} at ${x},${y}`);
    } else {
      pending.source = { x, y, width, height };
    }
  },
  set_destination(viewport, width: number, height: number) {
    const { pending } = viewport.surface;
    if (width === -1 && height === -1) {
      pending.destination = null;
    } else if (width <= 0 || height <= 0) {
      throw new RequestError(viewport, WpViewportError.bad_value, `destination ${width}x${height}`);
    } else {
      pending.destination = { width, height };
    }
  },
};
