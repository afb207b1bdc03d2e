import type { HealthReason } from '../status';
import { decodeText } from './decodeText';
import { inspectJson } from './inspectJson';

/** Bytes of a body that are looked at; a longer one counts as cut off. @public */
export const MAX_BODY_BYTES = 256 * 1024;

const MAX_DEPTH = 64;

/** An answer of a health endpoint. @public */
export type HealthAnswer = {
  /** The status code of HTTP. */
  statusCode: number;
  /** The value of the header `Content-Type`, if the answer had one. */
  contentType?: string;
  /** The body after decompression, at most {@link MAX_BODY_BYTES} of it. Empty for HEAD. */
  body: Uint8Array;
  /** Whether the answer had more bytes than `body`, or ended before its announced length. */
  truncated: boolean;
};

/** What a body is, before its meaning. @public */
export type ReadBody =
  | { kind: 'empty' }
  /** `isJson` where it was one text, or a yes or no, in JSON. */
  | { kind: 'text'; text: string; truncated: boolean; isJson?: true }
  | { kind: 'json'; value: unknown }
  | { kind: 'unreadable'; reason: HealthReason };

/** Whether a content type is one of JSON (RFC 6839 section 3.1, RFC 8259 section 11). @internal */
export function isJsonType(contentType = ''): boolean {
  return /^\s*[\w.+-]+\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(
    contentType.slice(0, 200),
  );
}

/**
 * Tells JSON from text by what the bytes are; the content type, which endpoints often get wrong, decides only where
 * they leave it open.
 * @internal
 */
export function readBody(answer: HealthAnswer): ReadBody {
  const { contentType } = answer;
  const truncated = answer.truncated || answer.body.length > MAX_BODY_BYTES;
  const text = trimmed(
    decodeText(answer.body.subarray(0, MAX_BODY_BYTES), contentType),
  ).replace(/^\)\]\}',?\s*/, '');
  if (text === '') {
    return truncated
      ? { kind: 'unreadable', reason: 'body-too-large' }
      : { kind: 'empty' };
  }
  const json = isJsonType(contentType);
  if (!looksLikeJson(text) && !(json && /^[\dtfn-]/.test(text))) {
    return { kind: 'text', text, truncated };
  }
  const value = parseJson(text);
  if (value === undefined) {
    const web = /\bhtml\b/i.test((contentType ?? '').slice(0, 200));
    if (web || !looksLikeJson(text)) return { kind: 'text', text, truncated };
    const reason = truncated ? 'body-too-large' : 'malformed-body';
    return { kind: 'unreadable', reason };
  }
  if (truncated) return { kind: 'unreadable', reason: 'body-too-large' };
  const { depth, ambiguous } = inspectJson(text);
  if (depth > MAX_DEPTH) return { kind: 'unreadable', reason: 'body-too-deep' };
  if (ambiguous) return { kind: 'unreadable', reason: 'ambiguous-body' };
  return typeof value === 'string' || typeof value === 'boolean'
    ? { kind: 'text', text: String(value).trim(), truncated, isJson: true }
    : { kind: 'json', value };
}

/** Without blanks and zeros at its ends. A loop, as the regular expression for it is quadratic in runs of blanks. */
function trimmed(text: string): string {
  const blank = (at: number) => text[at] === '\0' || text[at].trim() === '';
  let start = 0;
  let end = text.length;
  while (start < end && blank(start)) start += 1;
  while (end > start && blank(end - 1)) end -= 1;
  return text.slice(start, end);
}

/** `[+]ping ok` of Kubernetes begins like a list and is none. */
function looksLikeJson(text: string): boolean {
  return /^["{[]/.test(text) && !/^\[[+\-!]\]/.test(text);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
