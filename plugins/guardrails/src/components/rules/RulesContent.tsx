import {
  EmptyState,
  FilterBar,
  FilterSelect,
  FilterText,
  List,
  Loaded,
  useLocalList,
} from '@backstage-guardrails/components';
import type { RulesResponse } from '@backstage-guardrails/plugin-guardrails-common';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { severitySchema } from '@backstage-guardrails/policy-model';
import Typography from '@material-ui/core/Typography';
import { useTranslation } from '../../translation';
import { LevelFilter } from '../list/LevelFilter';
import { AskRule } from './AskRule';
import { Bundles } from './Bundles';
import { RuleTable } from './RuleTable';
import { isShown, ruleFilter, ruleFilters, ruleLevels } from './ruleFilter';

/** The rules in force: the service gives all of them, so the browser searches and pages. @internal */
export function RulesContent() {
  const rules = useGuardrails(['rules'], (api, options) =>
    api.listRules(options),
  );
  const { t } = useTranslation();
  return (
    <>
      <FilterBar label={t('rules.search')} aside={<AskRule />}>
        <FilterText param="search" label={t('rules.search')} />
        <FilterSelect
          param="severity"
          label={t('rules.table.severity')}
          options={severitySchema.options.map(value => ({
            value,
            title: value,
          }))}
        />
        <LevelFilter label={t('rules.table.production')} levels={ruleLevels} />
      </FilterBar>
      <Loaded remote={rules} of={t('rules.of')}>
        {(value, reload) => <RulePage said={value} reload={reload} />}
      </Loaded>
    </>
  );
}

function RulePage(props: { said: RulesResponse; reload: () => void }) {
  const { said, reload } = props;
  const { t } = useTranslation();
  const list = useLocalList({
    rows: said.rules,
    keyOf: ({ id }) => id,
    filters: ruleFilters,
    filter: ruleFilter,
    matches: (rule, filter) => isShown(rule, { said, filter }),
    reload,
  });
  return (
    <>
      <Typography variant="body2" color="textSecondary" gutterBottom>
        {t('rules.found', {
          count: list.found,
          bundles: <Bundles bundle={said.bundle} />,
        })}
      </Typography>
      <List
        list={list}
        of={t('rules.of')}
        noMatch={t('rules.empty.title')}
        empty={
          <EmptyState title={t('rules.empty.title')}>
            {t('rules.empty.text')}
          </EmptyState>
        }
      >
        {items => <RuleTable rules={items} said={said} />}
      </List>
    </>
  );
}
