/** The log, and what it comes to. Pure: never sees a socket or a proxy. */
export { choosesOutput, dependentsOf, partOf, without } from './absent.js';
export { compact, TEMPORARY_HANDLES } from './compact.js';
export { type BufferRows, Damage, type DamagedBuffer, placeOf, type Watcher } from './damage.js';
export { type DecodeRecordsOptions, decodeRecords, type EncodeRecordsOptions, encodeRecords } from './encode.js';
export { fold, foldRecord } from './fold.js';
export { identify, markAbsent, type Told, toldOf } from './globals.js';
export { discardRecord, Journal, type JournalOptions } from './journal.js';
export { endEpoch, forgetLost } from './loss.js';
export { type AskedValue, askedValue, tellersFor } from './offered.js';
export { plan } from './plan.js';
export type {
  EventRecord,
  GoneRecord,
  LogArg,
  LogRecord,
  MadeObject,
  MadeRecord,
  NoteRecord,
  RequestRecord,
} from './record.js';
export { configuredFor, configuredOn, meaningOf, parentOf, requestOf, roleObjectOf } from './roles.js';
export { Rows } from './rows.js';
export { bufferIn, type Entry, type GlobalIdentity, type Needs, ObjectState, State, SurfaceState } from './state.js';
export type { Loss, Made, Plan, PlanOptions, Ref, Step, Wave } from './step.js';
export type { Known } from './tail.js';
