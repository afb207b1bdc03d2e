import { type HealthAnswer, type ReadBody, readBody } from '../body';
import { readConsul } from './consul';
import { readJson } from './jsonDialect';
import { readKubernetes } from './kubernetes';
import { readPlainText } from './plainText';
import type { Reading } from './types';
import { readVault } from './vault';

/** An answer whose body has been read, once for all that is asked of it. @public */
export type ReadAnswer = {
  statusCode: number;
  contentType?: string;
  body: ReadBody;
  /** What the body says in its dialect; absent where it is in none. */
  reading?: Reading;
};

/** Reads the body of an answer. Never throws; the time is linear in the size of the body. @public */
export function readAnswer(answer: HealthAnswer): ReadAnswer {
  const { statusCode, contentType } = answer;
  const body = readBody(answer);
  const reading = readingOf(body, contentType ?? '');
  return {
    statusCode,
    body,
    ...(contentType === undefined ? {} : { contentType }),
    ...(reading ? { reading } : {}),
  };
}

function readingOf(body: ReadBody, contentType: string): Reading | undefined {
  switch (body.kind) {
    case 'empty':
    case 'unreadable':
      return undefined;
    case 'text':
      return (
        readKubernetes(body, contentType) ??
        (body.truncated ? undefined : readPlainText(body.text, contentType))
      );
    case 'json':
      return isEmptyList(body.value)
        ? undefined
        : readVault(body.value, contentType) ??
            readConsul(body.value, contentType) ??
            readJson(body.value, contentType);
    default:
      throw new TypeError(`Not a body: ${String(body satisfies never)}`);
  }
}

/** A list that says nothing of anything. @internal */
export function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
