// sway, headless: how it is told to be plain, when it is ready, where its windows are, what it shows, and its IPC.
import { chownSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { endianness } from 'node:os';
import { join } from 'node:path';
import { decodePpm, type Image, type Rect } from './image.js';
import { isRoot, nobody, pathIn } from './places.js';
import { becomes } from './running.js';
import { type Origin, Screen, type ScreenWindow, type StartOptions } from './screen.js';

/** sway-ipc(7): the messages that are asked here. */
const messages = {
  run_command: 0,
  get_workspaces: 1,
  get_outputs: 3,
  get_tree: 4,
  get_version: 7,
  get_inputs: 100,
  get_seats: 101,
};

export interface SwayOutput {
  name: string;
  scale: number;
  rect: Rect;
}

interface SwayNode {
  name: string | null;
  app_id?: string | null;
  pid?: number;
  visible?: boolean;
  rect: Rect;
  window_rect: Rect;
  nodes: SwayNode[];
  floating_nodes: SwayNode[];
}

/** A sway that runs. Its seat has no capabilities until a virtual pointer or keyboard connects. */
export class SwayScreen extends Screen {
  readonly kind = 'sway';

  constructor(origin: Origin, options: StartOptions) {
    super(origin, options, true);
  }

  protected get ownEnv(): Record<string, string> {
    return {
      SWAYSOCK: pathIn(this.place, this.runtimeDir, 'ipc'),
      WLR_BACKENDS: 'headless',
      WLR_HEADLESS_OUTPUTS: String(this.options.outputs ?? 1),
      WLR_LIBINPUT_NO_DEVICES: '1',
      WLR_RENDERER: 'pixman',
    };
  }

  override get env(): Record<string, string> {
    return { ...super.env, SWAYSOCK: join(this.runtimeDir, 'ipc') };
  }

  protected prepare(): string[] {
    const outputs = Array.from({ length: this.options.outputs ?? 1 }, (_, i) => {
      const left = (i * this.width) / this.scale;
      return `output HEADLESS-${i + 1} mode --custom ${this.width}x${this.height}@60Hz position ${left} 0 scale ${this.scale}`;
    });
    const config = [
      'xwayland disable',
      'default_border none',
      'default_floating_border none',
      'gaps inner 0',
      'gaps outer 0',
      'floating_minimum_size 1 x 1',
      'floating_maximum_size -1 x -1',
      'focus_follows_mouse no',
      ...outputs,
      ...((this.options.floating ?? true) ? ['for_window [app_id=".*"] floating enable'] : []),
      // runs when everything else has been set up; a rename is seen only when the content is there
      `exec sh -c 'printf %s "$WAYLAND_DISPLAY" > "$XDG_RUNTIME_DIR/ready.new" && mv "$XDG_RUNTIME_DIR/ready.new" "$XDG_RUNTIME_DIR/ready"'`,
      this.options.config ?? '',
    ];
    const file = join(this.runtimeDir, 'config');
    writeFileSync(file, `${config.join('\n')}\n`);
    if (isRoot) chownSync(file, nobody, nobody);
    for (const left of ['ready', 'ipc']) rmSync(join(this.runtimeDir, left), { force: true });
    return ['sway', '--config', pathIn(this.place, this.runtimeDir, 'config'), ...(this.options.args ?? [])];
  }

  protected async ready(): Promise<string> {
    const file = join(this.runtimeDir, 'ready');
    const named = (): string | undefined => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);
    const display = await becomes(`${this.name} is ready`, named, this.running, this.runtimeDir);
    const outputs = await this.outputs(); // answered by its loop: clients are too
    if (outputs.length !== (this.options.outputs ?? 1))
      throw new Error(`${this.name} has ${outputs.length} outputs\n${this.log()}`);
    return display;
  }

  async windows(): Promise<ScreenWindow[]> {
    const [tree, outputs] = await Promise.all([this.ask('get_tree') as Promise<SwayNode>, this.outputs()]);
    const found: ScreenWindow[] = [];
    const visit = (node: SwayNode): void => {
      // only windows have a pid; on a hidden workspace they aren't shown
      if (node.pid !== undefined && node.visible !== false) {
        const x = node.rect.x + node.window_rect.x;
        const y = node.rect.y + node.window_rect.y;
        const output = outputs.find(
          ({ rect }) => x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height,
        );
        const scale = output?.scale ?? this.scale;
        const rect = {
          x: (x - (output?.rect.x ?? 0)) * scale,
          y: (y - (output?.rect.y ?? 0)) * scale,
          width: node.window_rect.width * scale,
          height: node.window_rect.height * scale,
        };
        found.push({
          appId: node.app_id ?? undefined,
          title: node.name ?? undefined,
          rect,
        });
      }
      for (const child of [...node.nodes, ...node.floating_nodes]) visit(child);
    };
    visit(tree);
    return found;
  }

  /** grim's picture of one output; `rect`s of windows count from this output's corner. */
  async screenshot(output = 'HEADLESS-1', { cursor = false } = {}): Promise<Image> {
    return decodePpm(await this.tool(['grim', ...(cursor ? ['-c'] : []), '-o', output, '-t', 'ppm', '-']));
  }

  /** By name; sway 1.12 lists the newest first. */
  async outputs(): Promise<SwayOutput[]> {
    const outputs = (await this.ask('get_outputs')) as SwayOutput[]; // sway-ipc(7), GET_OUTPUTS
    return outputs.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Runs commands as `swaymsg` does (`output HEADLESS-1 scale 2`, `create_output`, …). Throws with sway's words if one fails. */
  async swaymsg(...command: string[]): Promise<void> {
    const results = (await this.ask('run_command', command.join(' '))) as {
      success: boolean;
      error?: string;
    }[]; // sway-ipc(7)
    const failed = results.find((result) => !result.success);
    if (failed) throw new Error(`swaymsg ${command.join(' ')}: ${failed.error}`);
  }

  /** Asks over sway's IPC socket; gives the parsed answer. */
  ask(message: keyof typeof messages, payload = ''): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const body = Buffer.from(payload);
      // "i3-ipc", then length and type in the machine's byte order
      const head = Buffer.concat([
        Buffer.from('i3-ipc'),
        Buffer.from(new Uint32Array([body.length, messages[message]]).buffer),
      ]);
      const socket = connect(join(this.runtimeDir, 'ipc'));
      let answer = Buffer.alloc(0);
      socket.setTimeout(10_000, () => socket.destroy(new Error(`${this.name} doesn't answer ${message}`)));
      socket.once('error', reject);
      socket.once('close', () => reject(new Error(`${this.name} closed its IPC socket during ${message}`)));
      socket.on('data', (chunk) => {
        answer = Buffer.concat([answer, chunk]);
        if (answer.length < head.length) return;
        const length = endianness() === 'LE' ? answer.readUInt32LE(6) : answer.readUInt32BE(6);
        if (answer.length < head.length + length) return;
        resolve(JSON.parse(answer.toString('utf8', head.length, head.length + length)));
        socket.destroy();
      });
      socket.write(Buffer.concat([head, body]));
    });
  }
}
