/** What is public, by name. Nothing is made here. */

export {
  type ErrorCode,
  ProtocolError,
  SnapshotError,
  SystemError,
  WaylandError,
  XmlError,
} from './errors.js';
// what `resurface inspect --json` prints
export type {
  ArgumentValue,
  BufferDescription,
  Difference,
  ObjectDescription,
  PoolDescription,
  PopupDescription,
  RequestDescription,
  SelectionDescription,
  SnapshotDescription,
  StageDescription,
  SubsurfaceDescription,
  SurfaceDescription,
  WindowDescription,
} from './inspect/index.js';
export type { Loss } from './journal/index.js';
// what generated classes are made of: those of this package, and those that an app scans for itself
export {
  type AfterLoss,
  type Applied,
  type ArgDescriptor,
  type End,
  type EnumDescriptor,
  type EnumEntry,
  type EventMap,
  type Identity,
  type InterfaceDescriptor,
  type InterfaceMeanings,
  type Meaning,
  type MessageDescriptor,
  type OfferedValues,
  type ProtocolMeanings,
  type ProxyClass,
  type ProxyInit,
  type RequestArg,
  type RequestSink,
  WaylandProxy,
} from './protocol/index.js';
export {
  type BindRange,
  type ConnectOptions,
  connect,
  type Global,
  type RebuildCause,
  type Rebuilt,
  type ReconnectOptions,
  type RestoreOptions,
  restore,
  type SectionHooks,
  Session,
  type SessionEvents,
  type SessionOptions,
  type SnapshotOptions,
} from './session/index.js';
export {
  type BufferPlace,
  createPool,
  type MemoryKind,
  minStride,
  type PoolOptions,
  parseFormat,
  type ShmFormat,
  type ShmFormatName,
  ShmPool,
  shmFormats,
} from './shm/index.js';
export {
  type Decorations,
  type DrawOptions,
  type DrawTarget,
  type Receivable,
  type Rectangle,
  receiveData,
  type Size,
  sendData,
  Window,
  type WindowEvents,
  type WindowOptions,
  type WindowState,
} from './window/index.js';
export { OwnedFd } from './wire/index.js';
