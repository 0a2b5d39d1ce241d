// Random logs: every kind of record, every type of argument, on an interface that has them all.
import fc from 'fast-check';
import type { LogArg, LogRecord, MadeObject } from '../../src/journal/index.js';
import type { InterfaceDescriptor, MessageDescriptor } from '../../src/protocol/index.js';

const message = (name: string, args: MessageDescriptor['args']): MessageDescriptor => ({ name, since: 1, args });

const every: MessageDescriptor['args'] = [
  { name: 'signed', type: 'int' },
  { name: 'unsigned', type: 'uint' },
  { name: 'part', type: 'fixed' },
  { name: 'text', type: 'string' },
  { name: 'maybe_text', type: 'string', nullable: true },
  { name: 'friend', type: 'object', interface: 'echo_v1', nullable: true },
  { name: 'any', type: 'object' },
  { name: 'bytes', type: 'array' },
];

export const echo: InterfaceDescriptor = {
  name: 'echo_v1',
  version: 3,
  protocol: 'echo_v1',
  requests: [
    message('say', every),
    message('make', [{ name: 'id', type: 'new_id', interface: 'echo_v1' }, ...every]),
    message('bind', [...every, { name: 'id', type: 'new_id' }]),
    message('give', [
      { name: 'fd', type: 'fd' },
      { name: 'id', type: 'new_id', interface: 'other_v1' },
      { name: 'size', type: 'int' },
    ]),
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [
    message('said', every),
    message('born', [{ name: 'id', type: 'new_id', interface: 'echo_v1' }]),
    message('gave', [{ name: 'fd', type: 'fd' }]),
  ],
  enums: [],
};

export const other: InterfaceDescriptor = { ...echo, name: 'other_v1' };

export const root: MadeObject = { handle: 1, interface: echo, version: 1 };

const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map((one) => one.replaceAll('\0', '0'));
const word = fc.integer({ min: 0, max: 0xffffffff });

/** Any log that could have been written, with all fds left out. */
export const anyLog: fc.Arbitrary<LogRecord[]> = fc.tuple(fc.gen(), fc.nat({ max: 30 })).map(([draw, length]) => {
  const alive: MadeObject[] = [root];
  const log: LogRecord[] = [];
  const one = (): MadeObject => alive[draw(fc.nat, { max: alive.length - 1 })] as MadeObject;
  const make = (handle: number, descriptor: InterfaceDescriptor): MadeObject => {
    const made = { handle, interface: descriptor, version: draw(fc.integer, { min: 1, max: 9 }) };
    alive.push(made);
    return made;
  };
  const echoes = (): number => alive.filter((each) => each.interface === echo)[0]?.handle ?? 0;
  const args = (): LogArg[] => [
    draw(fc.integer, { min: -0x80000000, max: 0x7fffffff }),
    draw(() => word),
    draw(fc.integer, { min: -0x80000000, max: 0x7fffffff }) / 256,
    draw(() => text),
    draw(() => fc.option(text)),
    draw(fc.boolean) ? echoes() : 0,
    draw(fc.boolean) ? one().handle : 0,
    draw(() => fc.uint8Array({ maxLength: 30 })),
  ];
  for (let i = 0; i < length; i++) {
    const target = one().handle;
    const handle = 10 + i;
    switch (draw(fc.nat, { max: 8 })) {
      case 0:
        log.push({ kind: 'request', target, opcode: 0, args: args() });
        break;
      case 1: {
        const given = args();
        log.push({ kind: 'request', target, opcode: 1, args: [handle, ...given], made: make(handle, echo) });
        break;
      }
      case 2: {
        const given = args();
        log.push({ kind: 'request', target, opcode: 2, args: [...given, handle], made: make(handle, other) });
        break;
      }
      case 3:
        log.push({ kind: 'request', target, opcode: 3, args: [null, handle, 7], made: make(handle, other) });
        break;
      case 4:
        // what was heard last may name an object that nobody knows any more
        log.push({
          kind: 'event',
          target,
          opcode: 0,
          args: args().with(
            6,
            draw(() => word),
          ),
        });
        break;
      case 5:
        log.push({ kind: 'made', by: target, made: make(handle, draw(fc.boolean) ? echo : other) });
        log.push({ kind: 'event', target, opcode: 1, args: [handle] });
        break;
      case 6:
        log.push({ kind: 'event', target, opcode: 2, args: [null] });
        break;
      case 7:
        log.push({ kind: 'gone', target });
        break;
      default:
        log.push({
          kind: 'note',
          target,
          ...(draw(fc.boolean) && { key: draw(() => text) }),
          ...(draw(fc.boolean) && { sensitive: draw(fc.boolean) }),
          ...(draw(fc.boolean) && { asked: draw(fc.boolean) }),
        });
    }
  }
  return log;
});
