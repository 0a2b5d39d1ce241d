/**
 * `wlr_output_management_unstable_v1`: outputs as heads, and configurations of them. These outputs are what the test
 * made them: a configuration that leaves them so succeeds, one that would change them fails, one that is late is cancelled.
 */

import {
  type WlrOutputManagementUnstableV1Requests,
  ZwlrOutputConfigurationHeadV1Error,
  ZwlrOutputConfigurationV1Error,
  zwlr_output_configuration_head_v1,
  zwlr_output_configuration_v1,
  zwlr_output_head_v1,
  zwlr_output_manager_v1,
  zwlr_output_mode_v1,
} from '../protocol/generated/wlr-output-management-unstable-v1.js';
import type { ClientConnection } from './client-connection.js';
import type { Output } from './output.js';
import { RequestError, type RequestTable, Resource } from './resource.js';

const MILLIHERTZ = 60_000;
const TRANSFORMS = 8;

export class OutputManager extends Resource {
  readonly heads = new Map<Output, OutputHead>();
  serial = 0;

  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, zwlr_output_manager_v1);
    client.desktop.outputManagers.add(this);
    this.reconsider();
  }

  override get requests(): typeof managerRequests {
    return managerRequests;
  }

  /** Outputs came or went, perhaps. */
  reconsider(): void {
    const { outputs } = this.client.desktop;
    const gone = [...this.heads.keys()].filter((output) => !outputs.includes(output));
    const come = outputs.filter((output) => !this.heads.has(output));
    for (const output of gone) {
      this.heads.get(output)?.finish();
      this.heads.delete(output);
    }
    for (const output of come) {
      const head = new OutputHead(this, output);
      this.heads.set(output, head);
      this.send('head', head);
      head.describe();
    }
    if (this.serial !== 0 && gone.length + come.length === 0) return;
    this.serial = this.client.desktop.serial();
    this.send('done', this.serial);
  }

  stop(): void {
    this.send('finished');
    this.destroy();
  }

  protected override destroyed(): void {
    this.client.desktop.outputManagers.delete(this);
  }
}

const managerRequests: RequestTable<OutputManager, WlrOutputManagementUnstableV1Requests['zwlr_output_manager_v1']> = {
  create_configuration(manager, id: number, serial: number) {
    new OutputConfiguration(manager, id, serial);
  },
  stop(manager) {
    manager.stop();
  },
};

export class OutputHead extends Resource {
  readonly output: Output;
  readonly mode: OutputMode;

  constructor(manager: OutputManager, output: Output) {
    super(manager.client, manager.client.serverId(), manager.version, zwlr_output_head_v1);
    this.output = output;
    this.mode = new OutputMode(this);
  }

  override get requests(): RequestTable<OutputHead, never> {
    return {};
  }

  describe(): void {
    const { name, make, model, x, y, width, height, transform, scale } = this.output;
    this.send('name', name);
    this.send('description', `${make} ${model} (${name})`);
    this.send('mode', this.mode);
    this.mode.send('size', width, height);
    this.mode.send('refresh', MILLIHERTZ);
    this.mode.send('preferred');
    this.send('enabled', 1);
    this.send('current_mode', this.mode);
    this.send('position', x, y);
    this.send('transform', transform);
    this.send('scale', scale);
    this.send('make', make);
    this.send('model', model);
  }

  finish(): void {
    for (const one of [this.mode, this]) {
      one.send('finished');
      one.destroy();
    }
  }
}

export class OutputMode extends Resource {
  readonly head: OutputHead;

  constructor(head: OutputHead) {
    super(head.client, head.client.serverId(), head.version, zwlr_output_mode_v1);
    this.head = head;
  }

  override get requests(): RequestTable<OutputMode, never> {
    return {};
  }
}

export class OutputConfiguration extends Resource {
  readonly #manager: OutputManager;
  readonly #serial: number;
  /** `undefined`: to be disabled. */
  readonly #heads = new Map<OutputHead, ConfigurationHead | undefined>();
  #used = false;

  constructor(manager: OutputManager, id: number, serial: number) {
    super(manager.client, id, manager.version, zwlr_output_configuration_v1);
    this.#manager = manager;
    this.#serial = serial;
  }

