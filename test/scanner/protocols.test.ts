import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { generate, protocolFiles } from '../../protocols/generate.js';
import { factsOf, sha256 } from '../../protocols/import.js';
import { catalog } from '../../src/protocol/catalog.js';
import { catalogued, parseProtocol, readProtocols } from '../../src/scanner/index.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const lock = JSON.parse(readFileSync(join(ROOT, 'protocols/protocols.lock.json'), 'utf8')) as {
  sources: Record<string, { name: string; version: string }>;
  files: Record<string, { source: string; path: string; upstreamSha256: string; sha256: string }>;
};

describe('the protocols in the tree', () => {
  it('are those that the lock file names, with their checksums', () => {
    const files = protocolFiles().map((file) => file.slice(ROOT.length + '/protocols/'.length));
    expect([...files].sort()).toEqual(Object.keys(lock.files).sort());
    for (const file of files) {
      expect(sha256(readFileSync(join(ROOT, 'protocols', file), 'utf8')), file).toBe(lock.files[file]?.sha256);
      expect(lock.sources[lock.files[file]?.source ?? '']?.version, file).toMatch(/^[0-9a-f.]+$/);
    }
  });

  it('hold facts and copyright lines, no prose', () => {
    for (const file of protocolFiles()) {
      const xml = readFileSync(file, 'utf8');
      expect(xml, file).not.toMatch(/summary=|<description|permission/i);
      expect(parseProtocol(xml, file).copyright.length, file).toBeGreaterThan(0);
      expect(factsOf(xml, file), file).toBe(xml);
    }
  });

  it('generate exactly the files that are checked in', async () => {
    const texts = await generate();
    for (const [path, text] of texts) {
      expect(readFileSync(join(ROOT, 'src/protocol', path), 'utf8') === text, `${path}: run npm run generate`).toBe(
        true,
      );
    }
    const checkedIn = readdirSync(join(ROOT, 'src/protocol/generated')).map((file) => `generated/${file}`);
    expect([...checkedIn, 'catalog.ts'].sort()).toEqual([...texts.keys()].sort());
    expect(await generate()).toEqual(texts);
  });
});

describe('the importer', () => {
  it('keeps facts and holders and drops words', () => {
    const facts = factsOf(
      `<?xml version="1.0"?><protocol name="p"><copyright>
        Copyright ©  2024   A &amp; B &lt;a@example.org&gt;
        Permission is hereby granted
      </copyright><description summary="s">words</description>
      <interface name="a" version="2" frozen="true"><description summary="s">words</description>
      <request type="destructor" name="r" since="2"><description summary="s">more</description>
      <arg summary="s" name="x" type="uint" enum="e"/></request>
      <enum name="e"><entry name="k" value="1 &lt;&lt; 2" summary="s"/></enum></interface></protocol>`,
      'p.xml',
    );
    expect(facts).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<protocol name="p">
  <copyright>
    Copyright © 2024 A &amp; B &lt;a@example.org&gt;
  </copyright>
  <interface name="a" version="2" frozen="true">
    <request name="r" type="destructor" since="2">
      <arg name="x" type="uint" enum="e"/>
    </request>
    <enum name="e">
      <entry name="k" value="1 &lt;&lt; 2"/>
    </enum>
  </interface>
</protocol>
`);
  });

  it('refuses an attribute that it does not know, so that no fact gets lost', () => {
    const xml =
      '<protocol name="p"><copyright>Copyright 2024 A</copyright><interface name="a" version="1" new="1"/></protocol>';
    expect(() => factsOf(xml, 'p.xml')).toThrow('unknown attribute new of <interface>');
  });
});

describe('the catalog', () => {
  it('loads the class of every interface by name', async () => {
    expect(catalog.size).toBeGreaterThan(180);
    for (const [name, { stem, load }] of catalog) {
      const type = await load();
      expect(type.interface.name).toBe(name);
      const made = type.interface.events.flatMap((event) => event.args).filter((arg) => arg.type === 'new_id');
      for (const arg of made) {
        expect(type.makes?.[arg.interface ?? '']?.().interface.name, `${stem} ${name}`).toBe(arg.interface);
      }
    }
  });

  it('means the stable protocol where an unstable one used the same names', async () => {
    const models = await readProtocols(protocolFiles());
    const kept = catalogued(models).map((model) => model.stem);
    expect(
      models
        .map((model) => model.stem)
        .filter((stem) => !kept.includes(stem))
        .sort(),
    ).toEqual(['linux-dmabuf-unstable-v1', 'tablet-unstable-v2', 'xdg-shell-unstable-v5']);
    expect(catalog.get('xdg_surface')?.stem).toBe('xdg-shell');
    expect(catalog.get('zwp_linux_dmabuf_v1')?.stem).toBe('linux-dmabuf-v1');
    expect(catalog.has('xdg_shell')).toBe(false);
    expect(catalog.get('constructor')).toBeUndefined();
  });
});
