/** What outlives connections. */
export type { BindRange, Global } from './globals.js';
export { type ConnectOptions, connect, Session, type SessionEvents } from './session.js';
