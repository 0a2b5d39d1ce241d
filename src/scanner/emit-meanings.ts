/** Model → a table of meanings to begin with: what the XML tells, and a place for each thing that it doesn't. */

import { comment } from './comment.js';
import { type Literal, literal, Raw } from './literal.js';
import type { MessageModel, ProtocolModel } from './model.js';
import { requestsName } from './names.js';

export interface EmitMeaningsOptions {
  /** Where the types of meanings come from. Default: `resurface`. */
  readonly runtime?: string;
  /** Where the protocol's generated file is. Default: `./<stem>.js`. */
  readonly generated?: string;
}

/** The words of the table, and what each stands for; only those that a table uses are written. */
const WORDS = {
  creates: `const creates: Meaning = { lifetime: 'creates', afterLoss: 'repeat' };\n`,
  destroys: `const destroys: Meaning = { lifetime: 'destroys', afterLoss: 'repeat' };\n`,
  undeclared: `
/** To be replaced by what the request means; until then a loss names it in \`rebuilt\`. */
function undeclared(request: string): Meaning {
  return { identity: 'overwrite', key: request, afterLoss: 'drop', why: 'nobody declared what it means' };
}
`,
};

/**
 * The table that a user fills in for a protocol of his own. What makes objects and what destroys them is
 * known from the XML; every other request is reported as lost until its meaning is declared.
 * @returns the text of a TypeScript module that exports `meanings`
 */
export function emitMeanings(model: ProtocolModel, options: EmitMeaningsOptions = {}): string {
  const { runtime = 'resurface', generated = `./${model.stem}.js` } = options;
  const used = new Set<keyof typeof WORDS>();
  const table: Record<string, Literal> = {};
  for (const one of model.interfaces) {
    const requests: Record<string, Literal> = {};
    for (const request of one.requests) {
      const word = wordFor(request);
      used.add(word);
      requests[entry(request.name)] = new Raw(word === 'undeclared' ? `undeclared('${request.name}')` : word);
    }
    table[entry(one.name)] = { requests };
  }
  const requestsType = requestsName(model.stem);
  const start = `export const meanings: ProtocolMeanings<${requestsType}> = `;
  const words = (Object.keys(WORDS) as (keyof typeof WORDS)[]).filter((word) => used.has(word));
  const types = used.size === 0 ? 'ProtocolMeanings' : 'Meaning, ProtocolMeanings';
  return [
    comment(0, [
      `What the requests of ${model.name} mean after the connection was lost.`,
      'Begun by the scanner, which does not write it again: it is yours.',
    ]),
    `\nimport type { ${types} } from '${runtime}';\nimport type { ${requestsType} } from '${generated}';\n\n`,
    ...words.map((word) => WORDS[word]),
    words.length === 0 ? '' : '\n',
    `${start}${literal(table, 0, start.length, 1)};\n`,
  ].join('');
}

/** A destructor that turns its object into another makes that one. */
function wordFor(request: MessageModel): keyof typeof WORDS {
  if (request.args.some((arg) => arg.type === 'new_id')) return 'creates';
  return request.destructor ? 'destroys' : 'undeclared';
}

/** `__proto__` would set the object's prototype. */
function entry(name: string): string {
  return name === '__proto__' ? `['${name}']` : name;
}
