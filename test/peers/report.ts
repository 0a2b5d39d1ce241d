// A vitest globalSetup: at the end of a run, names the real compositors that it went without, and what to install.
import { findPeers } from './found.js';

export function teardown(): void {
  const { peers, missing } = findPeers();
  if (peers.length > 0)
    console.log(`peers: ran against ${peers.map(({ name, version }) => `${name} (${version})`).join(', ')}`);
  for (const { name, why, install } of missing)
    console.log(`peers: NOT run against ${name}: ${why}. Install it with ${install}`);
}
