import {
  Age,
  RowTable,
  SafeText,
  Section,
  StateLabel,
  type Tone,
} from '@backstage-guardrails/components';
import type { TargetDrift } from '@backstage-guardrails/plugin-guardrails-common';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';
import { Target } from '../common/Target';
import { Remediate } from './Remediate';

const SHOWN = 20;

const tones: Record<TargetDrift['state'], Tone> = {
  'in-sync': 'good',
  drifted: 'bad',
  'not-checked': 'neutral',
  'could-not-check': 'caution',
};

/** Targets that have drifted or could not be checked; nothing where there is none. @internal */
export function DriftSection() {
  const { t } = useTranslation();
  const drift = useGuardrails(['drift', 'all'], (api, options) =>
    api.listDrift(
      { filter: { state: ['drifted', 'could-not-check'] }, limit: SHOWN },
      options,
    ),
  );
  if (drift.status !== 'ready' || drift.value.items.length === 0) return null;
  return (
    <Section title={t('drift.title')} note={t('drift.title.note')}>
      <RowTable
        label={t('drift.table')}
        rows={drift.value.items}
        keyOf={({ id }) => id}
        columns={[
          {
            title: t('drift.state'),
            cell: ({ state }) => (
              <StateLabel
                word={t(`drift.state.${state}`)}
                tone={tones[state]}
              />
            ),
          },
          {
            title: t('drift.target'),
            shape: 'wide',
            cell: ({ ref, environment, failure }) => (
              <>
                <Target reference={ref} /> <SafeText>{environment}</SafeText>
                {failure && (
                  <div>
                    <SafeText>{failure.reason}</SafeText>
                  </div>
                )}
              </>
            ),
          },
          {
            title: t('drift.resources'),
            cell: ({ drifted, violations }) =>
              drifted > 0 && (
                <>
                  {t('drift.resources.count', { count: drifted })}
                  {violations > 0 && (
                    <div>
                      {t('drift.violations.count', { count: violations })}
                    </div>
                  )}
                </>
              ),
          },
          {
            title: t('drift.since'),
            cell: ({ since }) => since !== undefined && <Age at={since} />,
          },
          {
            title: t('drift.checked'),
            cell: ({ checkedAt }) =>
              checkedAt === undefined ? (
                t('drift.never')
              ) : (
                <Age at={checkedAt} />
              ),
          },
          {
            title: t('drift.action'),
            cell: ({ since, run }) =>
              since !== undefined && run && <Remediate run={run} />,
          },
        ]}
      />
    </Section>
  );
}
