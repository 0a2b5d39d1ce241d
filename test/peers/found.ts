// Which real compositors this machine has: asked of the programs themselves, once.
import { spawnSync } from 'node:child_process';
import { type Place, sidTree, whyNot } from './places.js';
import type { Origin, Screen, StartOptions } from './screen.js';
import { SwayScreen } from './sway.js';
import { WestonScreen } from './weston.js';

/** A compositor that runs; `kind` tells what else it can do. */
export type RunningPeer = WestonScreen | SwayScreen;

export interface Peer extends Origin {
  /** `weston-10`, `sway-1.12`: the program and what tells its generations apart. */
  name: string;
  kind: 'weston' | 'sway';
  start(options?: StartOptions): Promise<RunningPeer>;
}

export interface MissingPeer {
  /** `weston`, `sid weston`: it has no version. */
  name: string;
  why: string;
  install: string;
}

const wanted: { kind: Peer['kind']; place: Place; needs: string[] }[] = [
  {
    kind: 'weston',
    place: 'system',
    needs: ['weston-screenshooter', 'weston-debug'],
  },
  {
    kind: 'weston',
    place: 'sid',
    needs: ['weston-screenshooter', 'weston-debug'],
  },
  { kind: 'sway', place: 'system', needs: ['grim'] },
  { kind: 'sway', place: 'sid', needs: ['grim'] },
];

function run(place: Place, argv: string[]): { status: number | null; stdout: string } {
  const [command = '', ...args] = place === 'sid' ? ['chroot', sidTree, ...argv] : argv;
  const { status, stdout } = spawnSync(command, args, {
    encoding: 'utf8',
    timeout: 10_000,
  });
  return { status, stdout: stdout ?? '' };
}

function lookAt({ kind, place, needs }: (typeof wanted)[number]): Peer | MissingPeer {
  const missing = (why: string): MissingPeer => ({
    name: place === 'sid' ? `sid ${kind}` : kind,
    why,
    install:
      place === 'sid'
        ? '.ci/install-peers (as root)'
        : `.ci/install-peers (as root), or your distribution's ${kind}${kind === 'sway' ? ' and grim' : ''}`,
  });
  const no = whyNot(place);
  if (no) return missing(no);
  const version = /\d+(\.\d+)+/.exec(run(place, [kind, '--version']).stdout)?.[0];
  if (!version) return missing(`there is no ${kind}`);
  for (const tool of needs) {
    if (run(place, ['sh', '-c', `command -v ${tool}`]).status !== 0)
      return missing(`${kind} ${version} is there, but ${tool} isn't`);
  }
  const [major, minor] = version.split('.');
  // weston's generations are its major versions, sway's its minor ones
  const name = kind === 'weston' ? `weston-${major}` : `sway-${major}.${minor}`;
  const origin: Origin = { name, version, place };
  const start = async (options: StartOptions = {}): Promise<RunningPeer> => {
    const screen = kind === 'weston' ? new WestonScreen(origin, options) : new SwayScreen(origin, options);
    await (screen as Screen).launch();
    return screen;
  };
  return { ...origin, kind, start };
}

let looked: { peers: Peer[]; missing: MissingPeer[] } | undefined;

/** Looks once for each peer; what isn't there is named with the reason and what to install. */
export function findPeers(): { peers: Peer[]; missing: MissingPeer[] } {
  if (!looked) {
    const found = wanted.map(lookAt);
    looked = {
      peers: found.filter((one): one is Peer => 'start' in one),
      missing: found.filter((one): one is MissingPeer => 'why' in one),
    };
  }
  return looked;
}

/** `RESURFACE_REQUIRE_PEERS=all`: a missing peer fails the run instead of being named at its end. */
export const peersRequired = process.env.RESURFACE_REQUIRE_PEERS === 'all';
