import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import ts from 'typescript';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { XmlError } from '../../src/errors.js';
import type { WaylandProxy } from '../../src/protocol/index.js';
import {
  emitProtocol,
  methodName,
  parameterName,
  parseProtocol,
  Scope,
  scan,
  validate,
} from '../../src/scanner/index.js';
import { EchoChildV1, EchoMuteV1, EchoV1, EchoV1Flags, EchoV1Mood, echo_v1, interfaces } from './echo.js';

const HERE = dirname(fileURLToPath(import.meta.url));
const ECHO = join(HERE, 'echo.xml');

function emitted(xml: string, file = 'p.xml', runtime?: Parameters<typeof emitProtocol>[1]['runtime']): string {
  const model = parseProtocol(xml, file);
  const scope = new Scope([model]);
  validate(scope);
  return emitProtocol(model, { scope, ...(runtime === undefined ? {} : { runtime }) });
}

describe('the echo protocol', () => {
  it('is emitted as it stands in echo.ts (vitest -u writes it anew)', async () => {
    const text = emitted(readFileSync(ECHO, 'utf8'), 'echo.xml', {
      InterfaceDescriptor: '../../src/protocol/index.js',
      OwnedFd: '../../src/wire/index.js',
      Payload: '../../src/protocol/index.js',
      ProxyClass: '../../src/protocol/index.js',
      ProxyFields: '../../src/protocol/index.js',
      ProxyInit: '../../src/protocol/index.js',
      WaylandProxy: '../../src/protocol/index.js',
    });
    await expect(text).toMatchFileSnapshot('echo.ts');
  });

  it('has descriptors with every fact of the XML', () => {
    expect(echo_v1).toMatchObject({ name: 'echo_v1', version: 3, protocol: 'resurface_echo_v1' });
    expect(echo_v1.requests.map((request) => request.name)).toEqual([
      ...['destroy', 'numbers', 'texts', 'objects', 'bytes', 'files', 'enums', 'make_child', 'make_any'],
      ...['everything', 'on', 'once', 'make_mute'],
    ]);
    expect(echo_v1.requests[0]).toEqual({ name: 'destroy', since: 1, destructor: true, args: [] });
    expect(echo_v1.requests[2]?.args[1]).toEqual({ name: 'maybe_text', type: 'string', nullable: true });
    expect(echo_v1.requests[8]?.args[1]).toEqual({ name: 'object', type: 'new_id' });
    expect(echo_v1.requests[10]).toMatchObject({ name: 'on', since: 2, deprecatedSince: 3 });
    expect(echo_v1.events.at(-1)).toEqual({ name: 'closed', since: 3, destructor: true, args: [] });
    expect(echo_v1.enums[0]?.entries[1]).toEqual({ name: 'gone', value: 1, since: 2, deprecatedSince: 3 });
    expect(echo_v1.enums[2]).toMatchObject({ name: 'flags', bitfield: true });
    expect(Object.keys(echo_v1)).not.toContain('meanings');
    expect(EchoV1Mood).toEqual({ calm: 0, loud: 16, _2nd: 2, below: -1 });
    expect(EchoV1Flags.top).toBe(0x80000000);
    expect(Object.keys(interfaces)).toEqual(['echo_v1', 'echo_child_v1', 'echo_mute_v1']);
  });

  it('calls the sink with the opcode and the arguments in order', () => {
    const calls: unknown[][] = [];
    const proxy: EchoV1 = new EchoV1({
      handle: 7,
      version: 3,
      sink: {
        request: (target, opcode, args) => void calls.push([target.handle, opcode, args]),
        construct(target, opcode, args, Type, version) {
          calls.push([target.handle, opcode, args, Type.interface.name, version]);
          return new Type({ sink: this, handle: 8, version: version ?? target.version });
        },
      },
    });
    const child = proxy.makeChild(1, 'two');
    expect(child).toBeInstanceOf(EchoChildV1);
    expect(proxy.makeAny(1, EchoMuteV1, 1, 'two')).toBeInstanceOf(EchoMuteV1);
    proxy.objects(child, null, proxy);
    proxy.enums(EchoV1Mood.loud, EchoV1Flags.left | EchoV1Flags.top, 0);
    proxy.onRequest(5);
    proxy.onceRequest();
    proxy.destroy();
    expect(calls).toEqual([
      [7, 7, [1, 'two'], 'echo_child_v1', undefined],
      [7, 8, [1, 'two'], 'echo_mute_v1', 1],
      [7, 3, [child, null, proxy]],
      [7, 6, [16, 1 + -0x80000000, 0]],
      [7, 10, [5]],
      [7, 11, []],
      [7, 0, []],
    ]);
    expect(EchoV1.makes.echo_child_v1?.()).toBe(EchoChildV1);
    expect(EchoV1.since).toEqual({ everything: 2, onRequest: 2, onceRequest: 3, makeMute: 3 });
    expect(EchoV1.eventSince).toEqual({ everything: 2, closed: 3 });
    expect(proxy.on).toBe((EchoChildV1.prototype as WaylandProxy).on);
  });
});