  override get requests(): typeof configurationRequests {
    return configurationRequests;
  }

  #checkUnused(): void {
    if (!this.#used) return;
    throw new RequestError(this, ZwlrOutputConfigurationV1Error.already_used, 'it was applied or tested before');
  }

  configure(head: OutputHead, id: number | undefined): void {
    this.#checkUnused();
    const made = id === undefined ? undefined : new ConfigurationHead(this, id, head);
    if (this.#heads.has(head)) {
      throw new RequestError(this, ZwlrOutputConfigurationV1Error.already_configured_head, `${head} is in it already`);
    }
    this.#heads.set(head, made);
  }

  /** Applies or tests it: the answer comes with the next frame. */
  submit(): void {
    this.#checkUnused();
    this.#used = true;
    const current = this.#serial === this.#manager.serial;
    const missing = [...this.#manager.heads.values()].find((head) => !this.#heads.has(head));
    if (current && missing !== undefined) {
      throw new RequestError(this, ZwlrOutputConfigurationV1Error.unconfigured_head, `${missing} is not in it`);
    }
    const { desktop } = this.client;
    desktop.atNextFrame.push(() => this.#answer());
    desktop.changed();
  }

  #answer(): void {
    const asItIs = [...this.#heads.values()].every((head) => head?.asItIs === true);
    if (this.#serial !== this.#manager.serial) this.send('cancelled');
    else this.send(asItIs ? 'succeeded' : 'failed');
  }

  protected override destroyed(): void {
    for (const head of this.#heads.values()) head?.destroy();
  }
}

const configurationRequests: RequestTable<
  OutputConfiguration,
  WlrOutputManagementUnstableV1Requests['zwlr_output_configuration_v1']
> = {
  enable_head(configuration, id: number, head: OutputHead) {
    configuration.configure(head, id);
  },
  disable_head(configuration, head: OutputHead) {
    configuration.configure(head, undefined);
  },
  apply(configuration) {
    configuration.submit();
  },
  test(configuration) {
    configuration.submit();
  },
  destroy() {},
};

export class ConfigurationHead extends Resource {
  readonly head: OutputHead;
  readonly #set = new Set<string>();
  /** Whether nothing in it is another than it is. */
  asItIs = true;

  constructor(configuration: OutputConfiguration, id: number, head: OutputHead) {
    super(configuration.client, id, configuration.version, zwlr_output_configuration_head_v1);
    this.head = head;
  }

  override get requests(): typeof headRequests {
    return headRequests;
  }

  /** @throws already_set */
  set(what: string, same: boolean): void {
    if (this.#set.has(what)) {
      throw new RequestError(this, ZwlrOutputConfigurationHeadV1Error.already_set, `${what} was set before`);
    }
    this.#set.add(what);
    if (!same) this.asItIs = false;
  }

  refuse(error: keyof typeof ZwlrOutputConfigurationHeadV1Error, why: string): never {
    throw new RequestError(this, ZwlrOutputConfigurationHeadV1Error[error], why);
  }
}

const headRequests: RequestTable<
  ConfigurationHead,
  WlrOutputManagementUnstableV1Requests['zwlr_output_configuration_head_v1']
> = {
  set_mode(self, mode: OutputMode) {
    if (mode.head !== self.head) self.refuse('invalid_mode', `${mode} is of another head`);
    self.set('mode', true);
  },
  set_custom_mode(self, width: number, height: number, refresh: number) {
    if (width <= 0 || height <= 0 || refresh < 0) {
      self.refuse('invalid_custom_mode', `${width}x${height} at ${refresh} mHz`);
    }
    const { output } = self.head;
    const same = width === output.width && height === output.height && (refresh === 0 || refresh === MILLIHERTZ);
    self.set('mode', same);
  },
  set_position(self, x: number, y: number) {
    self.set('position', x === self.head.output.x && y === self.head.output.y);
  },
  set_transform(self, transform: number) {
    if (transform < 0 || transform >= TRANSFORMS) self.refuse('invalid_transform', `transform ${transform}`);
    self.set('transform', transform === self.head.output.transform);
  },
  set_scale(self, scale: number) {
    if (scale <= 0) self.refuse('invalid_scale', `scale ${scale}`);
    self.set('scale', scale === self.head.output.scale);
  },
};
