/** What the wire needs to know of a message to read and write it: names and types of its arguments. */

export type ArgType = 'int' | 'uint' | 'fixed' | 'string' | 'object' | 'new_id' | 'array' | 'fd';

export interface ArgSignature {
  readonly name: string;
  readonly type: ArgType;
  /** Interface of an `object` or `new_id`; a `new_id` without one also carries name and version. */
  readonly interface?: string;
  /** `allow-null` of the XML; only for `string` and `object`. */
  readonly nullable?: boolean;
  /** Enum of an `int` or `uint`: `name` in the same interface, or `interface.name`. */
  readonly enum?: string;
}

export interface MessageSignature {
  readonly name: string;
  readonly args: readonly ArgSignature[];
}

/** An untyped `new_id`, as in `wl_registry.bind`: three wire arguments. */
export interface UntypedNewId {
  readonly interface: string;
  readonly version: number;
  readonly id: number;
}
