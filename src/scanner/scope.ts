/** What names mean across a set of protocols: where an interface or an enum stands, and whether it is there at all. */

import { XmlError } from '../errors.js';
import { camelCase } from '../protocol/index.js';
import type { ArgModel, EnumModel, InterfaceModel, KnownInterface, MessageModel, ProtocolModel } from './model.js';
import { className, entryKey, eventsName, methodName, pascalCase, requestsName } from './names.js';

/** An interface that a protocol refers to, and who describes it: a protocol of the set, or an import. */
export interface FoundInterface {
  readonly name: string;
  readonly owner: ProtocolModel | KnownInterface;
  readonly enums: readonly { readonly name: string; readonly bitfield: boolean }[];
}

export interface FoundEnum {
  readonly interface: FoundInterface;
  readonly name: string;
  readonly bitfield: boolean;
  /** Name of its type. */
  readonly typeName: string;
}

/** A set of protocols with the imports that are known to it. */
export class Scope {
  readonly models: readonly ProtocolModel[];
  readonly #known = new Map<string, KnownInterface>();
  readonly #first = new Map<string, ProtocolModel>();

  /** Where several protocols describe an interface, the first counts; a protocol's own comes before. */
  constructor(models: readonly ProtocolModel[], known: readonly KnownInterface[] = []) {
    this.models = models;
    for (const one of known) this.#known.set(one.name, one);
    for (const model of models) {
      for (const { name } of model.interfaces) if (!this.#first.has(name)) this.#first.set(name, model);
    }
  }

  /** The interface of that name, seen from `from`. */
  find(from: ProtocolModel, name: string): FoundInterface | undefined {
    const own = from.interfaces.find((one) => one.name === name);
    if (own !== undefined) return { name, owner: from, enums: own.enums };
    const owner = this.#first.get(name);
    const model = owner?.interfaces.find((one) => one.name === name);
    if (owner !== undefined && model !== undefined) return { name, owner, enums: model.enums };
    const known = this.#known.get(name);
    return known === undefined ? undefined : { name, owner: known, enums: known.enums };
  }

  /** The enum that `reference` (`name` or `interface.name`) means in `within`. */
  findEnum(from: ProtocolModel, within: InterfaceModel, reference: string): FoundEnum | undefined {
    const dot = reference.indexOf('.');
    const found = this.find(from, dot < 0 ? within.name : reference.slice(0, dot));
    const name = reference.slice(dot + 1);
    const enumeration = found?.enums.find((one) => one.name === name);
    if (found === undefined || enumeration === undefined) return undefined;
    const typeName =
      'stem' in found.owner ? enumName(found.owner, found.name, name) : className(found.name) + pascalCase(name);
    return { interface: found, name, bitfield: enumeration.bitfield, typeName };
  }

  /** Interfaces that are referred to and described nowhere in the set, nor known: candidates for an import. */
  missing(): string[] {
    const names = new Set<string>();
    for (const model of this.models) {
      for (const one of model.interfaces) {
        for (const arg of [...one.requests, ...one.events].flatMap((message) => message.args)) {
          if (arg.interface !== undefined && this.find(model, arg.interface) === undefined) names.add(arg.interface);
          const owner = arg.enum?.includes('.') ? arg.enum.slice(0, arg.enum.indexOf('.')) : undefined;
          if (owner !== undefined && this.find(model, owner) === undefined) names.add(owner);
        }
      }
    }
    return [...names].sort();
  }
}

/**
 * Type and constant of an enum: `WlShmFormat`. One that would be called like a class or an event map
 * of the same file gets `Enum` behind it.
 */
export function enumName(model: ProtocolModel, interfaceName: string, name: string): string {
  const wanted = className(interfaceName) + pascalCase(name);
  const taken =
    wanted === requestsName(model.stem) ||
    model.interfaces.some((one) => wanted === className(one.name) || wanted === eventsName(one.name));
  return taken ? `${wanted}Enum` : wanted;
}

/**
 * Checks what needs more than one element, or more than one file.
 * @throws XmlError (`ERR_WL_XML`) at the first that is wrong, in order of the set
 */
export function validate(scope: Scope): void {
  for (const model of scope.models) {
    refuseClashes(model, model.interfaces, (one) => className(one.name), 'class');
    for (const one of model.interfaces) {
      refuseClashes(model, one.requests, (request) => methodName(request.name), 'method');
      refuseClashes(model, one.events, (event) => camelCase(event.name), 'event');
      for (const enumeration of one.enums) {
        refuseClashes(model, enumeration.entries, (entry) => entryKey(entry.name), 'constant');
      }
      for (const message of [...one.requests, ...one.events]) validateMessage(scope, model, one, message);
    }
    refuseClashes(
      model,
      model.interfaces.flatMap((one) =>
        one.enums.map((e: EnumModel) => ({ name: `${one.name}.${e.name}`, line: e.line })),
      ),
      ({ name }) => enumName(model, name.slice(0, name.indexOf('.')), name.slice(name.indexOf('.') + 1)),
      'type',
    );
  }
}

/** Two names of the XML that would become one of TypeScript. */
function refuseClashes<T extends { readonly name: string; readonly line: number }>(
  model: ProtocolModel,
  list: readonly T[],
  becomes: (one: T) => string,
  what: string,
): void {
  const seen = new Map<string, T>();
  for (const one of list) {
    const name = becomes(one);
    const other = seen.get(name);
    if (other !== undefined) {
      throw new XmlError(
        model.file,
        one.line,
        `duplicate name: "${one.name}" and "${other.name}" on line ${other.line} would both be the ${what} ${name}`,
      );
    }
    seen.set(name, one);
  }
}

function validateMessage(scope: Scope, model: ProtocolModel, within: InterfaceModel, message: MessageModel): void {
  refuseClashes(model, message.args, (arg) => camelCase(arg.name), 'argument');
  for (const arg of message.args) {
    if (arg.interface !== undefined && scope.find(model, arg.interface) === undefined) {
      throw new XmlError(
        model.file,
        arg.line,
        `arg "${arg.name}" refers to the interface "${arg.interface}", which is neither in these files nor known`,
      );
    }
    if (arg.enum !== undefined) validateEnumReference(scope, model, within, arg, arg.enum);
  }
}

function validateEnumReference(
  scope: Scope,
  model: ProtocolModel,
  within: InterfaceModel,
  arg: ArgModel,
  reference: string,
): void {
  const found = scope.findEnum(model, within, reference);
  if (found === undefined) {
    throw new XmlError(model.file, arg.line, `arg "${arg.name}" refers to the enum "${reference}", which isn't there`);
  }
  if (found.bitfield && arg.type !== 'uint') {
    throw new XmlError(
      model.file,
      arg.line,
      `arg "${arg.name}": "${reference}" is a bitfield, so its type must be uint`,
    );
  }
}
