import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Buttons, RowTable } from '@backstage-guardrails/components';
import type { BudgetView } from '@backstage-guardrails/plugin-entity-cost-common';
import { useState } from 'react';
import { useFormat } from '../../money';
import { useTranslation } from '../../translation';
import { BudgetLine } from '../figures/BudgetLine';
import { RefOrName } from '../figures/RefOrName';
import { BudgetDialog } from './BudgetDialog';
import { RemoveBudget } from './RemoveBudget';
import { SubjectName } from './SubjectName';

/** Budgets as rows: for what, how much, how much of it is spent, and who set it. @internal */
export function BudgetTable(props: {
  budgets: readonly BudgetView[];
  onChanged: () => void;
}) {
  const { budgets, onChanged } = props;
  const format = useFormat();
  const { t } = useTranslation();
  return (
    <RowTable
      label={t('budgets.label')}
      rows={budgets}
      keyOf={({ id }) => id}
      columns={[
        {
          title: t('budgets.column.subject'),
          cell: ({ subject }) => <SubjectName subject={subject} />,
        },
        {
          title: t('budgets.column.budget'),
          shape: 'number',
          cell: ({ amount }) => format.money(amount),
        },
        {
          title: t('budgets.column.spent'),
          shape: 'number',
          cell: ({ spent, amount }) =>
            spent === undefined
              ? ''
              : format.money({ amount: spent, currency: amount.currency }),
        },
        {
          title: t('budgets.column.state'),
          shape: 'wide',
          cell: budget => <BudgetLine budget={budget} />,
        },
        {
          title: t('budgets.column.from'),
          cell: ({ from, updatedBy }) => (
            <>
              {updatedBy
                ? t('budgets.from.by', {
                    place: t(`budgets.from.${from}`),
                    person: <RefOrName>{updatedBy}</RefOrName>,
                  })
                : t(`budgets.from.${from}`)}
              {from !== 'api' && (
                <Typography
                  variant="caption"
                  color="textSecondary"
                  component="div"
                >
                  {t(`budgets.not.${from}`)}
                </Typography>
              )}
            </>
          ),
        },
        {
          title: t('budgets.column.actions'),
          cell: budget =>
            budget.editable && (
              <RowActions budget={budget} onChanged={onChanged} />
            ),
        },
      ]}
    />
  );
}

function RowActions(props: { budget: BudgetView; onChanged: () => void }) {
  const { budget, onChanged } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState<'change' | 'remove'>();
  const close = () => setOpen(undefined);
  const done = () => {
    close();
    onChanged();
  };
  return (
    <>
      <Buttons>
        <Button size="small" onClick={() => setOpen('change')}>
          {t('budgets.change')}
        </Button>
        {/* What the catalog file has is removed there. */}
        {budget.from === 'api' && (
          <Button size="small" onClick={() => setOpen('remove')}>
            {t('budgets.remove')}
          </Button>
        )}
      </Buttons>
      {open === 'change' && (
        <BudgetDialog budget={budget} onClose={close} onDone={done} />
      )}
      {open === 'remove' && (
        <RemoveBudget budget={budget} onClose={close} onDone={done} />
      )}
    </>
  );
}
