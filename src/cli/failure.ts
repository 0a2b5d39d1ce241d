/** An error as a command says it: one line with its code, and no stack. */

/** `ERR_WL_CONNECT: nobody listens at …`. A bug, which has no code, is named by its class. */
export function failureLine(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const message = error.message.replace(/\s*\n\s*/g, ' ');
  return message.startsWith(`${code}: `) ? message : `${code}: ${message}`;
}
