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
  isNotFound,
} from '@backstage-guardrails/components';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';
import { DriftLine } from '../drift/DriftLine';
import { ComplianceCounts } from './ComplianceCounts';
import { isChecked } from './isChecked';
import { isGrouping } from './isGrouping';
import { MemberSummary } from './MemberSummary';
import { NothingToRead } from './NothingToRead';
import { OpenFindingLines } from './OpenFindingLines';
import { WaivedLines } from './WaivedLines';

/** What is open on this entity, or on what belongs to it, at a glance. @internal */
export function ComplianceCard() {
  const { entity } = useEntity();
  const entityRoute = useRouteRef(entityRouteRef);
  const { t } = useTranslation();
  const Summary = isGrouping(entity) ? MemberSummary : ComplianceSummary;
  return (
    <EntityInfoCard title={t('compliance.title')}>
      <Summary
        entityRef={stringifyEntityRef(entity)}
        tab={`${entityRoute(entityRouteParams(entity))}/compliance`}
      />
    </EntityInfoCard>
  );
}

function ComplianceSummary(props: { entityRef: string; tab: string }) {
  const compliance = useGuardrails(
    ['compliance', props.entityRef],
    (api, options) => api.getCompliance(props.entityRef, options),
  );
  const { t } = useTranslation();
  switch (compliance.status) {
    case 'loading':
      return <LoadingState of={t('compliance.of')} />;
    case 'failed':
      return isNotFound(compliance.error) ? (
        <NothingToRead />
      ) : (
        <ErrorState
          title={t('compliance.failed')}
          error={compliance.error}
          onRetry={compliance.retry}
        />
      );
    case 'ready':
      return isChecked(compliance.value) ? (
        <>
          <ComplianceCounts compliance={compliance.value} />
          <DriftLine entityRef={props.entityRef} tab={props.tab} />
          <OpenFindingLines open={compliance.value.open.slice(0, 3)} />
          <WaivedLines waived={compliance.value.waived.slice(0, 3)} />
          <Link to={props.tab}>{t('compliance.all')}</Link>
        </>
      ) : (
        <EmptyState title={t('compliance.empty.title')}>
          {t('compliance.empty.card')}
        </EmptyState>
      );
    default:
      throw new TypeError(`Not a state: ${String(compliance satisfies never)}`);
  }
}
