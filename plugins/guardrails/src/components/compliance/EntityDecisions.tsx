import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import {
  ErrorState,
  LoadingState,
  useDecisions,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { Section } from '../common/Section';
import { DecisionTable } from '../decisions/DecisionTable';

/** The newest decisions about an entity. @internal */
export function EntityDecisions(props: { entityRef: string }) {
  const { entityRef } = props;
  const links = useLinks();
  const decisions = useDecisions({
    filter: { entity: entityRef, checks: 'notable' },
    limit: 10,
  });
  return (
    <Section
      title="Decisions"
      note="newest first"
      aside={<Link to={links.decisions({ entity: entityRef })}>All</Link>}
    >
      {decisions.status === 'loading' && <LoadingState of="decisions" />}
      {decisions.status === 'failed' && (
        <ErrorState
          title="The decisions could not be loaded"
          error={decisions.error}
          onRetry={decisions.retry}
        />
      )}
      {decisions.status === 'ready' && decisions.value.items.length === 0 && (
        <Typography variant="body2">
          No decision about this entity that you may read.
        </Typography>
      )}
      {decisions.status === 'ready' && decisions.value.items.length > 0 && (
        <DecisionTable decisions={decisions.value.items} />
      )}
    </Section>
  );
}
