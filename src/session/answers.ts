/**
 * Which configures an app may still answer. The engine answers the first ones of an epoch itself where it
 * shows old content; when the app does so again, that must not reach the compositor (weston 10 ends a
 * client that acknowledges a serial twice, others one that names a serial of the epoch before).
 */
export class ConfigureAnswers {
  readonly #open = new Map<number, number[]>();
  readonly #byEngine = new Map<number, number>();

  /** A new epoch: only what the engine answered in it is known. */
  reset(byEngine: ReadonlyMap<number, number>): void {
    this.#open.clear();
    this.#byEngine.clear();
    for (const [xdgSurface, serial] of byEngine) this.#byEngine.set(xdgSurface, serial);
  }

  configured(xdgSurface: number, serial: number): void {
    const open = this.#open.get(xdgSurface) ?? [];
    open.push(serial);
    this.#open.set(xdgSurface, open);
  }

  /**
   * The app answers.
   * @returns `send`: the compositor waits for it; `known`: the engine has said so already; `stale`: the
   * serial belongs to an epoch that is gone, or was answered
   */
  answered(xdgSurface: number, serial: number): 'send' | 'known' | 'stale' {
    const open = this.#open.get(xdgSurface) ?? [];
    const at = open.lastIndexOf(serial);
    if (at < 0) return 'stale';
    open.splice(0, at + 1);
    if (this.#byEngine.get(xdgSurface) !== serial) return 'send';
    return 'known';
  }

  forget(xdgSurface: number): void {
    this.#open.delete(xdgSurface);
    this.#byEngine.delete(xdgSurface);
  }
}
