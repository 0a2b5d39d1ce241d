/** Classes for interfaces that come out of a snapshot and that nobody brought a class for. */

import { catalog, type InterfaceDescriptor, type ProxyClass, WaylandProxy } from '../protocol/index.js';

/** The class of an interface: the app's, the library's, or one that knows only what the file says. */
export async function classOf(descriptor: InterfaceDescriptor, own: readonly ProxyClass[]): Promise<ProxyClass> {
  const given = own.find((type) => type.interface.name === descriptor.name);
  if (given !== undefined) return given;
  const known = catalog.get(descriptor.name);
  if (known !== undefined) return known.load();
  return class UnknownObject extends WaylandProxy {
    static readonly interface = descriptor;
  };
}
