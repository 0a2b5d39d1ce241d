// A table of what breaks a rule of a protocol, as tests: each must end the client with the error that the spec names.
import { expect, test } from 'vitest';
import type { Misdeed } from './misdeed.js';
import { open, start } from './screen.js';

export function eachFails(misdeeds: readonly Misdeed[]): void {
  test.each(misdeeds)('$what: $object error $code', async ({ object, code, commit, options }) => {
    const screen = await start(options);
    const desk = await open(screen);
    try {
      await commit(desk, screen);
    } catch (error) {
      if (desk.client.error === undefined) throw error; // otherwise it already came to what is expected
    }
    desk.client.flush();
    const error = await desk.client.failure();
    expect({ object: error.object, code: error.code, message: error.message }).toMatchObject({ object, code });
  });
}