describe('meanings', () => {
  const xml = '<protocol name="p"><interface name="a" version="1"><request name="r"/></interface></protocol>';

  it('are attached to each descriptor where somebody declared them, and are no key elsewhere', () => {
    const model = parseProtocol(xml, 'p.xml');
    const scope = new Scope([model]);
    const text = emitProtocol(model, { scope, meanings: '../meanings/p.js' });
    expect(text).toContain("import { meanings } from '../meanings/p.js';");
    expect(text).toContain('  meanings: meanings.a,\n');
    expect(text).toContain("export interface PRequests {\n  a: 'r';\n}");
    expect(emitted(xml)).not.toContain('meanings');
  });
});

describe('names', () => {
  it('a request that is called like a member of every proxy gets Request behind it', () => {
    expect(['on', 'emit', 'construct', 'to_string', 'version', 'then', 'get_id'].map(methodName)).toEqual([
      'onRequest',
      'emitRequest',
      'constructRequest',
      'toStringRequest',
      'versionRequest',
      'thenRequest',
      'getId',
    ]);
  });

  it('every member of a proxy is among them', () => {
    const sink = { request() {}, construct: (): never => expect.unreachable() };
    const proxy = new EchoMuteV1({ handle: 1, version: 1, sink });
    for (let on: object | null = proxy; on !== null; on = Object.getPrototypeOf(on)) {
      for (const name of Object.getOwnPropertyNames(on)) {
        if (name !== '__proto__') expect(methodName(name)).toBe(`${name}Request`);
      }
    }
  });

  it('a parameter never takes a reserved word or a name that is taken', () => {
    expect(parameterName('class')).toBe('class_');
    expect(parameterName('new_parent')).toBe('newParent');
    expect(parameterName('type', ['type', 'type_'])).toBe('type__');
  });

  it('an enum that would be called like a class or an event map gets Enum behind it', () => {
    const text = emitted(`<protocol name="p">
      <interface name="a" version="1"><enum name="events"/><enum name="b"/></interface>
      <interface name="a_b" version="1"/></protocol>`);
    expect(text).toContain('export const AEventsEnum = {}');
    expect(text).toContain('export const ABEnum = {}');
  });

  it('a copyright line cannot end the comment that it stands in', () => {
    const text = emitted(`<protocol name="p"><copyright>Copyright 2024 */ process.exit() /*</copyright>
      <interface name="a" version="1"/></protocol>`);
    expect(text).not.toMatch(/\*\/ process/);
  });
});

