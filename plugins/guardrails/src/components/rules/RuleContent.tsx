import { Link } from '@backstage/core-components';
import {
  EmptyState,
  ErrorState,
  LoadingState,
  useRules,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useParams } from 'react-router-dom';
import { useLinks } from '../../routing';
import { RuleView } from './RuleView';

/** The rule that the address names. @internal */
export function RuleContent() {
  const { namespace, domain, name } = useParams();
  const id = [namespace, domain, name]
    .filter(part => part !== undefined)
    .join('/');
  const rules = useRules();
  const links = useLinks();
  switch (rules.status) {
    case 'loading':
      return <LoadingState of="the rule" />;
    case 'failed':
      return (
        <ErrorState
          title="The rule could not be loaded"
          error={rules.error}
          onRetry={rules.retry}
        />
      );
    case 'ready': {
      const rule = rules.value.rules.find(candidate => candidate.id === id);
      return rule ? (
        <RuleView rule={rule} said={rules.value} />
      ) : (
        <EmptyState
          title="This rule is not in force"
          action={<Link to={links.rules()}>All rules in force</Link>}
        >
          The bundle in force has no rule {id}. Decisions that name it were made
          with another bundle.
        </EmptyState>
      );
    }
    default:
      throw new TypeError(`Not a state: ${String(rules satisfies never)}`);
  }
}
