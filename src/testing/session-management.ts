/** `xdg_session_management_v1`: windows that are put back where they were, under ids that outlive client and compositor. */

import {
  type XdgSessionManagementV1Requests,
  XdgSessionManagerV1Error,
  XdgSessionManagerV1Reason,
  XdgSessionV1Error,
  xdg_session_manager_v1,
  xdg_session_v1,
  xdg_toplevel_session_v1,
} from '../protocol/generated/xdg-session-management-v1.js';
import type { ClientConnection } from './client-connection.js';
import { type NameOf, RequestError, type RequestTable, Resource } from './resource.js';
import type { RememberedSession, WindowMemory } from './sessions.js';
import type { XdgToplevel } from './xdg-toplevel.js';

/** What the codec makes of bytes that are no UTF-8. */
const NO_CHARACTER = '\ufffd';

const reasons = new Map<number, string>(
  Object.entries(XdgSessionManagerV1Reason).map(([name, value]) => [value, name]),
);

export class SessionManager extends Resource {
  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, xdg_session_manager_v1);
  }

  override get requests(): typeof managerRequests {
    return managerRequests;
  }
}

const managerRequests: RequestTable<SessionManager, XdgSessionManagementV1Requests['xdg_session_manager_v1']> = {
  destroy() {},
  get_session(manager, id: number, reason: number, sessionId: string | null) {
    const why = reasons.get(reason);
    if (why === undefined) {
      throw new RequestError(manager, XdgSessionManagerV1Error.invalid_reason, `reason ${reason} is not in the enum`);
    }
    if (sessionId?.includes(NO_CHARACTER)) {
      throw new RequestError(manager, XdgSessionManagerV1Error.invalid_session_id, 'the id is no UTF-8');
    }
    const { client } = manager;
    const { sessions } = client.desktop;
    const known = sessionId === null ? undefined : sessions.find(sessionId);
    if (known !== undefined) {
      const users = client.desktop.clients.flatMap((one) => one.ofType(Session)).filter((one) => one.holds(known));
      if (users.some((one) => one.client === client)) {
        throw new RequestError(manager, XdgSessionManagerV1Error.in_use, `${sessionId} is in use by this client`);
      }
      for (const user of users) user.replace();
    }
    const memory = known ?? sessions.create();
    memory.reasons.push(why);
    const session = new Session(client, id, manager.version, memory);
    if (known === undefined) session.send('created', memory.id);
    else session.send('restored');
  },
};

export class Session extends Resource {
  readonly #memory: RememberedSession;
  /** False after `replaced`. */
  #current = true;
  /** Windows under their names. */
  readonly #toplevels = new Map<string, ToplevelSession>();

  constructor(client: ClientConnection, id: number, version: number, memory: RememberedSession) {
    super(client, id, version, xdg_session_v1);
    this.#memory = memory;
  }

  override get requests(): typeof sessionRequests {
    return sessionRequests;
  }

  holds(memory: RememberedSession): boolean {
    return this.#current && this.#memory === memory;
  }

  /** Its windows stand with their own objects. */
  override told(): unknown {
    return { current: this.#current, names: [...this.#memory.toplevels.keys()].sort() };
  }

  /** Another client took it. */
  replace(): void {
    this.#current = false;
    this.#letGo();
    this.send('replaced');
  }

  #letGo(): void {
    for (const one of this.#toplevels.values()) one.session = undefined;
    this.#toplevels.clear();
  }

  /** Refuses a name that is taken, or that a window had before. */
  checkName(name: string, remembered: boolean): void {
    if (name.includes(NO_CHARACTER)) {
      throw new RequestError(this, XdgSessionV1Error.invalid_name, 'the name is no UTF-8');
    }
    const holder = this.#toplevels.get(name);
    if (holder?.toplevel.alive === true || (remembered && this.#memory.toplevels.has(name))) {
      throw new RequestError(this, XdgSessionV1Error.name_in_use, `${JSON.stringify(name)} is in use`);
    }
  }

  take(id: number, toplevel: XdgToplevel, name: string, restore: boolean): void {
    const made = new ToplevelSession(this.client, id, this.version, toplevel, name);
    if (!this.#current) return;
    this.checkName(name, !restore);
    if (toplevel.session !== undefined) {
      throw new RequestError(this, XdgSessionV1Error.already_added, `${toplevel} was added before`);
    }
    if (restore && toplevel.base.committed) {
      throw new RequestError(this, XdgSessionV1Error.already_mapped, `${toplevel} was committed before`);
    }
    const before = this.#memory.toplevels.get(name);
    this.#toplevels.set(name, made);
    if (!this.#memory.toplevels.has(name)) this.#memory.toplevels.set(name, undefined);
    made.session = this;
    toplevel.session = made;
    if (restore && before !== undefined) made.restore(before);
  }

  remember(name: string, memory: WindowMemory): void {
    this.#memory.toplevels.set(name, memory);
  }

  rename(from: string, to: string, one: ToplevelSession): void {
    this.checkName(to, true);
    this.#memory.toplevels.set(to, this.#memory.toplevels.get(from));
    this.#memory.toplevels.delete(from);
    this.#toplevels.delete(from);
    this.#toplevels.set(to, one);
  }

  forget(name: string): void {
    if (!this.#current) return;
    const one = this.#toplevels.get(name);
    if (one !== undefined) one.session = undefined;
    this.#toplevels.delete(name);
    this.#memory.toplevels.delete(name);
  }

  remove(): void {
    if (this.#current) this.client.desktop.sessions.remove(this.#memory.id);
  }

  protected override destroyed(): void {
    this.#letGo();
  }
}

const sessionRequests: RequestTable<Session, XdgSessionManagementV1Requests['xdg_session_v1']> = {
  destroy() {},
  remove(session) {
    session.remove();
  },
  add_toplevel(session, id: number, toplevel: XdgToplevel, name: string) {
    session.take(id, toplevel, name, false);
  },
  restore_toplevel(session, id: number, toplevel: XdgToplevel, name: string) {
    session.take(id, toplevel, name, true);
  },
  remove_toplevel(session, name: string) {
    session.forget(name);
  },
};

export class ToplevelSession extends Resource {
  readonly toplevel: XdgToplevel;
  /** `undefined`: it is inert. */
  session: Session | undefined;
  #name: string;
  #restored = false;

  constructor(client: ClientConnection, id: number, version: number, toplevel: XdgToplevel, name: string) {
    super(client, id, version, xdg_toplevel_session_v1);
    this.toplevel = toplevel;
    this.#name = name;
  }

  override get requests(): typeof toplevelRequests {
    return toplevelRequests;
  }

  override told(name: NameOf): unknown {
    const { session, toplevel } = this;
    return {
      name: this.#name,
      inert: session === undefined,
      toplevel: name(toplevel.alive ? toplevel.base.surface : undefined),
    };
  }

  restore(memory: WindowMemory): void {
    this.#restored = true;
    this.toplevel.restoreTo(memory);
  }

  /** The first configure is about to be sent. */
  configuring(): void {
    if (this.#restored) this.send('restored');
    this.#restored = false;
  }

  /** The window is shown in another way. */
  update(memory: WindowMemory): void {
    this.session?.remember(this.#name, memory);
  }

  rename(name: string): void {
    if (this.session === undefined) return;
    this.session.rename(this.#name, name, this);
    this.#name = name;
  }
}

const toplevelRequests: RequestTable<ToplevelSession, XdgSessionManagementV1Requests['xdg_toplevel_session_v1']> = {
  destroy() {},
  rename(self, name: string) {
    self.rename(name);
  },
};
