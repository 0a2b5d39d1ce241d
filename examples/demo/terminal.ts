// How a demo speaks with whoever started it: Ctrl-C ends it in good order, and what it did is told in lines.

/** Aborted by SIGINT and SIGTERM. */
export function untilInterrupted(): AbortSignal {
  const interrupted = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => interrupted.abort(new Error(`ended by ${name}`)));
  }
  return interrupted.signal;
}

/** @param json whether only figures are wanted: then nothing is told */
export function teller(json: boolean): (what: string, how: string) => void {
  return (what, how) => {
    if (!json) console.log(`${what.padEnd(11)} ${how}`);
  };
}