describe('scan', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'resurface-scan-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const own = `<protocol name="own">
    <interface name="own_manager" version="2">
      <request name="wrap"><arg name="id" type="new_id" interface="own_thing"/>
        <arg name="surface" type="object" interface="wl_surface"/>
        <arg name="turn" type="int" enum="wl_output.transform"/></request>
      <request name="make_buffer"><arg name="id" type="new_id" interface="wl_buffer"/></request>
      <event name="offered"><arg name="id" type="new_id" interface="other_thing"/><arg name="fd" type="fd"/></event>
    </interface>
    <interface name="own_thing" version="2"/></protocol>`;
  const other = '<protocol name="other"><interface name="other_thing" version="1"/></protocol>';

  it("turns a user's own XML into modules that compile in strict mode", { timeout: 60_000 }, async () => {
    writeFileSync(join(folder, 'own.xml'), own);
    writeFileSync(join(folder, 'other.xml'), other);
    const out = join(folder, 'out');
    const files = await scan({ files: [join(folder, 'own.xml'), join(folder, 'other.xml'), ECHO], out });
    expect(files).toEqual(['own.ts', 'other.ts', 'echo.ts'].map((file) => join(out, file)));
    const text = readFileSync(join(out, 'own.ts'), 'utf8');
    expect(text).toContain("from 'resurface';");
    expect(text).toContain(
      "import { WlBuffer, type WlOutputTransform, type WlSurface } from 'resurface/protocols/wayland';",
    );
    expect(text).toContain("import { OtherThing } from './other.js';");

    const source = join(HERE, '../../src');
    writeFileSync(
      join(folder, 'library.ts'),
      `export { type InterfaceDescriptor, type Payload, type ProxyClass, type ProxyFields, type ProxyInit, WaylandProxy } from '${source}/protocol/index.js';
       export type { OwnedFd } from '${source}/wire/index.js';`,
    );
    writeFileSync(
      join(folder, 'app.ts'),
      `import type { WlSurface } from 'resurface/protocols/wayland';
       import { WlOutputTransform } from 'resurface/protocols/wayland';
       import { EchoMuteV1, type EchoV1 } from './out/echo.js';
       import { type OwnManager, OwnThing } from './out/own.js';
       export function use(manager: OwnManager, surface: WlSurface, echo: EchoV1): void {
         const thing: OwnThing = manager.wrap(surface, WlOutputTransform._90);
         manager.on('offered', ({ id, fd }) => void [id.handle, fd.take()]);
         echo.on('enums', ({ mood, flags }) => void (mood === 0 && flags & 1));
         const mute: EchoMuteV1 = echo.makeAny(1, EchoMuteV1, 1, 'after');
         // @ts-expect-error an object of another interface
         manager.wrap(manager, 0);
         // @ts-expect-error null where it is not allowed
         manager.wrap(null, 0);
         // @ts-expect-error no such entry
         manager.wrap(surface, 99);
         // @ts-expect-error no such event
         echo.on('nothing', () => {});
         // @ts-expect-error no events at all
         mute.on('anything', () => {});
         echo.texts('text', null);
         // @ts-expect-error only the second may be null
         echo.texts(null, 'text');
         void thing;
       }`,
    );
    const program = ts.createProgram([join(folder, 'app.ts')], {
      ...{ strict: true, noEmit: true, skipLibCheck: true, noUncheckedIndexedAccess: true, noImplicitOverride: true },
      ...{ verbatimModuleSyntax: true, isolatedModules: true, erasableSyntaxOnly: true },
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts'],
      types: ['node'],
      typeRoots: [join(HERE, '../../node_modules/@types')],
      paths: {
        resurface: [join(folder, 'library.ts')],
        'resurface/protocols/*': [join(source, 'protocol/generated/*')],
      },
    });
    const problems = ts.getPreEmitDiagnostics(program);
    expect(
      problems.map((one) => `${one.file?.fileName}: ${ts.flattenDiagnosticMessageText(one.messageText, '\n')}`),
    ).toEqual([]);
  });

  it('writes nothing when one of the files is wrong', async () => {
    writeFileSync(join(folder, 'own.xml'), own);
    const out = join(folder, 'out');
    await expect(scan({ files: [ECHO, join(folder, 'own.xml')], out })).rejects.toMatchObject({
      code: 'ERR_WL_XML',
      file: join(folder, 'own.xml'),
      line: 7,
    });
    expect(readdirSync(folder)).toEqual(['own.xml']);
  });

  it('refuses a file that is not there and two that would be one module', async () => {
    await expect(scan({ files: [join(folder, 'none.xml')], out: folder })).rejects.toThrow(
      /none\.xml:0: can't be read: ENOENT/,
    );
    await expect(scan({ files: [ECHO, ECHO], out: folder })).rejects.toBeInstanceOf(XmlError);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('any protocol', () => {
  const identifier = fc.stringMatching(/^[a-z][a-z0-9]{0,6}(_[a-z0-9]{1,5}){0,2}$/);
  const word = fc.oneof(
    identifier,
    fc.constantFrom('class', 'new', 'on', 'emit', 'interface', 'type', 'version', 'default'),
  );
  const arg = fc.record({
    name: word,
    type: fc.constantFrom('int', 'uint', 'fixed', 'string', 'object', 'array', 'fd'),
    nullable: fc.boolean(),
  });
  const message = fc.record({
    name: word,
    since: fc.integer({ min: 1, max: 3 }),
    destructor: fc.boolean(),
    args: fc.uniqueArray(arg, { maxLength: 9, selector: (one) => parameterName(one.name) }),
  });
  const messages = fc
    .uniqueArray(message, { maxLength: 6, selector: (one) => methodName(one.name) })
    .map((list) => [...list].sort((a, b) => a.since - b.since));
  const protocol = fc.uniqueArray(fc.record({ name: identifier, requests: messages, events: messages }), {
    minLength: 1,
    maxLength: 4,
    selector: (one) => methodName(one.name).toLowerCase(),
  });

  it.each(['if', 'class', 'interfaces', 'meanings'])('may have an interface called %s', (name) => {
    const text = emitted(`<protocol name="p"><interface name="${name}" version="1"/></protocol>`);
    expect(text).toContain(`export const ${name}_: InterfaceDescriptor`);
    const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true });
    expect(diagnostics?.map((one) => one.messageText)).toEqual([]);
  });

  it('is emitted the same every time, as TypeScript without syntax errors', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(protocol, (interfaces) => {
        const element = (
          kind: string,
          one: { name: string; since: number; destructor: boolean; args: (typeof interfaces)[0]['events'][0]['args'] },
        ) =>
          `<${kind} name="${one.name}" since="${one.since}"${one.destructor ? ' type="destructor"' : ''}>${one.args
            .map((a) => {
              const nullable = a.nullable && (a.type === 'string' || a.type === 'object');
              return `<arg name="${a.name}" type="${a.type}"${nullable ? ' allow-null="true"' : ''}/>`;
            })
            .join('')}</${kind}>`;
        const xml = `<protocol name="p">${interfaces
          .map(
            (one) =>
              `<interface name="${one.name}" version="3">${one.requests.map((r) => element('request', r)).join('\n')}${one.events
                .map((e) => element('event', e))
                .join('\n')}</interface>`,
          )
          .join('\n')}</protocol>`;
        const text = emitted(xml);
        expect(emitted(xml)).toBe(text);
        const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true });
        expect(diagnostics?.map((one) => one.messageText)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
