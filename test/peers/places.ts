// Where a real compositor lives: on the machine itself, or in a tree of a newer distribution that is entered by chroot.
// Gives the command line that runs something there, so that nothing outlives it and no mount reaches the machine.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Place = 'system' | 'sid';

/** The tree that `.ci/install-peers` makes. */
export const sidTree = process.env.RESURFACE_SID ?? '/var/cache/resurface/sid';

export const isRoot = process.getuid?.() === 0;

/** Who sway runs as when we are root, which it refuses to run as. */
export const nobody = 65534;

/** The run directory as a program in the tree sees it: a mount point that every tree has. */
const runInTree = '/mnt';

/** The path of something in `runtimeDir`, as a program in `place` sees it. */
export function pathIn(place: Place, runtimeDir: string, name = ''): string {
  return join(place === 'sid' ? runInTree : runtimeDir, name);
}

// Bind mounts in a mount namespace of its own; `exec` all the way keeps the pid. No mount point has to be made in the tree.
const enterTree = `
set -e
tree=$1 run=$2; shift 2
mount -t proc proc "$tree/proc"
mount --rbind /dev "$tree/dev"
mount --bind /sys "$tree/sys"
mount --bind "$run" "$tree${runInTree}"
exec chroot "$tree" "$@"`;

export interface Manner {
  /** As nobody, if we are root. */
  unprivileged?: boolean;
  /**
   * As the first process of a pid namespace: when it ends, by whatever signal, the kernel ends its children too (weston's
   * shell clients set sessions of their own and would survive a signal to the group). Needs a program that takes
   * SIGTERM itself: for a namespace's first process the default action of a signal is nothing, pid_namespaces(7).
   */
  alone?: boolean;
}

/**
 * The command line that runs `argv` in `place`, with `runtimeDir` visible there. It ends when we do
 * (PR_SET_PDEATHSIG), except for somebody who isn't root, who gets `argv` as it is.
 */
export function commandIn(place: Place, runtimeDir: string, argv: readonly string[], manner: Manner = {}): string[] {
  if (!isRoot) return [...argv];
  const whenWeEnd = ['--pdeathsig', 'KILL'];
  // again here: a change of uid clears it
  const as = manner.unprivileged
    ? ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', ...whenWeEnd]
    : [];
  const spaces = [
    ...(manner.alone ? ['--pid', '--fork', '--kill-child=KILL'] : []),
    ...(place === 'sid' ? ['--mount', '--propagation', 'private'] : []),
  ];
  const inTree = place === 'sid' ? ['sh', '-c', enterTree, 'sh', sidTree, runtimeDir] : [];
  const unshare = spaces.length > 0 ? ['unshare', ...spaces] : [];
  return ['setpriv', ...whenWeEnd, ...unshare, ...inTree, ...as, ...argv];
}

/** Which process of the machine an `alone` command is: the only child of `unshare`. */
export function childOf(outer: number): number | undefined {
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (!pid) continue;
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      // proc(5): the name in parentheses may hold anything; state and ppid follow the last one
      const [, ppid] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (Number(ppid) === outer) return pid;
    } catch {
      // ended between the listing and the look
    }
  }
  return undefined;
}

/** Why nothing can run in `place`, or undefined if it can. */
export function whyNot(place: Place): string | undefined {
  if (place === 'system') return undefined;
  if (!existsSync(sidTree)) return `there is no sid tree at ${sidTree}`;
  if (!existsSync(join(sidTree, '.complete'))) return `the sid tree at ${sidTree} is not complete`;
  if (!isRoot) return 'entering the sid tree needs root';
  return undefined;
}
