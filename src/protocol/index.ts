/** What an interface is: descriptors, meanings, and the base class of all proxies. */
export { type CatalogEntry, catalog } from './catalog.js';
export type {
  ArgDescriptor,
  EnumDescriptor,
  EnumEntry,
  InterfaceDescriptor,
  MessageDescriptor,
} from './descriptor.js';
export type {
  AfterLoss,
  Applied,
  End,
  Identity,
  InterfaceMeanings,
  Meaning,
  OfferedValues,
  ProtocolMeanings,
} from './meaning.js';
export { camelCase } from './names.js';
export {
  type EventMap,
  type Payload,
  type ProxyClass,
  type ProxyFields,
  type ProxyInit,
  WaylandProxy,
} from './proxy.js';
export type { RequestArg, RequestSink } from './sink.js';
