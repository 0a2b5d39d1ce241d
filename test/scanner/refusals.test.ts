import { describe, expect, it } from 'vitest';
import { XmlError } from '../../src/errors.js';
import { parseProtocol, Scope, validate } from '../../src/scanner/index.js';

/** Line 1 is the root; `body` begins on line 2. */
function inProtocol(body: string): string {
  return `<protocol name="p">\n${body}\n</protocol>`;
}

/** The interface opens on line 2; `body` begins on line 3. */
function inInterface(body: string, version = 3): string {
  return inProtocol(`<interface name="a" version="${version}">\n${body}\n</interface>`);
}

function scanned(...texts: string[]): void {
  const models = texts.map((text, i) => parseProtocol(text, `some/file-${i}.xml`));
  validate(new Scope(models, [{ name: 'wl_known', module: 'elsewhere', enums: [{ name: 'kind', bitfield: false }] }]));
}

function refusal(...texts: string[]): XmlError {
  try {
    scanned(...texts);
  } catch (error) {
    if (error instanceof XmlError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const oneArg = (attributes: string) => inInterface(`<request name="r">\n<arg name="x" ${attributes}/>\n</request>`);
const oneEventArg = (attributes: string) => inInterface(`<event name="e">\n<arg name="x" ${attributes}/>\n</event>`);
const oneEntry = (attributes: string) => inInterface(`<enum name="e">\n<entry ${attributes}/>\n</enum>`);

describe('what is no XML', () => {
  it.each<[string, string, number]>([
    ['a mismatched tag', '<protocol name="p">\n<interface name="a" version="1">\n</protocol>', 3],
    ['a tag that is never closed', '<protocol name="p">\n<interface name="a" version="1">\n', 3],
    ['an attribute without quotes', '<protocol name="p">\n<interface name=a version="1"/>\n</protocol>', 2],
    ['an attribute twice', inProtocol('<interface name="a" name="b" version="1"/>'), 2],
    ['an entity that is not there', '<protocol name="p">\n&nothing;\n</protocol>', 2],
    ['nothing', '', 1],
    ['text', 'int main(void);', 1],
  ])('%s is refused', (_, xml, line) => {
    expect(refusal(xml)).toMatchObject({ code: 'ERR_WL_XML', file: 'some/file-0.xml', line });
  });
});

describe('what is no protocol', () => {
  it.each<[string, string, number, RegExp]>([
    ['another root', '<html>\n</html>', 1, /not a protocol: the root is <html>/],
    ['a protocol without a name', '<protocol>\n</protocol>', 1, /<protocol> has no name/],
    ['a protocol without an interface', '<protocol name="p"/>', 1, /no interface/],
    ['an unknown element', inInterface('<signal name="s"/>'), 3, /<signal> can't stand in <interface>/],
    ['an element in the wrong place', inProtocol('<request name="r"/>'), 2, /<request> can't stand in <protocol>/],
    ['an interface without a name', inProtocol('<interface version="1"/>'), 2, /<interface> has no name/],
    ['an interface without a version', inProtocol('<interface name="a"/>'), 2, /<interface> has no version/],
    ['version 0', inProtocol('<interface name="a" version="0"/>'), 2, /version="0"/],
    ['a version in words', inProtocol('<interface name="a" version="one"/>'), 2, /version="one"/],
    ['a request without a name', inInterface('<request/>'), 3, /<request> has no name/],
    ['an unknown message type', inInterface('<request name="r" type="constructor"/>'), 3, /only "destructor"/],
    ['an argument without a type', oneArg(''), 4, /<arg> has no type/],
    ['an entry without a value', oneEntry('name="x"'), 4, /<entry> has no value/],
  ])('%s is refused', (_, xml, line, problem) => {
    const error = refusal(xml);
    expect(error).toMatchObject({ file: 'some/file-0.xml', line });
    expect(error.message).toMatch(problem);
    expect(error.message.startsWith(`some/file-0.xml:${line}: `)).toBe(true);
  });
});

describe('names', () => {
  it.each<[string, string, number, RegExp]>([
    [
      'two interfaces',
      inProtocol('<interface name="a" version="1"/>\n<interface name="a" version="1"/>'),
      3,
      /duplicate interface "a", first on line 2/,
    ],
    ['two requests', inInterface('<request name="r"/>\n<request name="r"/>'), 4, /duplicate request "r"/],
    ['two events', inInterface('<event name="e"/>\n<event name="e"/>'), 4, /duplicate event "e"/],
    ['two enums', inInterface('<enum name="e"/>\n<enum name="e"/>'), 4, /duplicate enum "e"/],
    [
      'two entries',
      inInterface('<enum name="e">\n<entry name="x" value="0"/>\n<entry name="x" value="1"/>\n</enum>'),
      5,
      /duplicate entry "x"/,
    ],
    [
      'two arguments',
      inInterface('<request name="r">\n<arg name="x" type="int"/>\n<arg name="x" type="int"/>\n</request>'),
      5,
      /duplicate arg "x"/,
    ],
    [
      'requests that become one method',
      inInterface('<request name="do_it"/>\n<request name="doIt"/>'),
      4,
      /duplicate name: .* method doIt/,
    ],
    [
      'interfaces that become one class',
      inProtocol('<interface name="a_b" version="1"/>\n<interface name="aB" version="1"/>'),
      3,
      /the class AB/,
    ],
    ['enums that become one type', inInterface('<enum name="x_y"/>\n<enum name="xY"/>'), 4, /the type AXY/],
  ])('%s of one name are refused', (_, xml, line, problem) => {
    const error = refusal(xml);
    expect(error.line).toBe(line);
    expect(error.message).toMatch(problem);
  });

  it('a request and an event may have the same name', () => {
    expect(() => scanned(inInterface('<request name="x"/>\n<event name="x"/>'))).not.toThrow();
  });

  it.each(['1st', 'a-b', 'a b', 'ä', '', 'a;b', '__proto__'])('"%s" is no identifier', (name) => {
    for (const xml of [
      inProtocol(`<interface name="${name}" version="1"/>`),
      `<protocol\nname="p">\n<interface name="x" version="1">\n<request name="${name}"/></interface></protocol>`,
      inInterface(`<event name="${name}"/>`),
      inInterface(`<enum name="${name}"/>`),
      inInterface(`<request name="r">\n<arg name="${name}" type="int"/></request>`),
      oneArg(`type="object" interface="${name}"`),
    ]) {
      expect(refusal(xml).message).toMatch(/is not an identifier/);
    }
  });

  it('an entry may begin with a digit, and with nothing else that is odd', () => {
    expect(() => scanned(oneEntry('name="90" value="1"'))).not.toThrow();
    expect(refusal(oneEntry('name="9-0" value="1"')).line).toBe(4);
  });

  it('a file name that could not be a module name is refused', () => {
    expect(() => parseProtocol(inInterface(''), "it's.xml")).toThrow(XmlError);
  });
});

describe('types', () => {
  it.each<[string, string, RegExp]>([
    ['an unknown type', oneArg('type="float"'), /unknown type "float" of arg "x"/],
    ['a type that every object has', oneArg('type="constructor"'), /unknown type/],
    [
      'a new_id without interface in an event',
      oneEventArg('type="new_id"'),
      /new_id "x" of an event needs an interface/,
    ],
    ['an interface on a string', oneArg('type="string" interface="a"'), /of type string can't have an interface/],
    ['allow-null on a number', oneArg('type="int" allow-null="true"'), /can't be null/],
    ['allow-null on a new_id', oneArg('type="new_id" interface="a" allow-null="true"'), /can't be null/],
    ['allow-null on an array', oneArg('type="array" allow-null="true"'), /can't be null/],
    [
      'allow-null that is neither true nor false',
      oneArg('type="string" allow-null="yes"'),
      /must be "true" or "false"/,
    ],
    ['an enum on a string', oneArg('type="string" enum="e"'), /can't have an enum/],
    ['an enum on a fixed', oneArg('type="fixed" enum="e"'), /can't have an enum/],
    ['an enum that is not there', oneArg('type="uint" enum="e"'), /the enum "e", which isn't there/],
    [
      'an enum of an interface that is not there',
      oneArg('type="uint" enum="b.e"'),
      /the enum "b.e", which isn't there/,
    ],
    ['an enum that a known interface does not have', oneArg('type="uint" enum="wl_known.e"'), /which isn't there/],
    ['an enum with two dots', oneArg('type="uint" enum="a.b.c"'), /neither a name nor interface.name/],
    ['an interface that nobody knows', oneArg('type="object" interface="wl_other"'), /"wl_other", which is neither/],
  ])('%s is refused', (_, xml, problem) => {
    const error = refusal(xml);
    expect(error.line).toBe(4);
    expect(error.message).toMatch(problem);
  });

  it('a second new_id in a request is refused, since a call gives back one object', () => {
    const xml = inInterface(
      '<request name="r">\n<arg name="x" type="new_id" interface="a"/>\n<arg name="y" type="new_id" interface="a"/>\n</request>',
    );
    expect(refusal(xml)).toMatchObject({ line: 5 });
  });

  it('a bitfield on an int is refused, a plain enum is not', () => {
    const xml = (bitfield: boolean) =>
      inInterface(
        `<enum name="e" bitfield="${bitfield}"/>\n<request name="r">\n<arg name="x" type="int" enum="e"/></request>`,
      );
    expect(() => scanned(xml(false))).not.toThrow();
    const error = refusal(xml(true));
    expect(error.line).toBe(5);
    expect(error.message).toMatch(/"e" is a bitfield, so its type must be uint/);
  });

  it('interfaces and enums of other files of the set and of known imports are found', () => {
    const other =
      '<protocol name="q"><interface name="b" version="1"><enum name="e" bitfield="true"/></interface></protocol>';
    const one = inInterface(`<request name="r">
      <arg name="v" type="object" interface="b"/><arg name="w" type="uint" enum="b.e"/>
      <arg name="x" type="object" interface="wl_known"/><arg name="y" type="uint" enum="wl_known.kind"/></request>`);
    expect(() => scanned(one, other)).not.toThrow();
    expect(refusal(one)).toMatchObject({ line: 4 });
  });

  it('names the file of the set that is wrong', () => {
    expect(refusal(inInterface(''), oneArg('type="uint" enum="e"'))).toMatchObject({
      file: 'some/file-1.xml',
      line: 4,
    });
  });
});

describe('versions', () => {
  it.each<[string, string, number, RegExp]>([
    [
      'since that goes back',
      inInterface('<request name="r" since="2"/>\n<request name="s"/>'),
      4,
      /since goes back: request "s" is since 1, "r" before it since 2/,
    ],
    [
      'since beyond the version',
      inInterface('<event name="e" since="4"/>'),
      3,
      /since="4" exceeds the version of a, 3/,
    ],
    ['an entry beyond the version', oneEntry('name="x" value="0" since="4"'), 4, /exceeds the version/],
    ['since 0', inInterface('<event name="e" since="0"/>'), 3, /since="0"/],
    ['since with a sign', inInterface('<event name="e" since="+1"/>'), 3, /since="\+1"/],
    [
      'deprecation beyond the version',
      inInterface('<event name="e" deprecated-since="4"/>'),
      3,
      /deprecated-since="4" exceeds/,
    ],
    [
      'deprecation before it was there',
      inInterface('<event name="e" since="3" deprecated-since="2"/>'),
      3,
      /is before since="3"/,
    ],
  ])('%s is refused', (_, xml, line, problem) => {
    const error = refusal(xml);
    expect(error.line).toBe(line);
    expect(error.message).toMatch(problem);
  });

  it('requests and events count apart', () => {
    expect(() =>
      scanned(inInterface('<request name="r" since="3"/>\n<event name="e"/>\n<request name="s" since="3"/>')),
    ).not.toThrow();
  });
});

describe('values', () => {
  it.each<[string, number]>([
    ['0', 0],
    ['17', 17],
    ['-1', -1],
    ['0x10', 16],
    ['0XfF', 255],
    ['0xffffffff', 0xffffffff],
    ['4294967295', 0xffffffff],
    ['-2147483648', -0x80000000],
    ['1 &lt;&lt; 3', 8],
    ['1&lt;&lt;31', 0x80000000],
    ['0x3 &lt;&lt; 4', 0x30],
  ])('%s is a number', (text, value) => {
    const model = parseProtocol(oneEntry(`name="x" value="${text}"`), 'f.xml');
    expect(model.interfaces[0]?.enums[0]?.entries[0]?.value).toBe(value);
  });

  it.each(['', 'one', '1.5', '010', '0x', '4294967296', '-2147483649', '1 &lt;&lt; 32', '1 | 2', '1e3', '0x1g'])(
    '"%s" is not',
    (text) => {
      const error = refusal(oneEntry(`name="x" value="${text}"`));
      expect(error.line).toBe(4);
      expect(error.message).toMatch(/is not a 32-bit number/);
    },
  );
});

it('the line is where the tag begins, also when its attributes stand on lines of their own', () => {
  const xml = inInterface('<request\n  name="r"\n>\n<arg\n\n  name="x"\n  type="odd"\n/></request>');
  expect(refusal(xml).line).toBe(6);
});

it('prose is skipped, whatever stands in it', () => {
  const xml = inInterface(
    '<description summary="s">1 &lt; 2 <b>request</b></description><enum name="e"><description/></enum>',
  );
  expect(() => scanned(xml)).not.toThrow();
});
