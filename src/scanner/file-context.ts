/** What the parts of a generated file share while it is written. */

import type { FileImports } from './imports.js';
import type { ProtocolModel } from './model.js';
import type { Scope } from './scope.js';

export interface FileContext {
  readonly model: ProtocolModel;
  readonly scope: Scope;
  readonly imports: FileImports;
  readonly hasMeanings: boolean;
  /** Where protocols are explained, without the last part; undefined for a user's own. */
  readonly docs: string | undefined;
}
