/** Packages that an app may do without: loaded at first use, with a clear word when they are missing. */

import { createRequire } from 'node:module';
import { WaylandError } from '../errors.js';

/** Loads a package that is not a hard dependency. @throws ERR_WL_DEPENDENCY with what to install */
export function requireOptional(name: string, purpose: string): unknown {
  // The CommonJS build has __filename and no import.meta.url; the ES modules have it the other way round.
  const here = typeof __filename === 'string' ? __filename : import.meta.url;
  try {
    return createRequire(here)(name);
  } catch (cause) {
    const why = String((cause as Error).message).split('\n', 1)[0];
    throw new WaylandError(
      'ERR_WL_DEPENDENCY',
      `${purpose} needs the package '${name}', which can't be loaded (${why}); install it with: npm install ${name}`,
      { cause },
    );
  }
}
