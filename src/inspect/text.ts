/** A description → a tree of lines for people. */

import type {
  BufferDescription,
  ObjectDescription,
  PoolDescription,
  SnapshotDescription,
  SurfaceDescription,
  WindowDescription,
} from './description.js';
import type { ArgumentValue, RequestDescription, StageDescription } from './entries.js';

/** What a piece of text is: a terminal may colour it. */
export type Tone = 'heading' | 'name' | 'detail' | 'warning';

export interface TextOptions {
  /** Lines are cut off here, by `…`; default: nowhere. */
  readonly width?: number;
  /** Default: as it is. It must not change how much room a text takes. */
  readonly paint?: (tone: Tone, text: string) => string;
}

interface Line {
  /** Pieces with a tone, in order. */
  readonly pieces: readonly (readonly [Tone | undefined, string])[];
  readonly below: readonly Line[];
}

const line = (pieces: Line['pieces'], below: readonly Line[] = []): Line => ({ pieces, below });

/** The whole description, ending with a line break. */
export function treeText(file: string, description: SnapshotDescription, options: TextOptions = {}): string {
  const { windows, layers, surfaces, selections, seats, outputs, globals, pools, others } = description;
  const { created, library, format, bytes, point, points, torn, sections, data, undeclared } = description;
  const written = `${library === null ? '' : `, written by resurface ${library}`}${created === null ? '' : `, ${created}`}`;
  const groups: [string, readonly Line[]][] = [
    [
      'points',
      points.length === 1
        ? []
        : points.map(({ number, time, kind, bytes }) =>
            line([
              ['name', `${number}`],
              ['detail', ` ${time ?? ''} ${kind}, ${sizeText(bytes)}${number === point ? ', this one' : ''}`],
            ]),
          ),
    ],
    ['torn', torn === 0 ? [] : [line([['warning', `${sizeText(torn)} at the end are no whole point, and left out`]])]],
    ['windows', windows.map(windowLine)],
    ['layer surfaces', layers.map((one) => surfaceLine(one))],
    ['other surfaces', surfaces.map((one) => surfaceLine(one))],
    [
      'selections',
      selections.map(({ kind, device, mimeTypes }) =>
        line([
          ['name', kind],
          ['detail', ` ${mimeTypes.join(', ')} (${device})`],
        ]),
      ),
    ],
    ['seats', seats.map(objectLine)],
    ['outputs', outputs.map(objectLine)],
    ['other globals', globals.map(objectLine)],
    ['pools', pools.map(poolLine)],
    ['other objects', others.map(objectLine)],
    [
      'sections',
      sections.map((one) =>
        line([
          ['name', one.name],
          ['detail', ` ${sizeText(one.bytes)}`],
        ]),
      ),
    ],
    ['data of the app', data === null ? [] : [line([[undefined, dataText(data)]])]],
    ['requests that nobody declared: they do not come back', undeclared.map((one) => line([['warning', one]]))],
  ];
  const lines = [
    line([
      ['heading', file],
      ['detail', `: format ${format}, ${sizeText(bytes)}${written}`],
    ]),
  ];
  for (const [title, below] of groups) if (below.length > 0) lines.push(line([['heading', title]], below));
  return lines.map((one) => printed(one, '', '', options)).join('');
}

function printed({ pieces, below }: Line, first: string, rest: string, options: TextOptions): string {
  const { width = Number.POSITIVE_INFINITY, paint = (_tone, text) => text } = options;
  let room = Math.max(8, width - first.length);
  let text = first;
  for (const [tone, piece] of pieces) {
    // A title may hold anything: no escape sequence of it reaches the terminal.
    const plain = clean(piece);
    const cut = plain.length > room ? `${plain.slice(0, Math.max(0, room - 1))}…` : plain;
    room -= cut.length;
    text += tone === undefined ? cut : paint(tone, cut);
    if (cut !== plain) break;
  }
  const inner = below.map((one, i) =>
    i === below.length - 1
      ? printed(one, `${rest}└─ `, `${rest}   `, options)
      : printed(one, `${rest}├─ `, `${rest}│  `, options),
  );
  return `${text}\n${inner.join('')}`;
}

/** Without control characters. */
export function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '·');
}

function windowLine(window: WindowDescription): Line {
  const { key, title, appId, size, states, minSize, maxSize, parent, surface } = window;
  const facts = [
    size === null ? 'not shown' : `${size.width}x${size.height}`,
    ...states,
    ...(minSize === null ? [] : [`at least ${minSize.width}x${minSize.height}`]),
    ...(maxSize === null ? [] : [`at most ${maxSize.width}x${maxSize.height}`]),
    ...(parent === null ? [] : [`belongs to ${parent}`]),
  ];
  return line(
    [
      ['name', key ?? title ?? 'window'],
      [undefined, `${key === null || title === null ? '' : ` "${title}"`}${appId === null ? '' : ` ${appId}`}`],
      ['detail', ` ${facts.join(', ')}`],
    ],
    [surfaceLine(surface)],
  );
}

