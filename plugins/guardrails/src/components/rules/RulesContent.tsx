import {
  EmptyState,
  ErrorState,
  LoadingState,
  useRules,
} from '@backstage-guardrails/plugin-guardrails-react';
import Typography from '@material-ui/core/Typography';
import { useUrlState } from '../../routing';
import { FilterText } from '../common/FilterText';
import { plural } from '../common/words';
import { Bundles } from './Bundles';
import { RuleTable } from './RuleTable';
import { matchesRule } from './matchesRule';

/** The rules in force. @internal */
export function RulesContent() {
  const rules = useRules();
  const [params, change] = useUrlState();
  const search = params.get('search') ?? '';
  switch (rules.status) {
    case 'loading':
      return <LoadingState of="rules" />;
    case 'failed':
      return (
        <ErrorState
          title="The rules could not be loaded"
          error={rules.error}
          onRetry={rules.retry}
        />
      );
    case 'ready': {
      const { bundle, rules: all } = rules.value;
      const found = all.filter(rule => matchesRule(rule, search));
      return (
        <>
          <FilterText
            label="Search rules"
            value={search}
            onChange={value => change({ search: value })}
          />
          <Typography variant="body2" color="textSecondary" gutterBottom>
            {plural(found.length, 'rule')} of <Bundles bundle={bundle} />
          </Typography>
          {found.length ? (
            <RuleTable rules={found} said={rules.value} />
          ) : (
            <EmptyState title="No rule matches">
              Search by a word of the title, the id or the objective.
            </EmptyState>
          )}
        </>
      );
    }
    default:
      throw new TypeError(`Not a state: ${String(rules satisfies never)}`);
  }
}
