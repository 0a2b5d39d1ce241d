/** `wp_presentation`: when a content update was shown, or that it never was. */

import {
  type PresentationTimeRequests,
  WpPresentationFeedbackKind,
  wp_presentation,
  wp_presentation_feedback,
} from '../protocol/generated/presentation-time.js';
import type { Bind } from './globals.js';
import { type RequestTable, Resource } from './resource.js';
import type { Surface } from './surface.js';
import { pend, pendingOf, SurfaceAttachment, type SurfaceExtension } from './surface-extension.js';
import type { Update } from './surface-state.js';

/** clock_gettime(2): `CLOCK_MONOTONIC`, which is also Node's. */
const CLOCK_MONOTONIC = 1;
const REFRESH = 16_666_666;
const BILLION = 1_000_000_000n;

/** Splits into the two words of a 64-bit argument. */
const words = (value: bigint): [hi: number, lo: number] => [Number(value >> 32n), Number(value & 0xffffffffn)];

const requests: RequestTable<Resource, PresentationTimeRequests['wp_presentation']> = {
  destroy() {},
  feedback(presentation, surface: Surface, id: number) {
    const feedback = new Feedback(presentation, id, surface);
    pend(surface, feedbacks, [...(pendingOf(surface, feedbacks) ?? []), feedback]);
  },
};

class Presentation extends Resource {
  override get requests(): typeof requests {
    return requests;
  }
}

export const bindPresentation: Bind = (client, id, version) => {
  const presentation = new Presentation(client, id, version, wp_presentation);
  presentation.send('clock_id', CLOCK_MONOTONIC);
  return presentation;
};

/** Feedback of one content update; a digest is silent about it, since no second compositor can show that update. */
const feedbacks: SurfaceExtension<readonly Feedback[]> = { name: 'wp_presentation_feedback', silent: true };

class Feedback extends SurfaceAttachment {
  #applied = false;

  constructor(from: Resource, id: number, surface: Surface) {
    super(from.client, id, from.version, wp_presentation_feedback, surface);
  }

  override get requests(): RequestTable<never, never> {
    return {};
  }

  /** The commit that comes takes the place of one that still waits for its parent's. */
  override checkCommit(): void {
    const cached = this.surface?.cached?.extensions.get(feedbacks) as readonly Feedback[] | undefined;
    if (cached?.includes(this)) this.discard();
  }

  override applied(update: Update): void {
    const own = update.extensions.get(feedbacks) as readonly Feedback[] | undefined;
    if (own?.includes(this)) this.#applied = true;
    else if (this.#applied) this.discard();
  }

  override shown(): void {
    const { surface, client } = this;
    if (!this.#applied || surface === undefined) return;
    const [output] = surface.outputs;
    for (const resource of output?.resourcesOf(client) ?? []) this.send('sync_output', resource);
    const now = process.hrtime.bigint();
    const counter = words(now / BigInt(REFRESH));
    this.send(
      'presented',
      ...words(now / BILLION),
      Number(now % BILLION),
      REFRESH,
      ...counter,
      WpPresentationFeedbackKind.vsync,
    );
    this.destroy();
  }

  discard(): void {
    this.send('discarded');
    this.destroy();
  }

  override surfaceDestroyed(): void {
    super.surfaceDestroyed();
    this.discard();
  }
}
