import { escapeForDisplay } from '@backstage-guardrails/display-text';
import {
  quoteForDisplay,
  type Digest,
  type Hash,
} from '@backstage-guardrails/policy-model';
import type { ApprovalRow } from './rows';

const bound: Record<ApprovalRow['subject_kind'], string> = {
  change:
    'The fingerprint covers the resources as they will be, the findings and the revisions of their rules, the obligations, the facts about the target, and what will carry the change out. If any of these is different when the change is carried out, this consent does not count.',
  exception:
    'The fingerprint covers the rule and its revision, the target, the resources and values it is limited to, the compensating control, and its end. Nothing beyond that is waived.',
  lease:
    'The fingerprint covers the person, the resource, the role, the duration and the purpose. Other access is not given.',
  'policy-request':
    'The fingerprint covers the wording of the request. Nothing in force changes by this consent; whoever maintains the policy carries it out.',
};

const used: Record<ApprovalRow['subject_kind'], string> = {
  change: 'It can be used once',
  exception: 'It takes effect when all who are needed have consented',
  lease: 'It can be used once',
  'policy-request': 'It takes effect when all who are needed have consented',
};

/**
 * What a consent binds to, in plain English: seven lines, each of which begins with words of ours. Names that others
 * chose are quoted within a line. It is made of what is fixed when the request is opened, so it is the same for
 * everybody and every time, and its digest can be signed.
 * @internal
 */
export function consentText(
  row: ApprovalRow,
  hash: Hash,
): { consentText: string; consentDigest: Digest } {
  const place = [row.target_ref, row.environment].filter(item => item !== null);
  const text = [
    `Request: ${row.id}`,
    // Rows of earlier versions can hold a title of several lines.
    `What: ${escapeForDisplay(row.title)}`,
    `Requested by: ${quoteForDisplay(row.requester)} at ${row.requested_at}`,
    place.length === 0
      ? 'Target: none is named'
      : `Target: ${place.map(quoteForDisplay).join(' in ')}`,
    `Fingerprint: ${row.fingerprint}`,
    `Covers: ${bound[row.subject_kind]}`,
    `Use: ${used[row.subject_kind]}, not after ${row.expires_at}.`,
  ].join('\n');
  return { consentText: text, consentDigest: hash(text) };
}
