import {
  endReasonText,
  quoteForDisplay,
  type EndReason,
} from '@backstage-guardrails/policy-model';

/** What a look at approvals came to after rules changed. @internal */
export type CarriedApprovals = {
  carried: number;
  ended: { approval: string; title: string; because: EndReason }[];
};

/** So many are named; the list of approvals has the rest. */
const NAMED = 10;

/** For the report at start: requests for approval that ended because rules changed, each with the reason. @internal */
export function approvalsCondition({ ended }: Pick<CarriedApprovals, 'ended'>) {
  const about = {
    id: 'approvals-comparable',
    title: 'Every request for approval goes on with the rules in force',
  };
  if (ended.length === 0) return { ...about, fulfilled: true as const };
  const named = ended
    .slice(0, NAMED)
    .map(
      ({ approval, title, because }) =>
        `${approval}, ${quoteForDisplay(title)} (${endReasonText(because)})`,
    );
  const more = ended.length - named.length;
  return {
    ...about,
    fulfilled: false as const,
    fix: `These ended, and their requesters were notified to request approval again: ${named.join(
      ', ',
    )}${more > 0 ? ` and ${more} more` : ''}.`,
  };
}
