/** How the protocol's words become TypeScript's: one rule each, the same for our files and a user's own. */

import { camelCase } from '../protocol/index.js';

/** `wl_surface` → `WlSurface`, `xdg-shell` → `XdgShell`. */
export function pascalCase(name: string): string {
  const camel = camelCase(name.replace(/[^A-Za-z0-9_]/g, '_').replace(/^_+/, ''));
  return camel.charAt(0).toUpperCase() + camel.slice(1);
}

/** What generated files use of the library; they have these names for themselves. */
const RUNTIME_NAMES = [
  'InterfaceDescriptor',
  'OwnedFd',
  'Payload',
  'ProxyClass',
  'ProxyFields',
  'ProxyInit',
  'WaylandProxy',
] as const;
export type RuntimeName = (typeof RUNTIME_NAMES)[number];

const FILE_NAMES: ReadonlySet<string> = new Set(RUNTIME_NAMES);

/** Class of an interface. One whose name the generated file needs gets `Object` behind it. */
export function className(name: string): string {
  const pascal = pascalCase(name);
  return FILE_NAMES.has(pascal) || !/^[A-Za-z]/.test(pascal) ? `${pascal || '_'}Object` : pascal;
}

/** Type of an interface's events. */
export function eventsName(name: string): string {
  return `${className(name)}Events`;
}

/** Interface name → union of its requests, of one file: `WaylandRequests`. */
export function requestsName(stem: string): string {
  return `${pascalCase(stem)}Requests`;
}

/**
 * Members that a proxy has already: a request of that name gets `Request` behind it, so that
 * `wl_foo.on` is called as `onRequest`. `then` is among them because a promise that resolves to the
 * proxy would call it.
 */
const PROXY_MEMBERS = new Set([
  // WaylandProxy
  'alive',
  'construct',
  'endStraight',
  'handle',
  'id',
  'idOf',
  'interface',
  'lane',
  'makeStraight',
  'request',
  'sink',
  'straight',
  'toString',
  'version',
  // EventEmitter
  '_events',
  '_eventsCount',
  'addListener',
  'emit',
  'eventNames',
  'listenerCount',
  'listeners',
  'off',
  'on',
  'once',
  'removeAllListeners',
  'removeListener',
  // every object
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
  'constructor',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'then',
  'toLocaleString',
  'valueOf',
]);

/** Method of a request. */
export function methodName(request: string): string {
  const camel = camelCase(request);
  return PROXY_MEMBERS.has(camel) ? `${camel}Request` : camel;
}

/** Words that can't name a parameter or a constant in a module. */
const RESERVED = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
    'false finally for function if implements import in instanceof interface let new null package private protected ' +
    'public return static super switch this throw true try typeof undefined var void while with yield'
  ).split(' '),
);

/** Constant of an interface's descriptor: its name, with `_` behind it where the generated file can't have that. */
export function descriptorName(name: string): string {
  return RESERVED.has(name) || name === 'interfaces' || name === 'meanings' ? `${name}_` : name;
}

/** Parameter of a request's argument; `taken` are those before it. */
export function parameterName(arg: string, taken: readonly string[] = []): string {
  let name = camelCase(arg);
  while (RESERVED.has(name) || taken.includes(name)) name += '_';
  return name;
}

/** Key of an enum's entry: as in the XML, with `_` before a digit. */
export function entryKey(entry: string): string {
  return /^[0-9]/.test(entry) ? `_${entry}` : entry;
}
