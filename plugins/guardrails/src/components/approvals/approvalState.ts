import type { Tone } from '@backstage-guardrails/components';
import type {
  ApprovalState,
  RequirementProgress,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Translate } from '../../translation';

const tones: Record<ApprovalState, Tone> = {
  open: 'consent',
  approved: 'good',
  rejected: 'bad',
  'changes-requested': 'caution',
  expired: 'neutral',
  withdrawn: 'neutral',
  superseded: 'neutral',
  redeemed: 'good',
};

/** The states of a request, in the order in which filters offer them. @internal */
export const approvalStates = Object.keys(tones) as ApprovalState[];

/** The state of a request as a label, a colour and a sentence. @internal */
export function approvalState(
  state: ApprovalState,
  t: Translate,
): { word: string; tone: Tone; sentence: string } {
  return {
    word: t(`approvals.state.${state}`),
    tone: tones[state],
    sentence: t(`approvals.state.${state}.sentence`),
  };
}

/** `1 of 2 approvals`, over all requirements. @internal */
export function progressText(
  requirements: readonly RequirementProgress[],
  t: Translate,
): string {
  const count = requirements.reduce((sum, r) => sum + r.minimum, 0);
  const given = requirements.reduce(
    (sum, r) => sum + Math.min(r.given, r.minimum),
    0,
  );
  return t('approvals.progress', { given: String(given), count });
}
