/** `ext_session_lock_v1`: while the session is locked, only the lock's surfaces are shown and get input. */

import {
  ExtSessionLockSurfaceV1Error,
  ExtSessionLockV1Error,
  type ExtSessionLockV1Requests,
  ext_session_lock_manager_v1,
  ext_session_lock_surface_v1,
  ext_session_lock_v1,
} from '../protocol/generated/ext-session-lock-v1.js';
import type { ClientConnection } from './client-connection.js';
import type { Size } from './geometry.js';
import type { Output, OutputResource } from './output.js';
import { RequestError, type RequestTable, Resource } from './resource.js';
import type { Surface, SurfaceRole } from './surface.js';
import type { Update } from './surface-state.js';

export class SessionLockManager extends Resource {
  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, ext_session_lock_manager_v1);
  }

  override get requests(): typeof managerRequests {
    return managerRequests;
  }
}

const managerRequests: RequestTable<SessionLockManager, ExtSessionLockV1Requests['ext_session_lock_manager_v1']> = {
  destroy() {},
  lock(manager, id: number) {
    new SessionLock(manager.client, id, manager.version).begin();
  },
};

export class SessionLock extends Resource {
  /** Its surfaces, in the order of their creation. */
  readonly surfaces: LockSurface[] = [];
  locked = false;

  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, ext_session_lock_v1);
  }

  override get requests(): typeof lockRequests {
    return lockRequests;
  }

  override told(): unknown {
    return { locked: this.locked };
  }

  /** Locks, unless somebody alive holds the lock. Who died holding it can be followed. */
  begin(): void {
    const { desktop } = this.client;
    if (desktop.lock?.alive === true) {
      this.send('finished');
      return;
    }
    desktop.lock = this;
    desktop.lockChanged();
    // Nothing else is shown from now on; the frame that proves it comes first.
    desktop.atNextFrame.push(() => {
      if (!this.alive) return;
      this.locked = true;
      this.send('locked');
    });
  }

  checkDestroy(): void {
    if (!this.locked) return;
    throw new RequestError(this, ExtSessionLockV1Error.invalid_destroy, 'the session is locked; unlock it');
  }

  unlock(): void {
    if (!this.locked) throw new RequestError(this, ExtSessionLockV1Error.invalid_unlock, 'locked was not sent');
    this.locked = false;
  }

  protected override destroyed(): void {
    const { desktop } = this.client;
    // A client that dies leaves the session locked.
    if (this.locked || desktop.lock !== this) return;
    desktop.lock = undefined;
    desktop.lockChanged();
  }
}

const lockRequests: RequestTable<SessionLock, ExtSessionLockV1Requests['ext_session_lock_v1']> = {
  destroy(lock) {
    lock.checkDestroy();
  },
  get_lock_surface(lock, id: number, surface: Surface, { output }: OutputResource) {
    if (surface.role !== undefined || !surface.takeRole('ext_session_lock_surface_v1')) {
      throw new RequestError(lock, ExtSessionLockV1Error.role, `${surface} is a ${surface.roleName ?? 'window'}`);
    }
    if (surface.state.content !== undefined || surface.pending.attached) {
      throw new RequestError(lock, ExtSessionLockV1Error.already_constructed, `${surface} already has a buffer`);
    }
    if (lock.surfaces.some((one) => one.output === output)) {
      throw new RequestError(lock, ExtSessionLockV1Error.duplicate_output, `${output.name} has a lock surface`);
    }
    new LockSurface(lock, id, surface, output);
  },
  unlock_and_destroy(lock) {
    lock.unlock();
  },
};

export class LockSurface extends Resource implements SurfaceRole {
  readonly holdsSurface = true;
  readonly #lock: SessionLock;
  readonly output: Output;
  surface: Surface | undefined;
  /** Not acknowledged, the oldest first. */
  #configures: { serial: number; size: Size }[] = [];
  #acked: Size | undefined;

  constructor(lock: SessionLock, id: number, surface: Surface, output: Output) {
    super(lock.client, id, lock.version, ext_session_lock_surface_v1);
    this.#lock = lock;
    this.output = output;
    this.surface = surface;
    surface.role = this;
    lock.surfaces.push(this);
    const { width, height } = output.area;
    const serial = this.client.desktop.serial();
    this.#configures.push({ serial, size: { width, height } });
    this.send('configure', serial, width, height);
  }

  override get requests(): typeof surfaceRequests {
    return surfaceRequests;
  }

  get called(): string {
    return `lock surface of ${this.output.name}`;
  }

  roleState(): unknown {
    return { output: this.output.name, configured: this.#acked !== undefined };
  }

  acknowledge(serial: number): void {
    const at = this.#configures.findIndex((one) => one.serial === serial);
    const found = this.#configures[at];
    if (found === undefined) {
      throw new RequestError(
        this,
        ExtSessionLockSurfaceV1Error.invalid_serial,
        `serial ${serial} is of no configure, or was acknowledged before`,
      );
    }
    this.#configures = this.#configures.slice(at + 1);
    this.#acked = found.size;
  }

  checkCommit(update: Update): void {
    if (this.#acked === undefined) {
      throw new RequestError(
        this,
        ExtSessionLockSurfaceV1Error.commit_before_first_ack,
        'no configure was acknowledged',
      );
    }
    if (update.attached === null || (update.attached === undefined && this.surface?.state.content === undefined)) {
      throw new RequestError(this, ExtSessionLockSurfaceV1Error.null_buffer, 'it was committed without a buffer');
    }
  }

  applied(): void {
    const { surface } = this;
    const size = surface?.size;
    if (surface === undefined || size === undefined) return;
    if (size.width !== this.#acked?.width || size.height !== this.#acked.height) {
      throw new RequestError(
        this,
        ExtSessionLockSurfaceV1Error.dimensions_mismatch,
        `content of ${size.width}x${size.height}, where ${this.#acked?.width}x${this.#acked?.height} was acknowledged`,
      );
    }
    surface.windowMapped = true;
    this.client.desktop.lockChanged();
  }

  #leave(): void {
    const at = this.#lock.surfaces.indexOf(this);
    if (at >= 0) this.#lock.surfaces.splice(at, 1);
    if (this.surface !== undefined) this.surface.windowMapped = false;
    this.client.desktop.lockChanged();
  }

  surfaceDestroyed(): void {
    this.#leave();
    this.surface = undefined;
  }

  protected override destroyed(): void {
    this.#leave();
    if (this.surface !== undefined) this.surface.role = undefined;
    this.surface = undefined;
  }
}

const surfaceRequests: RequestTable<LockSurface, ExtSessionLockV1Requests['ext_session_lock_surface_v1']> = {
  destroy() {},
  ack_configure(self, serial: number) {
    self.acknowledge(serial);
  },
};
