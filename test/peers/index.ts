// The door to the real compositors that a suite is judged against: which there are, and a suite for each of them.
// Whatever a test starts through here is ended with that test; what a `beforeAll` starts, with its file.
import { afterAll, describe, onTestFinished, test } from 'vitest';
import { findPeers, type Peer, peersRequired } from './found.js';
import { stopEverything, whenStarted } from './running.js';

export {
  type ForeignClient,
  type ForeignClientOptions,
  runForeignClient,
} from './clients.js';
export {
  findPeers,
  type MissingPeer,
  type Peer,
  type RunningPeer,
} from './found.js';
export * from './image.js';
export type { Place } from './places.js';
export { becomes, type Exit } from './running.js';
export type { ScreenWindow, StartOptions } from './screen.js';
export { type SwayOutput, SwayScreen } from './sway.js';
export { WestonScreen } from './weston.js';

/** Those that are here, weston before sway, the older before the newer. */
export const peers: readonly Peer[] = findPeers().peers;

whenStarted((started) => {
  try {
    onTestFinished(() => started.stop());
  } catch {
    // outside a test: the end of the file stops it
  }
});

afterAll(stopEverything);

/**
 * Defines the suite once for each peer that is here (of one `kind`, if given). With `RESURFACE_REQUIRE_PEERS=all`
 * each missing one is a failing test; otherwise `report.ts` names them at the end of the run.
 */
export function describeEachPeer(title: string, suite: (peer: Peer) => void, kind?: Peer['kind']): void {
  const fits = (one: { name: string }): boolean => !kind || one.name.includes(kind);
  const here = peers.filter(fits);
  const missing = findPeers().missing.filter(fits);
  for (const peer of here) describe(`${title} [${peer.name}]`, () => suite(peer));
  if (peersRequired) {
    for (const { name, why, install } of missing) {
      test(`${title} [${name}]`, () => {
        throw new Error(`${why}, and RESURFACE_REQUIRE_PEERS=all requires it; install it with ${install}`);
      });
    }
  } else if (here.length === 0) {
    // a file without tests would fail the run
    test(`${title}: no peer is here to be tried, see the end of the run`, () => {});
  }
}
