import { Link } from '@backstage/core-components';
import {
  Age,
  Facts,
  SafeText,
  Section,
} from '@backstage-guardrails/components';
import type { TargetDrift } from '@backstage-guardrails/plugin-guardrails-common';
import { shortId } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { DriftedResources } from './DriftedResources';
import { DriftState } from './DriftState';
import { Remediate } from './Remediate';
import { useDriftOf } from './useDriftOf';

/** Whether an entity that a template provisioned is as it was applied; nothing where that is not checked. @internal */
export function DriftOf(props: { entityRef: string }) {
  return (
    <>
      {useDriftOf(props.entityRef).map(drift => (
        <DriftFacts key={drift.id} drift={drift} />
      ))}
    </>
  );
}

function DriftFacts(props: { drift: TargetDrift }) {
  const { drift } = props;
  const { state, since, checkedAt, failure, cost, decision, run } = drift;
  const links = useLinks();
  const { t } = useTranslation();
  const remedy = since === undefined ? undefined : run;
  return (
    <Section
      title={t('drift.title')}
      note={remedy && t('drift.remediate.note')}
      aside={remedy && <Remediate drift={drift} run={remedy} />}
    >
      <Facts
        items={[
          [t('drift.state'), <DriftState state={state} />],
          [t('drift.environment'), <SafeText>{drift.environment}</SafeText>],
          [t('drift.since'), since !== undefined && <Age at={since} />],
          [
            t('drift.checked'),
            checkedAt === undefined ? t('drift.never') : <Age at={checkedAt} />,
          ],
          [
            t('drift.failure'),
            failure && (
              <>
                <SafeText>{failure.reason}</SafeText> (<Age at={failure.at} />)
              </>
            ),
          ],
          [
            t('drift.violations'),
            since !== undefined &&
              (drift.violations > 0
                ? t('drift.violations.count', { count: drift.violations })
                : t('drift.violations.none')),
          ],
          [
            t('drift.cost'),
            cost &&
              t('drift.cost.month', {
                amount: `${cost.amount > 0 ? '+' : ''}${cost.amount} ${
                  cost.currency
                }`,
              }),
          ],
          [
            t('drift.decision'),
            decision !== undefined && (
              <Link to={links.decision(decision)}>
                <code>{shortId(decision)}</code>
              </Link>
            ),
          ],
        ]}
      />
      {drift.drifted > 0 && <DriftedResources drift={drift} />}
    </Section>
  );
}
