import {
  EmptyState,
  FilterBar,
  FilterText,
  Loaded,
  useFilter,
} from '@backstage-guardrails/components';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import Typography from '@material-ui/core/Typography';
import { useTranslation } from '../../translation';
import { AskRule } from './AskRule';
import { Bundles } from './Bundles';
import { RuleTable } from './RuleTable';
import { matchesRule } from './matchesRule';

/** The rules in force: all of them, so the browser searches. @internal */
export function RulesContent() {
  const rules = useGuardrails(['rules'], (api, options) =>
    api.listRules(options),
  );
  const { t } = useTranslation();
  const [search] = useFilter('search');
  return (
    <>
      <FilterBar label={t('rules.search')} aside={<AskRule />}>
        <FilterText param="search" label={t('rules.search')} />
      </FilterBar>
      <Loaded remote={rules} of={t('rules.of')}>
        {value => {
          const found = value.rules.filter(rule => matchesRule(rule, search));
          return (
            <>
              <Typography variant="body2" color="textSecondary" gutterBottom>
                {t('rules.found', {
                  count: found.length,
                  bundles: <Bundles bundle={value.bundle} />,
                })}
              </Typography>
              {found.length ? (
                <RuleTable rules={found} said={value} />
              ) : (
                <EmptyState title={t('rules.empty.title')}>
                  {t('rules.empty.text')}
                </EmptyState>
              )}
            </>
          );
        }}
      </Loaded>
    </>
  );
}
