/** A snapshot file that was opened to be looked at: what it holds, and what its log comes to. */

import { statSync } from 'node:fs';
import { SnapshotError } from '../errors.js';
import { fold, type State } from '../journal/index.js';
import { catalog, type InterfaceDescriptor } from '../protocol/index.js';
import {
  discardSnapshot,
  freshState,
  readSnapshot,
  type SnapshotContent,
  type SnapshotPoints,
  snapshotPoints,
} from '../session/index.js';

export class OpenedSnapshot {
  readonly file: string;
  /** Size of the file. */
  readonly bytes: number;
  /** Which points the file has, and which of them this is. */
  readonly points: SnapshotPoints;
  readonly content: SnapshotContent;
  readonly state: State;
  /** The interfaces of its objects, and those whose enums these use. */
  readonly interfaces: ReadonlyMap<string, InterfaceDescriptor>;

  private constructor(
    file: string,
    points: SnapshotPoints,
    content: SnapshotContent,
    state: State,
    interfaces: ReadonlyMap<string, InterfaceDescriptor>,
  ) {
    this.file = file;
    this.bytes = statSync(file).size;
    this.points = points;
    this.content = content;
    this.state = state;
    this.interfaces = interfaces;
  }

  /**
   * Reads a file whole, the pixels too; {@link OpenedSnapshot.close} lets go of these.
   * @param at which point, as `restore` has it; default: the last
   * @throws ERR_WL_SNAPSHOT that names the section of a torn or foreign file, or where there is no such point; nothing is
   * left open then
   */
  static async open(file: string, at?: number | Date): Promise<OpenedSnapshot> {
    const points = await snapshotPoints(file, at === undefined ? {} : { at });
    const content = await readSnapshot(file, { at: points.chosen.number });
    try {
      const state = fold(freshState(), content.base);
      const undeclared = content.meta?.undeclared;
      if (Array.isArray(undeclared)) for (const request of undeclared) state.undeclared.add(String(request));
      return new OpenedSnapshot(file, points, content, state, await interfacesOf(state));
    } catch (error) {
      discardSnapshot(content);
      throw new SnapshotError('base', `its log makes no sense: ${(error as Error).message}`, { file, cause: error });
    }
  }

  /** May be called again. */
  close(): void {
    this.state.close();
    discardSnapshot(this.content);
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

async function interfacesOf(state: State): Promise<Map<string, InterfaceDescriptor>> {
  const interfaces = new Map<string, InterfaceDescriptor>();
  for (const object of state.objects.values()) interfaces.set(object.interface.name, object.interface);
  for (const { requests, events } of [...interfaces.values()]) {
    for (const arg of [...requests, ...events].flatMap((message) => message.args)) {
      const [owner = '', name] = arg.enum?.split('.') ?? [];
      if (name === undefined || interfaces.has(owner)) continue;
      const known = await catalog.get(owner)?.load();
      if (known !== undefined) interfaces.set(owner, known.interface);
    }
  }
  return interfaces;
}
