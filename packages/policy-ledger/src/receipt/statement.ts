import { canonicalJson } from '@backstage-guardrails/policy-model';
import { toHex, toUtf8 } from '../bytes';
import type { Sha256 } from '../merkle';
import type { Receipt } from './receiptSchema';

/** Names the meaning of the predicate; the address need not answer. @public */
export const RECEIPT_PREDICATE_TYPE =
  'https://github.com/backstage-guardrails/guardrails/receipt/v1';

/** An in-toto Statement v1 about one entry. @public */
export type ReceiptStatement = {
  _type: 'https://in-toto.io/Statement/v1';
  subject: Array<{ name: string; digest: { sha256: string } }>;
  predicateType: typeof RECEIPT_PREDICATE_TYPE;
  predicate: Receipt;
};

/**
 * The receipt as in-toto statement, for allow and deny alike. Its subjects are the entry and, for a decision, the
 * evidence that was judged, so that a tool that knows only the digest of a plan finds the statement.
 * @public
 */
export function statementOf(
  receipt: Receipt,
  sha256: Sha256,
): ReceiptStatement {
  const entry = toHex(sha256(toUtf8(canonicalJson(receipt.entry))));
  const evidence = evidenceOf(receipt);
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [
      { name: 'entry', digest: { sha256: entry } },
      ...(evidence ? [{ name: 'evidence', digest: { sha256: evidence } }] : []),
    ],
    predicateType: RECEIPT_PREDICATE_TYPE,
    predicate: receipt,
  };
}

/** `source.digest` of a decision: the digest of the exact bytes that were judged. */
function evidenceOf({ entry, payload }: Receipt): string | undefined {
  if (entry.kind !== 'decision') return undefined;
  const digest = member(member(payload, 'source'), 'digest');
  return typeof digest === 'string'
    ? /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1]
    : undefined;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
