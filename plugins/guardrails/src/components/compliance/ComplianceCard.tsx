import { Link } from '@backstage/core-components';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  EntityInfoCard,
  entityRouteParams,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import {
  EmptyState,
  ErrorState,
  LoadingState,
  useCompliance,
} from '@backstage-guardrails/plugin-guardrails-react';
import { isNotFound } from '../common/isNotFound';
import { ComplianceCounts } from './ComplianceCounts';
import { NothingToRead } from './NothingToRead';
import { OpenFindingLines } from './OpenFindingLines';

/** What is open on this entity, at a glance. @internal */
export function ComplianceCard() {
  const { entity } = useEntity();
  const entityRoute = useRouteRef(entityRouteRef);
  return (
    <EntityInfoCard title="Compliance">
      <ComplianceSummary
        entityRef={stringifyEntityRef(entity)}
        tab={`${entityRoute(entityRouteParams(entity))}/compliance`}
      />
    </EntityInfoCard>
  );
}

function ComplianceSummary(props: { entityRef: string; tab: string }) {
  const compliance = useCompliance(props.entityRef);
  switch (compliance.status) {
    case 'loading':
      return <LoadingState of="compliance" />;
    case 'failed':
      return isNotFound(compliance.error) ? (
        <NothingToRead />
      ) : (
        <ErrorState
          title="Compliance could not be loaded"
          error={compliance.error}
          onRetry={compliance.retry}
        />
      );
    case 'ready':
      return compliance.value.judgedAt ? (
        <>
          <ComplianceCounts compliance={compliance.value} />
          <OpenFindingLines open={compliance.value.open.slice(0, 3)} />
          <Link to={props.tab}>All findings and decisions</Link>
        </>
      ) : (
        <EmptyState title="Not judged yet">
          No change to this entity has been asked for, or its decisions are not
          yours to read.
        </EmptyState>
      );
    default:
      throw new TypeError(`Not a state: ${String(compliance satisfies never)}`);
  }
}
