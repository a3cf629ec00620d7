import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

import { isJsonObject, type JsonObject } from '../notebook/notebook';

/*
 * The wire format of the Jupyter protocol: a message is a list of frames, any that say for whom it is, then
 *
 *   <IDS|MSG>  signature  header  parent_header  metadata  content  buffers ...
 *
 * Source: https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol
 */

/** Version of the protocol that is spoken. */
const VERSION = '5.3';

const DELIMITER = Buffer.from('<IDS|MSG>');

/** Frames of JSON behind the signature, which signs them. */
const PARTS = 4;

export interface Header extends JsonObject {
  readonly msg_id: string;
  /** For example `execute_request`. */
  readonly msg_type: string;
}

export interface WireMessage {
  readonly header: Header;
  /** Header of the message that caused this one; empty if none did. */
  readonly parent: JsonObject;
  readonly metadata: JsonObject;
  readonly content: JsonObject;
  /** Bytes that come with it as they are. */
  readonly buffers: readonly Uint8Array[];
}

/**
 * A message that nothing caused, with an id of its own.
 *
 * @param session id of the conversation
 */
export function newMessage(type: string, content: JsonObject, session: string): WireMessage {
  const header = {
    msg_id: randomUUID(),
    msg_type: type,
    session,
    username: 'digits',
    date: new Date().toISOString(),
    version: VERSION,
  };
  return { header, parent: {}, metadata: {}, content, buffers: [] };
}

/**
 * HMAC-SHA256 of the frames one after the other, in hexadecimal digits.
 *
 * @param frames header, parent header, metadata and content
 * @param key the connection's; without one nothing is signed, and the signature is empty
 */
export function sign(frames: readonly Uint8Array[], key: string): string {
  if (key === '') return '';
  const hmac = createHmac('sha256', key);
  for (const frame of frames) hmac.update(frame);
  return hmac.digest('hex');
}

/** The frames of a message, for a socket that needs no address. */
export function encode({ header, parent, metadata, content, buffers }: WireMessage, key: string): Uint8Array[] {
  const parts = [header, parent, metadata, content].map((part) => Buffer.from(JSON.stringify(part)));
  return [DELIMITER, Buffer.from(sign(parts, key)), ...parts, ...buffers];
}

const isHeader = (value: JsonObject | undefined): value is Header =>
  typeof value?.msg_id === 'string' && typeof value.msg_type === 'string';

/** The objects that the frames hold; fewer if some hold none. */
function objectsOf(frames: readonly Uint8Array[]): JsonObject[] {
  try {
    return frames.map((frame): unknown => JSON.parse(Buffer.from(frame).toString())).filter(isJsonObject);
  } catch {
    return [];
  }
}

/** @returns undefined for what is no message of the protocol, or not signed with the key: somebody else's */
export function decode(frames: readonly Uint8Array[], key: string): WireMessage | undefined {
  const start = frames.findIndex((frame) => DELIMITER.equals(frame)) + 1;
  const [signature, ...rest] = frames.slice(start);
  if (start === 0 || signature === undefined) return undefined;
  const signed = rest.slice(0, PARTS);
  const expected = Buffer.from(sign(signed, key));
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) return undefined;
  const [header, parent, metadata, content] = objectsOf(signed);
  if (!isHeader(header) || !parent || !metadata || !content) return undefined;
  return { header, parent, metadata, content, buffers: rest.slice(PARTS) };
}
