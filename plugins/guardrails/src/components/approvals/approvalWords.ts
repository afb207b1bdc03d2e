import type {
  ApprovalState,
  ApprovalSubject,
  Duty,
  RequirementProgress,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Tone } from '@backstage-guardrails/plugin-guardrails-react';

/** Where a request stands, in a word, a colour and a sentence. @internal */
export const approvalStates: Record<
  ApprovalState,
  { word: string; tone: Tone; sentence: string }
> = {
  open: {
    word: 'Waiting',
    tone: 'consent',
    sentence: 'It waits for the consent of others.',
  },
  approved: {
    word: 'Approved',
    tone: 'good',
    sentence: 'Everybody needed has consented. It can be carried out, once.',
  },
  rejected: {
    word: 'Rejected',
    tone: 'bad',
    sentence: 'Somebody said no. Nothing was changed.',
  },
  expired: {
    word: 'Expired',
    tone: 'neutral',
    sentence: 'Too few people decided in time. Nothing was changed.',
  },
  withdrawn: {
    word: 'Taken back',
    tone: 'neutral',
    sentence: 'Whoever asked took the request back. Nothing was changed.',
  },
  superseded: {
    word: 'Replaced',
    tone: 'neutral',
    sentence: 'The content changed and a newer request took its place.',
  },
  redeemed: {
    word: 'Used',
    tone: 'good',
    sentence: 'It was carried out. The approval cannot be used again.',
  },
};

/** What kind of thing is asked for. @internal */
export const subjectWords: Record<ApprovalSubject['kind'], string> = {
  change: 'Change',
  exception: 'Exception',
  lease: 'Access',
  'policy-request': 'Policy',
};

/** What somebody did, as a verb in the past. @internal */
export const dutyWords: Record<Duty, string> = {
  request: 'asked for it',
  author: 'wrote it',
  review: 'reviewed it',
  approve: 'approved it',
  deploy: 'carries it out',
  'administer-policy': 'administers policy',
  'administer-pipeline': 'administers the pipeline',
};

/** `1 of 2 given`, over all requirements. @internal */
export function progressText(
  requirements: readonly RequirementProgress[],
): string {
  const needed = requirements.reduce((sum, r) => sum + r.minimum, 0);
  const given = requirements.reduce(
    (sum, r) => sum + Math.min(r.given, r.minimum),
    0,
  );
  return `${given} of ${needed} given`;
}
