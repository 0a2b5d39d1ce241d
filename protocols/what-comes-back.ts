/**
 * `docs/what-comes-back.md`, out of the meanings: for each protocol and interface what is said again after a
 * loss, what is asked again, and what is lost and why. Written by `npm run generate`.
 */

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InterfaceDescriptor, InterfaceMeanings, Meaning, ProxyClass } from '../src/protocol/index.js';

const HERE = dirname(fileURLToPath(import.meta.url));
const DOCS = 'https://wayland.app/protocols';

export const WHAT_COMES_BACK = join(HERE, '../docs/what-comes-back.md');

const FOLDERS: Readonly<Record<string, string>> = {
  wayland: 'The core protocol',
  stable: 'Stable',
  staging: 'Staging',
  unstable: 'Unstable',
  wlr: 'wlr-protocols',
  wlroots: 'Others that wlroots has',
};

const INTRODUCTION = `# What comes back

*Written by \`npm run generate\` from the meanings that the library declares (\`src/protocol/meanings\`); changes made here are lost.*

When a connection is lost, by the compositor's end or the app's own, and another one takes its place, each request that was ever made
has one of these fates:

- **Said again**: it is state, and the new compositor hears it. What is *latched* takes effect with a commit, and lands in the one commit
  that shows a surface's content again.
- **Asked again**: a question without an answer yet is put to the new compositor, for the same object of the app.
- **When it may be**: it needs an event of the new connection, for its serial or since it tells that nobody else has the selection. Until then it
  stands in \`rebuilt.waiting\`. A cursor is set again when the pointer enters, unless the app sets one when it hears of that; a selection is offered again
  when the app has the focus (data-control: at once), or its source hears \`cancelled\` if somebody else has it by then. Out of a file selections
  are offered only on request: \`restore(file, { selection: 'reoffer' })\`.
- **Ends**: a transaction under way can't be finished by another compositor. The app hears the event that means failure.
- **New**: a handle or token that the app passed on is no longer good. Where its object comes back, the app hears the new one from it; else it makes one.
- **Let go of**: what the old compositor had said and nobody holds any more (a focus, a locked pointer) is taken back by the event that a
  compositor would send.
- **Over**: an order that was carried out, or an answer. There is nothing to say again.

What is lost stands in \`rebuilt.lost\` with the reason that this page gives. How requests work on each other (which one replaces
which, what waits for which commit) is declared in the same tables; [meanings.md](meanings.md) tells how to declare your own protocol.

Protocols that others superseded: \`wl_shell\` and the drafts of xdg-shell (versions 5 and 6) are known and aren't rebuilt. The
unstable twins of stable protocols (linux-dmabuf, tablet version 2) are treated as the stable ones, and first versions (tablet, text-input,
input-method, xdg-foreign) as well as their protocol allows.
`;

interface Declared {
  readonly stem: string;
  readonly folder: string;
  readonly descriptor: InterfaceDescriptor;
  readonly meanings: InterfaceMeanings;
}

/** Where the objects of an interface come from. */
interface Origins {
  readonly requests: readonly Meaning[];
  readonly events: boolean;
}

/**
 * The page as it has to be.
 * @param files the protocols' XML files, in the order in which they count
 */
export async function whatComesBack(files: readonly string[]): Promise<string> {
  const declared = (await Promise.all(files.map(tableOf))).flat();
  const parts = [INTRODUCTION];
  let folder = '';
  for (const one of new Set(declared.map(({ stem }) => stem))) {
    const interfaces = declared.filter(({ stem }) => stem === one);
    const first = interfaces[0] as Declared;
    if (first.folder !== folder) parts.push(`\n## ${FOLDERS[first.folder] ?? first.folder}\n`);
    folder = first.folder;
    parts.push(`\n### [${one}](${DOCS}/${one})\n\n| interface | comes back | doesn't, and why |\n|---|---|---|\n`);
    for (const each of interfaces) {
      const origins = originsOf(each, declared);
      const cells = [`\`${each.descriptor.name}\``, comesBack(each, origins).join('<br>'), goes(each).join('<br>')];
      parts.push(`| ${cells.map((cell) => cell || '–').join(' | ')} |\n`);
    }
  }
  return parts.join('');
}

async function tableOf(file: string): Promise<Declared[]> {
  const stem = file.slice(file.lastIndexOf('/') + 1, -'.xml'.length);
  const folder = dirname(file).slice(dirname(dirname(file)).length + 1);
  const { interfaces } = (await import(`../src/protocol/generated/${stem}.ts`)) as {
    interfaces: Record<string, ProxyClass>;
  };
  return Object.values(interfaces).map(({ interface: descriptor }) => {
    if (descriptor.meanings === undefined) throw new Error(`${stem}: nobody declared what ${descriptor.name} means`);
    return { stem, folder, descriptor, meanings: descriptor.meanings };
  });
}

