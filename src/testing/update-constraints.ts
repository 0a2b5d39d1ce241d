/** `wp_fifo_v1` and `wp_commit_timing_v1`: what a content update waits for before it is applied. */

import {
  type CommitTimingV1Requests,
  WpCommitTimerV1Error,
  WpCommitTimingManagerV1Error,
  wp_commit_timer_v1,
  wp_commit_timing_manager_v1,
} from '../protocol/generated/commit-timing-v1.js';
import {
  type FifoV1Requests,
  WpFifoManagerV1Error,
  WpFifoV1Error,
  wp_fifo_manager_v1,
  wp_fifo_v1,
} from '../protocol/generated/fifo-v1.js';
import { dueTime, fifo } from './content-queue.js';
import type { Bind } from './globals.js';
import { PlainResource, RequestError, type RequestTable, type Resource } from './resource.js';
import type { Surface } from './surface.js';
import { onlyOne, pend, pendingOf, SurfaceAttachment } from './surface-extension.js';

const fifoManagerRequests: RequestTable<Resource, FifoV1Requests['wp_fifo_manager_v1']> = {
  destroy() {},
  get_fifo(manager, id: number, surface: Surface) {
    onlyOne(manager, surface, Fifo, WpFifoManagerV1Error.already_exists);
    new Fifo(manager.client, id, manager.version, wp_fifo_v1, surface);
  },
};

export const bindFifoManager: Bind = (client, id, version) =>
  new PlainResource(client, id, version, wp_fifo_manager_v1, fifoManagerRequests);

class Fifo extends SurfaceAttachment {
  override get requests(): typeof fifoRequests {
    return fifoRequests;
  }

  override told(): unknown {
    return {};
  }

  set(what: { readonly setBarrier: true } | { readonly waitBarrier: true }): void {
    const { surface } = this;
    if (surface === undefined) {
      throw new RequestError(this, WpFifoV1Error.surface_destroyed, 'the surface was destroyed');
    }
    pend(surface, fifo, { ...pendingOf(surface, fifo), ...what });
  }
}

const fifoRequests: RequestTable<Fifo, FifoV1Requests['wp_fifo_v1']> = {
  set_barrier(self) {
    self.set({ setBarrier: true });
  },
  wait_barrier(self) {
    self.set({ waitBarrier: true });
  },
  destroy() {},
};

const timingRequests: RequestTable<Resource, CommitTimingV1Requests['wp_commit_timing_manager_v1']> = {
  destroy() {},
  get_timer(manager, id: number, surface: Surface) {
    onlyOne(manager, surface, CommitTimer, WpCommitTimingManagerV1Error.commit_timer_exists);
    new CommitTimer(manager.client, id, manager.version, wp_commit_timer_v1, surface);
  },
};

export const bindCommitTimingManager: Bind = (client, id, version) =>
  new PlainResource(client, id, version, wp_commit_timing_manager_v1, timingRequests);

const BILLION = 1_000_000_000;

class CommitTimer extends SurfaceAttachment {
  override get requests(): typeof timerRequests {
    return timerRequests;
  }

  override told(): unknown {
    return {};
  }
}

const timerRequests: RequestTable<CommitTimer, CommitTimingV1Requests['wp_commit_timer_v1']> = {
  set_timestamp(self, secondsHigh: number, secondsLow: number, nanoseconds: number) {
    const { surface } = self;
    if (surface === undefined) {
      throw new RequestError(self, WpCommitTimerV1Error.surface_destroyed, 'the surface was destroyed');
    }
    if (nanoseconds >= BILLION) {
      throw new RequestError(self, WpCommitTimerV1Error.invalid_timestamp, `${nanoseconds} nanoseconds`);
    }
    if (pendingOf(surface, dueTime) !== undefined) {
      throw new RequestError(self, WpCommitTimerV1Error.timestamp_exists, 'this update has a time');
    }
    const seconds = (BigInt(secondsHigh) << 32n) + BigInt(secondsLow);
    pend(surface, dueTime, seconds * BigInt(BILLION) + BigInt(nanoseconds));
  },
  destroy() {},
};
