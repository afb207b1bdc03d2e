import type { BudgetSubject } from '@backstage-guardrails/plugin-entity-cost-common';
import { useTranslation } from '../../translation';
import { RefOrName } from '../figures/RefOrName';

/** What a budget is for. @internal */
export function SubjectName(props: { subject: BudgetSubject }) {
  const { kind, value } = props.subject;
  const { t } = useTranslation();
  return (
    <>
      {t(`budgets.subject.${kind}`, { value: <RefOrName>{value}</RefOrName> })}
    </>
  );
}
