/** Messages ⇄ bytes and fds. No sockets: client, compositor and journal all use it. */
export {
  decodeMessage,
  type EncodeOptions,
  encodeMessage,
  type FdSource,
  HEADER_BYTES,
  MESSAGE_BYTES_LIMIT,
  MESSAGE_BYTES_SAFE,
  type MessageBytes,
  measure,
  type Subject,
  type WireValue,
} from './codec.js';
export { FIXED_MAX, FIXED_MIN, fixedFromNumber, numberFromFixed } from './fixed.js';
export { formatMessage, type InterfaceOf } from './format.js';
export { Inbox, type RawMessage } from './inbox.js';
export { CLOSED_LANE, Lane, NOTED } from './lane.js';
export { type Chunk, MAX_FDS_PER_SEND, Outbox } from './outbox.js';
export { OwnedFd } from './owned-fd.js';
export { SEGMENT_BYTES, Segment, type SegmentFd, SegmentPool } from './segment.js';
export type { ArgSignature, ArgType, MessageSignature, UntypedNewId } from './signature.js';
