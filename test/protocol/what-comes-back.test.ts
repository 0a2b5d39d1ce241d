import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { protocolFiles } from '../../protocols/generate.js';
import { WHAT_COMES_BACK, whatComesBack } from '../../protocols/what-comes-back.js';
import { catalog } from '../../src/protocol/catalog.js';

describe('docs/what-comes-back.md', () => {
  const page = readFileSync(WHAT_COMES_BACK, 'utf8');

  it('is what the meanings say now (npm run generate writes it)', async () => {
    expect(page === (await whatComesBack(protocolFiles())), 'run npm run generate').toBe(true);
  });

  it('tells of every interface, and leaves no cell of its tables empty', () => {
    for (const name of catalog.keys()) expect(page).toContain(`\n| \`${name}\` | `);
    const rows = page.split('\n').filter((line) => line.startsWith('| `'));
    for (const row of rows) {
      const cells = row.slice(2, -2).split(' | ');
      expect(cells.length, row).toBe(3);
      expect(cells.every((cell) => cell.trim() !== '') && cells.slice(1).join('') !== '––', row).toBe(true);
    }
  });

  it('gives each reason where something is lost', () => {
    expect(page).toContain(
      '| `wl_data_offer` | – | **the object**: an offer ends with the connection that brought it.',
    );
    expect(page).toMatch(/`zwlr_screencopy_frame_v1` .* The app hears `failed`\./);
    expect(page).toMatch(/`wl_pointer` .*\*\*when it may be\*\*: `set_cursor` \(/);
    expect(page).toMatch(/`wl_surface` .*\*\*asked again\*\*: `frame`/);
  });
});