function surfaceLine(surface: SurfaceDescription, before = ''): Line {
  const { size, role, subsurfaces, popups, content } = surface;
  const shows = (['committed', 'cached', 'pending'] as const).flatMap((stage) => {
    const buffer = content[stage];
    return buffer === undefined
      ? []
      : [
          line([
            ['detail', `${STAGES[stage]}: `],
            [undefined, bufferText(buffer)],
          ]),
        ];
  });
  const children = subsurfaces.map((one) => {
    const how = [`${one.x},${one.y}`, one.synchronized ? 'sync' : 'desync', ...(one.below ? ['below'] : [])];
    return surfaceLine(one.surface, `${one.placed ? '' : 'not placed yet, '}${how.join(' ')}: `);
  });
  const menus = popups.map(({ placed, grab, surface: popup }) =>
    surfaceLine(popup, `popup${grab ? ' with a grab' : ''}${placed === null ? '' : ` at ${placed.x},${placed.y}`}: `),
  );
  const { pieces, below } = objectLine(surface);
  const looks = `${role === null ? '' : `, ${role}`}${size === null ? ', shows nothing' : `, ${size.width}x${size.height}`}`;
  return line(
    [...(before === '' ? [] : [['detail', before] as const]), ...pieces, ['detail', looks]],
    [...shows, ...below, ...children, ...menus],
  );
}

function bufferText(buffer: BufferDescription | null): string {
  if (buffer === null) return 'no content';
  const { width, height, format, pool, held, buffer: name } = buffer;
  const from = pool === null ? '' : ` in wl_shm_pool#${pool}`;
  return `${name} ${width}x${height} ${format}${from}${held ? ', held by the compositor' : ''}`;
}

function poolLine(pool: PoolDescription): Line {
  const { made: _, ...rest } = pool; // it tells the size
  const { pieces, below } = objectLine(rest);
  const drawn = pool.touched === 0 ? 'nothing drawn, or left out' : `${sizeText(pool.touched)} drawn`;
  return line([...pieces, ['detail', `, ${sizeText(pool.bytes)}, ${drawn}`]], below);
}

const STAGES = {
  now: 'now',
  committed: 'committed',
  cached: 'waits for the parent',
  pending: 'not committed',
} as const;

function objectLine(object: ObjectDescription): Line {
  const { interface: name, handle, version, key, destroyed, sensitive, made, state, heard, objects } = object;
  const marks = [
    ` v${version}`,
    ...(key === undefined ? [] : [` "${key}"`]),
    ...(destroyed === true ? [' destroyed, still needed'] : []),
    ...(sensitive === true ? [' sensitive'] : []),
  ];
  const below: Line[] = [];
  if (made !== undefined && hasDetails(made))
    below.push(
      line([
        ['detail', 'made by '],
        [undefined, requestText(made)],
      ]),
    );
  for (const [stage, words] of Object.entries(STAGES)) {
    const requests = state[stage as keyof typeof STAGES];
    const text = requests === undefined ? '' : stageText(requests);
    if (text !== '')
      below.push(
        line([
          ['detail', `${words}: `],
          [undefined, text],
        ]),
      );
  }
  for (const [event, args] of Object.entries(heard ?? {})) {
    below.push(
      line([
        ['detail', 'heard '],
        [undefined, `${event}(${argsText(args)})`],
      ]),
    );
  }
  return line(
    [
      ['name', `${name}#${handle}`],
      ['detail', marks.join('')],
    ],
    [...below, ...objects.map(objectLine)],
  );
}

/** Whether the request that made an object tells more than that it was made. */
function hasDetails({ args }: RequestDescription): boolean {
  return Object.entries(args).some(([name, value]) => name !== 'id' && typeof value === 'number');
}

/** What is in force, but buffers: these have a line of their own. */
function stageText(stage: StageDescription): string {
  const requests = Object.entries(stage).flatMap(([key, said]) => (key === 'buffer' ? [] : said));
  return requests.map(requestText).join(', ');
}

function requestText({ request, args, copied }: RequestDescription): string {
  const value = copied === undefined ? [] : [`{ ${copied.map(requestText).join(', ')} }`];
  return `${request}(${[...(argsText(args) === '' ? [] : [argsText(args)]), ...value].join(', ')})`;
}

function argsText(args: Readonly<Record<string, ArgumentValue>>): string {
  return Object.entries(args)
    .filter(([name]) => name !== 'id')
    .map(([, value]) =>
      typeof value === 'string' && !/^[a-z0-9_|]+(#\d+)?$/.test(value) ? JSON.stringify(value) : String(value),
    )
    .join(', ');
}

function dataText(data: NonNullable<SnapshotDescription['data']>): string {
  return data.encoding === 'bytes' ? sizeText(data.bytes) : JSON.stringify(data.value);
}

/** `512 KiB`. */
function sizeText(bytes: number): string {
  if (bytes < 10_000) return `${bytes} bytes`;
  const unit = bytes < 1024 * 1024 ? (['KiB', 1024] as const) : (['MiB', 1024 * 1024] as const);
  return `${(bytes / unit[1]).toFixed(1)} ${unit[0]}`;
}
