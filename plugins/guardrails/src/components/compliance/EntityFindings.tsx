import Typography from '@material-ui/core/Typography';
import type { EntityCompliance } from '@backstage-guardrails/plugin-guardrails-common';
import {
  EmptyState,
  ErrorState,
  LoadingState,
  useCompliance,
} from '@backstage-guardrails/plugin-guardrails-react';
import { Link } from '@backstage/core-components';
import { useLinks } from '../../routing';
import { Disclosure } from '../common/Disclosure';
import { Section } from '../common/Section';
import { isNotFound } from '../common/isNotFound';
import { ComplianceCounts } from './ComplianceCounts';
import { NothingToRead } from './NothingToRead';
import { OpenFindingTable } from './OpenFindingTable';

/** What is open on an entity and what passes. @internal */
export function EntityFindings(props: { entityRef: string }) {
  const compliance = useCompliance(props.entityRef);
  switch (compliance.status) {
    case 'loading':
      return (
        <Section title="Compliance">
          <LoadingState of="compliance" />
        </Section>
      );
    case 'failed':
      return isNotFound(compliance.error) ? (
        <Section title="Compliance">
          <NothingToRead />
        </Section>
      ) : (
        <ErrorState
          title="Compliance could not be loaded"
          error={compliance.error}
          onRetry={compliance.retry}
        />
      );
    case 'ready':
      return compliance.value.judgedAt ? (
        <Judged compliance={compliance.value} />
      ) : (
        <Section title="Compliance">
          <EmptyState title="Not judged yet">
            Policy judges an entity when somebody asks for a change to it: from
            a template, a pipeline or the shell. Decisions of other teams are
            not shown.
          </EmptyState>
        </Section>
      );
    default:
      throw new TypeError(`Not a state: ${String(compliance satisfies never)}`);
  }
}

function Judged(props: { compliance: EntityCompliance }) {
  const { compliance } = props;
  const links = useLinks();
  return (
    <Section title="Compliance">
      <ComplianceCounts compliance={compliance} />
      {compliance.open.length ? (
        <OpenFindingTable open={compliance.open} />
      ) : (
        <Typography variant="body2">Nothing is open.</Typography>
      )}
      {compliance.passed.length > 0 && (
        <Disclosure summary={`${compliance.passed.length} rules pass`}>
          <ul>
            {compliance.passed.map(id => (
              <li key={id}>
                <Link to={links.rule(id)}>{id}</Link>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Section>
  );
}
