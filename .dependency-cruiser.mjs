// Which room may import which: the table of docs/architecture.md as rules, run by `npm run lint`.
// test/package/imports.test.ts breaks each rule on purpose and looks that it is noticed.

/** Room of `src/` → the rooms that it may import, besides itself, `errors.ts` and `version.ts`. */
export const rooms = {
  sys: ['wire'],
  wire: [],
  protocol: ['wire'],
  scanner: ['protocol'],
  objects: ['wire', 'protocol'],
  journal: ['wire', 'protocol', 'objects'],
  client: ['sys', 'wire', 'protocol', 'objects', 'journal'],
  shm: ['sys', 'wire', 'protocol', 'objects', 'journal', 'client'],
  session: ['sys', 'wire', 'protocol', 'objects', 'journal', 'client', 'shm'],
  window: ['sys', 'wire', 'protocol', 'objects', 'journal', 'client', 'shm', 'session'],
  canvas: ['sys', 'wire', 'protocol', 'objects', 'journal', 'client', 'shm', 'session', 'window'],
  freeze: ['sys', 'wire', 'protocol', 'objects', 'journal', 'client', 'shm', 'session', 'window'],
  // the other end of the socket: sharing the client's code would share its mistakes
  testing: ['sys', 'wire', 'protocol', 'objects'],
  inspect: ['sys', 'wire', 'protocol', 'objects', 'journal', 'session', 'testing'],
  viewer: ['wire', 'protocol', 'objects', 'journal', 'shm', 'session', 'window', 'testing', 'inspect'],
  cli: [
    ...['sys', 'wire', 'protocol', 'scanner', 'objects', 'client', 'shm', 'session', 'window', 'freeze', 'testing'],
    ...['inspect', 'viewer'],
  ],
};

/** Package → the rooms that may import it. Each has one place where it is wrapped. */
export const packages = {
  koffi: ['sys'],
  eventemitter3: ['protocol', 'client', 'shm', 'session', 'window', 'freeze', 'testing', 'viewer'],
  saxes: ['scanner'],
  commander: ['cli'],
  pngjs: ['testing'],
  'shm-typed-array': ['sys', 'shm'],
  '@napi-rs/canvas': ['canvas'],
};

/** A door: what other rooms import. Generated interfaces are one door each, so that nothing is loaded that isn't used. */
const doors = ['^src/[^/]+/index\\.ts$', '^src/protocol/(generated/[^/]+|catalog)\\.ts$'];

const resolvedPackage = (name) => `(^|/)node_modules/${name}(/|$)|^${name}(/|$)`;

export default {
  forbidden: [
    ...Object.entries(rooms).map(([room, allowed]) => ({
      name: `room-${room}`,
      comment: `src/${room} may import ${allowed.length === 0 ? 'no other room' : allowed.join(', ')}, errors.ts and version.ts`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: '^src/', pathNot: [`^src/(${[room, ...allowed].join('|')})/`, '^src/(errors|version)\\.ts$'] },
    })),
    {
      name: 'room-unknown',
      comment: 'a new room gets a line in this file and in docs/architecture.md first',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [`^src/(${Object.keys(rooms).join('|')})/`, '^src/(errors|version|index)\\.ts$'],
      },
      to: {},
    },
    {
      name: 'errors-imports-nothing',
      severity: 'error',
      from: { path: '^src/(errors|version)\\.ts$' },
      to: { path: '.' },
    },
    {
      name: 'through-the-door',
      comment: "another room is imported by its index.ts, not by its files' names",
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', ...doors] },
    },
    {
      name: 'not-out-of-src',
      comment: 'what is shipped needs nothing of the tests, examples and scripts beside it',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench|examples|protocols|docs)/' },
    },
    {
      name: 'no-cycle',
      comment: 'files that need each other are one thing, or share a third (types alone may look back)',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'unresolvable',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: resolvedPackage('shm-typed-array') }, // optional: it may be unbuilt
    },
    ...Object.entries(packages).map(([name, allowed]) => ({
      name: `package-${name}`,
      comment: `${name} is imported by src/${allowed.join(', src/')} alone`,
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(${allowed.join('|')})/` },
      to: { path: resolvedPackage(name) },
    })),
    {
      name: 'package-unknown',
      comment: 'a new dependency gets a line in this file that says which room it belongs to',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
        pathNot: Object.keys(packages).map(resolvedPackage),
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true, // types are imports too: they make rooms depend on each other
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
