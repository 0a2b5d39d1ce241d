import { WaylandError } from '../../src/errors.js';

/** The WaylandError that a call throws; anything else fails the test. */
export function thrownBy(call: () => unknown): WaylandError {
  try {
    call();
  } catch (error) {
    if (error instanceof WaylandError) return error;
    throw error;
  }
  throw new Error('it did not throw');
}
