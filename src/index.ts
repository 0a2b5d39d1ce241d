/** What is public, by name. Nothing is made here. */

export {
  type ErrorCode,
  ProtocolError,
  SnapshotError,
  SystemError,
  WaylandError,
  XmlError,
} from './errors.js';
// what generated classes are made of: those of this package, and those that an app scans for itself
export {
  type ArgDescriptor,
  type EnumDescriptor,
  type EnumEntry,
  type EventMap,
  type InterfaceDescriptor,
  type MessageDescriptor,
  type ProxyClass,
  WaylandProxy,
} from './protocol/index.js';
export {
  type BindRange,
  type ConnectOptions,
  connect,
  type Global,
  Session,
  type SessionEvents,
} from './session/index.js';
export { OwnedFd } from './wire/index.js';
