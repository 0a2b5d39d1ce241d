/**
 * What a request means for somebody who wants to say it again after a loss. Every request has one,
 * on four axes; the tables stand in `meanings/`, one file per protocol, as plain data.
 */

/** When a request's state takes effect. */
export type Applied =
  /** At once. */
  | 'now'
  /** With the next commit of the surface that the object belongs to (its own, for a `wl_surface`). */
  | 'commit'
  /** When the parent surface's state is applied (`wl_subsurface.set_position`). */
  | 'parent-commit'
  /** When a configure is answered (`xdg_popup.reposition`). */
  | 'configure'
  /** As one of a queue of content updates (fifo, commit-timing). */
  | 'queue';

/** What a request has to do with earlier requests. */
export type Identity =
  /** Replaces the last one with the same key. */
  | 'overwrite'
  /** Adds to those with the same key, in order. */
  | 'add'
  /** Its numbers are added to those of the last one with the same key (`wl_surface.offset`). */
  | 'sum'
  /** Moves a subsurface among its siblings. */
  | 'order'
  /** Takes away what stands under the key. */
  | 'unset';

/** What is done with it after the connection or the process was lost. */
export type AfterLoss =
  /** Said again: it is state. */
  | 'repeat'
  /** Asked again, under the same callback object: `frame`, `sync`. */
  | 'ask-again'
  /**
   * Needs an event of the new epoch: one that brings a serial, or tells that nobody else has the selection.
   * Done at the first such.
   */
  | 'wish'
  /** A transaction under way: ends with its own failure event. */
  | 'fail'
  /** Gave the app a token or handle, of which it needs a new one. */
  | 'capability'
  /** Means nothing any more: `pong`, `move`, `damage`. */
  | 'drop';

export interface Meaning {
  /**
   * `creates`: the request's `new_id` comes to be. `destroys`: the target goes. `resets`: the target
   * falls back to the state it was created in. `commits`: applies the pending state of the target.
   */
  readonly lifetime?: 'creates' | 'destroys' | 'resets' | 'commits';
  /** Default: `now`. */
  readonly applied?: Applied;
  /** Default: none, the request leaves no state on the target. */
  readonly identity?: Identity;
  /** Under which name `overwrite`, `add` and `unset` keep it; several for an `unset`. */
  readonly key?: string | readonly string[];
  /**
   * Name of the object argument whose state it is, where that isn't the target's own: a manager's
   * `set_icon(toplevel, icon)`. There is one value for each such object.
   */
  readonly of?: string;
  /** Name of an object argument whose state is captured at the call (a region, a positioner). */
  readonly copies?: string;
  /** What is copied can't be changed from then on: as long as it lives it is named itself. */
  readonly seals?: boolean;
  readonly afterLoss: AfterLoss;
  /**
   * The request that says it again, with the same arguments, where that is another one
   * (`restore_toplevel` for `add_toplevel`).
   */
  readonly again?: string;
  /** Values that a compositor only takes if it has offered them; another one may not have. */
  readonly offered?: OfferedValues;
  /** The argument that tells a compositor why it is said again, and its values after a loss and out of a file. */
  readonly cause?: { readonly argument: string; readonly lost: number; readonly restored: number };
  /**
   * For `creates`: the surface with whose commit the new object's state is latched. Name of the
   * argument that is this surface, or `inherit` where it is the target's own.
   */
  readonly surface?: string;
  /** For `creates`: the role that the surface gets. */
  readonly role?: string;
  /** Name of an argument that is a surface and must have got its role before (`export_toplevel`). */
  readonly needsRole?: string;
  /**
   * For `destroys`: what the object had latched onto its surface ends at the surface's next commit
   * (a destroyed viewport), not at once.
   */
  readonly unsetsAtCommit?: boolean;
  /** For what is not said again: the reason, in words that the app will read in `lost`. */
  readonly why?: string;
}

/** How a compositor tells which values it takes: with an event for each choice. */
export interface OfferedValues {
  /** Interface of the global that tells it. */
  readonly by: string;
  readonly event: string;
  /** Names of the request's arguments, in the order of the event's. */
  readonly args: readonly string[];
  /** Choices that every compositor takes. */
  readonly always?: readonly (readonly number[])[];
}

export interface InterfaceMeanings<Request extends string = string> {
  readonly requests: { readonly [R in Request]: Meaning };
  /** Events that the log can't do without; they are kept as marks. */
  readonly marks?: readonly string[];
  /** Why objects of this interface can't come back, where they can't. */
  readonly lost?: string;
  /** How the app hears that an object can't go on: the engine gives it this event. */
  readonly ends?: End;
  /**
   * Events that hold until another one takes them back, which the engine gives when the connection ends
   * (`locked`: `unlocked`). It has no arguments that the first hasn't, but
   * `cancelled`, which is then 1.
   */
  readonly takenBackBy?: { readonly [event: string]: string };
  /** Events after which an object stands for nothing any more, and isn't made again: `closed`. */
  readonly inertAfter?: readonly string[];
  /** That `inertAfter` is only about objects that were made with this argument: a lock for one time. */
  readonly inertIf?: { readonly argument: string; readonly value: number };
  /**
   * For what a compositor configures before its surface may have content: the event with the serial, and the request
   * that acknowledges it. It is the object of a role, or what the role's object is made from.
   */
  readonly configured?: { readonly event: string; readonly answer: string };
  /** For the object of a role: when its surface is unmapped, it is as it was when it was made. */
  readonly resetWhenUnmapped?: boolean;
}

/** The event that ends a transaction under way, or an object that a loss took away. */
export interface End {
  readonly event: string;
  /** Its arguments by name. */
  readonly args?: { readonly [name: string]: number | string };
  /** Events after which there is nothing left to end: the frame is `ready`. */
  readonly unless?: readonly string[];
}

/**
 * The meanings of one protocol. `Requests` is generated: interface name → union of its requests, so
 * that a request without a meaning does not compile.
 */
export type ProtocolMeanings<Requests extends object> = {
  readonly [I in keyof Requests]: InterfaceMeanings<Requests[I] & string>;
};