/** An interface of the same protocol is meant before one of the same name elsewhere. */
function originsOf({ stem, descriptor: { name } }: Declared, declared: readonly Declared[]): Origins {
  const makes = (one: Declared): Meaning[] =>
    one.descriptor.requests.flatMap((request) => {
      const meaning = one.meanings.requests[request.name];
      const made = request.args.some((arg) => arg.type === 'new_id' && arg.interface === name);
      return made && meaning !== undefined ? [meaning] : [];
    });
  const own = declared.filter((one) => one.stem === stem);
  const requests = own.flatMap(makes);
  return {
    requests: requests.length > 0 ? requests : declared.flatMap(makes),
    events: declared.some((one) =>
      one.descriptor.events.some((event) => event.args.some((arg) => arg.type === 'new_id' && arg.interface === name)),
    ),
  };
}

function comesBack({ descriptor, meanings }: Declared, origins: Origins): string[] {
  if (meanings.lost !== undefined) return [];
  const lines = [theObject(descriptor, origins)];
  const state = Object.entries(meanings.requests).filter(
    ([, { identity, lifetime }]) => identity && identity !== 'unset' && !lifetime,
  );
  const names = (which: (meaning: Meaning) => boolean): string =>
    state
      .filter(([, meaning]) => meaning.afterLoss === 'repeat' && which(meaning))
      .map(([name]) => `\`${name}\``)
      .join(', ');
  const latched = (meaning: Meaning): boolean => meaning.applied === 'commit' || meaning.applied === 'parent-commit';
  const now = names((meaning) => !latched(meaning));
  if (now !== '') lines.push(`**said again**: ${now}`);
  const later = names(latched);
  if (later !== '') lines.push(`**said again**, latched: ${later}`);
  const asked = Object.entries(meanings.requests).filter(([, { afterLoss }]) => afterLoss === 'ask-again');
  if (asked.length > 0) lines.push(`**asked again**: ${asked.map(([name]) => `\`${name}\``).join(', ')}`);
  lines.push(...withReasons(meanings, '**when it may be**', (one) => one.afterLoss === 'wish' && !isGrab(one)));
  lines.push(...withReasons(meanings, '**new**', ({ afterLoss }) => afterLoss === 'capability'));
  for (const [first, last] of Object.entries(meanings.takenBackBy ?? {})) {
    lines.push(`**let go of**: the app hears \`${last}\` if it had heard \`${first}\``);
  }
  return lines.filter((line) => line !== '');
}

function theObject(descriptor: InterfaceDescriptor, { requests, events }: Origins): string {
  if (descriptor.name === 'wl_display') return 'the connection itself';
  if (requests.some(({ afterLoss }) => afterLoss === 'repeat' || afterLoss === 'capability')) return 'the object';
  if (requests.some(({ afterLoss }) => afterLoss === 'ask-again')) return 'the object, while it waits';
  if (requests.length > 0) return '';
  return events ? 'the compositor makes it anew' : 'the global, if it is there';
}

function goes({ meanings }: Declared): string[] {
  const lines: string[] = [];
  const { lost, ends } = meanings;
  if (lost !== undefined) {
    const heard = ends === undefined ? '' : ` The app hears \`${ends.event}\`.`;
    lines.push(`**the object**: ${lost}.${heard}`);
  } else if (ends !== undefined) {
    lines.push(`should it not come back, the app hears \`${ends.event}\``);
  }
  const told = ({ afterLoss, why }: Meaning): boolean =>
    why !== lost && (lost !== undefined || (afterLoss !== 'wish' && afterLoss !== 'capability'));
  lines.push(...withReasons(meanings, '**ends**', (one) => one.afterLoss === 'fail' && told(one)));
  lines.push(...withReasons(meanings, '**not waited for**', isGrab));
  lines.push(
    ...withReasons(meanings, '**lost**', (one) => {
      return one.afterLoss !== 'fail' && one.why !== undefined && told(one) && !isOver(one);
    }),
  );
  if (lost === undefined)
    lines.push(...withReasons(meanings, '**over**', (one) => isOver(one) && one.why !== undefined));
  const over = Object.entries(meanings.requests).filter(([, one]) => one.afterLoss === 'drop' && one.why === undefined);
  if (lost === undefined && over.length > 0) lines.push(`**over**: ${over.map(([name]) => `\`${name}\``).join(', ')}`);
  return lines;
}

/** It leaves no state, so no report speaks of it. */
const isOver = ({ afterLoss, identity }: Meaning): boolean => afterLoss === 'drop' && identity === undefined;

/** What a popup wishes for, no event brings back. */
const isGrab = ({ key }: Meaning): boolean => key === 'grab';

/** Requests with the same reason stand together. */
function withReasons(meanings: InterfaceMeanings, fate: string, which: (meaning: Meaning) => boolean): string[] {
  const byReason = new Map<string, string[]>();
  for (const [name, meaning] of Object.entries(meanings.requests)) {
    if (!which(meaning)) continue;
    byReason.set(meaning.why ?? '', [...(byReason.get(meaning.why ?? '') ?? []), `\`${name}\``]);
  }
  return [...byReason].map(([why, names]) => `${fate}: ${names.join(', ')}${why === '' ? '' : ` (${why})`}`);
}
