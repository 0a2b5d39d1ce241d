/** By what right CRIU works on a process: as root, or with the capabilities that its owner has in its user namespace. */

import { readFileSync, readlinkSync } from 'node:fs';
import { FreezeObstacleError } from '../errors.js';

export interface Access {
  /** What CRIU's command line begins with, to be where the process is. */
  readonly enter: readonly string[];
  /** Without root: what only root can do is left out. */
  readonly unprivileged: boolean;
  /** Who the process is in the user namespace that its thaw needs; absent for root. */
  readonly user?: { readonly uid: number; readonly gid: number };
}

const namespace = (pid: number | 'self', kind: string): string => readlinkSync(`/proc/${pid}/ns/${kind}`);

/** uid_map of the namespace that all others come from: user_namespaces(7). */
const WHOLE = /^\s*0\s+0\s+4294967295\s*$/;

function hasOwnUsers(): boolean {
  return !WHOLE.test(readFileSync('/proc/self/uid_map', 'utf8'));
}

/** Whether we are the machine's root, and not only that of a user namespace. */
export function isMachinesRoot(): boolean {
  if (process.geteuid?.() !== 0) return false;
  return !hasOwnUsers();
}

/**
 * A process in a user namespace can be frozen by whoever owns that namespace, if CRIU enters it: user_namespaces(7).
 * One that was thawed beside others has a pid namespace (with a /proc of its own) too.
 * @throws ERR_WL_FREEZE_OBSTACLE for one that only root can freeze, when we are not
 */
export function accessTo(pid: number, fromInside = false): Access {
  const differs = (kind: string): boolean => namespace(pid, kind) !== namespace('self', kind);
  const inUserNamespace = differs('user');
  const enter: string[] = [];
  if (inUserNamespace) enter.push('--user', '--preserve-credentials');
  if (differs('pid')) enter.push('--pid', '--mount');
  const unprivileged = inUserNamespace || !isMachinesRoot();
  if (unprivileged && !inUserNamespace && !hasOwnUsers()) {
    // Where CRIU has the capability to dump it, it still can't restore it (4.2.1: "Unable to drop capability").
    const what = 'we are not root, and it is in no user namespace';
    const advice = 'freeze it as root, or start it in one: `unshare --user --map-root-user node app.js`';
    throw new FreezeObstacleError(pid, [{ kind: 'user', pid, what, advice }]);
  }
  if (unprivileged && differs('time')) enter.push('--time');
  return {
    enter: enter.length === 0 ? [] : ['nsenter', '--target', String(pid), ...enter],
    unprivileged,
    // From inside no namespace differs. Who thaws it will be outside.
    ...((inUserNamespace || (fromInside && hasOwnUsers())) && { user: userInside(pid) }),
  };
}

function userInside(pid: number): { uid: number; gid: number } {
  const inside = (file: string): number => {
    // inside, outside, how many: the first line is the only one that an unprivileged writer can write
    return Number(readFileSync(`/proc/${pid}/${file}`, 'utf8').trim().split(/\s+/)[0]);
  };
  return { uid: inside('uid_map'), gid: inside('gid_map') };
}

/** The command line that restores where pids are free: in a pid namespace of its own, and as its user. */
export function ownNamespaces(user: Access['user'], advance: number | undefined): string[] {
  const inside =
    user === undefined ? [] : ['--user', `--map-user=${user.uid}`, `--map-group=${user.gid}`, '--keep-caps'];
  const time = advance === undefined ? [] : ['--time', '--monotonic', String(advance)];
  return ['unshare', ...inside, ...time, '--pid', '--fork', '--mount-proc'];
}
