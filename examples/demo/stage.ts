// Where the demo plays: a compositor, and a way to look at what it shows.
import type { Image } from 'resurface/testing';
import type { Program } from './program.js';

export interface Stage {
  /** What runs there, for the report. */
  readonly compositor: string;
  /** The environment of its clients. */
  readonly env: NodeJS.ProcessEnv;
  /** What the client's window shows at this moment; undefined when there is no window (yet, or any more). */
  look(client: Program | undefined): Promise<Image | undefined>;
  /** SIGKILLs the compositor and starts it again at the same socket. Absent where it is somebody's desktop. */
  crash?(): Promise<void>;
}
