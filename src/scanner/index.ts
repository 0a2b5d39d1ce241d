/** The scanner: protocol XML → model → TypeScript. */
export { type EmitOptions, emitProtocol } from './emit.js';
export { catalogued, emitCatalog } from './emit-catalog.js';
export { type EmitMeaningsOptions, emitMeanings } from './emit-meanings.js';
export type {
  ArgModel,
  ArgType,
  EntryModel,
  EnumModel,
  InterfaceModel,
  KnownInterface,
  MessageModel,
  ProtocolModel,
} from './model.js';
export type { RuntimeName } from './names.js';
export { className, entryKey, eventsName, methodName, parameterName, requestsName } from './names.js';
export { copyrightLines, parseProtocol } from './parse.js';
export { readProtocols, type ScanOptions, scan } from './scan.js';
export { enumName, Scope, validate } from './scope.js';
