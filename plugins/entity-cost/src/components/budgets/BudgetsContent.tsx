import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import {
  EmptyState,
  FilterBar,
  List,
  useList,
} from '@backstage-guardrails/components';
import { useState } from 'react';
import { useCost, useCostApi } from '../../hooks';
import { useTranslation } from '../../translation';
import { BudgetDialog } from './BudgetDialog';
import { BudgetTable } from './BudgetTable';

/** The budgets that the signed-in person may read, with what is spent of them this month. @internal */
export function BudgetsContent() {
  const { t } = useTranslation();
  const api = useCostApi();
  const [setting, setSetting] = useState(false);
  const status = useCost(['status'], (client, options) =>
    client.getStatus(options),
  );
  const mayUpdate =
    status.status === 'ready' && status.value.abilities.updateBudgets;
  const list = useList({
    name: 'budgets',
    filters: [],
    filter: () => ({}),
    load: ({ limit, cursor }, options) =>
      api.listBudgets({ limit, cursor }, options),
  });
  const { remote } = list;
  return (
    <>
      <FilterBar
        label={t('budgets.label')}
        aside={
          mayUpdate && (
            <Button
              variant="contained"
              color="primary"
              onClick={() => setSetting(true)}
            >
              {t('budgets.set')}
            </Button>
          )
        }
      >
        <Typography variant="body2" color="textSecondary">
          {t('budgets.intro')}
        </Typography>
      </FilterBar>
      <List
        list={list}
        of={t('budgets.of')}
        empty={
          <EmptyState title={t('budgets.empty.title')}>
            {t('budgets.empty.text')}
          </EmptyState>
        }
      >
        {(items, reload) => <BudgetTable budgets={items} onChanged={reload} />}
      </List>
      {setting && (
        <BudgetDialog
          onClose={() => setSetting(false)}
          onDone={() => {
            setSetting(false);
            if (remote.status === 'ready') remote.reload();
          }}
        />
      )}
    </>
  );
}
