import { Age, Notice, SafeText } from '@backstage-guardrails/components';
import type { Maintenance } from '@backstage-guardrails/plugin-entity-health-common';
import type { ReactNode } from 'react';
import { useTranslation } from '../../translation';

/** Maintenance of an entity that is on or to come. @internal */
export function MaintenanceNotes(props: {
  maintenance: readonly Maintenance[];
  /** What can be done about one. */
  action?: (one: Maintenance) => ReactNode;
}) {
  return (
    <>
      {props.maintenance.map((one, index) => (
        <Notice key={one.id ?? index} tone="consent">
          <MaintenanceText maintenance={one} /> {props.action?.(one)}
        </Notice>
      ))}
    </>
  );
}

function MaintenanceText(props: { maintenance: Maintenance }) {
  const { from, until, reason, source } = props.maintenance;
  const { t } = useTranslation();
  if (Date.parse(from) > Date.now()) {
    return (
      <>
        {t('maintenance.later', {
          from: <Age at={from} />,
          until: <Age at={until} />,
        })}
      </>
    );
  }
  return source === 'annotation' ? (
    <>{t('maintenance.now.annotation', { until: <Age at={until} /> })}</>
  ) : (
    <>
      {t('maintenance.now.user', {
        until: <Age at={until} />,
        reason: <SafeText>{reason ?? ''}</SafeText>,
      })}
    </>
  );
}
