import { FormDialog } from '@backstage-guardrails/components';
import type { BudgetView } from '@backstage-guardrails/plugin-entity-cost-common';
import { useCostApi } from '../../hooks';
import { useFormat } from '../../money';
import { useTranslation } from '../../translation';
import { SubjectName } from './SubjectName';

/** Removes a budget, after saying what goes with it. @internal */
export function RemoveBudget(props: {
  budget: BudgetView;
  onClose: () => void;
  onDone: () => void;
}) {
  const { budget } = props;
  const api = useCostApi();
  const format = useFormat();
  const { t } = useTranslation();
  return (
    <FormDialog
      title={t('budgets.remove.title')}
      action={t('budgets.remove.action')}
      failure={t('budgets.remove.failure')}
      dangerous
      run={() => api.deleteBudget(budget.id)}
      onClose={props.onClose}
      onDone={props.onDone}
    >
      <div>
        {t('budgets.remove.text', {
          amount: format.money(budget.amount),
          subject: <SubjectName subject={budget.subject} />,
        })}
      </div>
    </FormDialog>
  );
}
