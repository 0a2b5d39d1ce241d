/** The descriptor of an interface as TypeScript: what the codec, the journal and a compositor read. */

import type { FileContext } from './file-context.js';
import { type Literal, literal, Raw } from './literal.js';
import type { ArgModel, EntryModel, EnumModel, InterfaceModel, MessageModel } from './model.js';
import { descriptorName } from './names.js';

export function emitDescriptor(context: FileContext, one: InterfaceModel): string {
  const type = context.imports.runtimeType('InterfaceDescriptor');
  const start = `export const ${descriptorName(one.name)}: ${type} = `;
  const value = literal(
    {
      name: one.name,
      version: one.version,
      protocol: context.model.name,
      requests: one.requests.map(messageLiteral),
      events: one.events.map(messageLiteral),
      enums: one.enums.map(enumLiteral),
      meanings: context.hasMeanings ? new Raw(`meanings.${one.name}`) : undefined,
    },
    0,
    start.length,
    1,
  );
  return `${start}${value};\n`;
}

/** As the XML writes it: bits and fourcc codes are read in hexadecimal. */
export function entryNumber(entry: EntryModel): Raw | number {
  return entry.hex ? new Raw(`0x${entry.value.toString(16)}`) : entry.value;
}

function messageLiteral(message: MessageModel): Literal {
  return {
    name: message.name,
    since: message.since,
    deprecatedSince: message.deprecatedSince,
    destructor: message.destructor ? true : undefined,
    args: message.args.map(argLiteral),
  };
}

function argLiteral(arg: ArgModel): Literal {
  return {
    name: arg.name,
    type: arg.type,
    interface: arg.interface,
    nullable: arg.nullable ? true : undefined,
    enum: arg.enum,
  };
}

function enumLiteral(enumeration: EnumModel): Literal {
  return {
    name: enumeration.name,
    since: enumeration.since,
    bitfield: enumeration.bitfield,
    entries: enumeration.entries.map((entry) => ({
      name: entry.name,
      value: entryNumber(entry),
      since: entry.since,
      deprecatedSince: entry.deprecatedSince,
    })),
  };
}
