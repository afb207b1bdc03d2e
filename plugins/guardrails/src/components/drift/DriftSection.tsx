import {
  Age,
  Loaded,
  RowTable,
  SafeText,
  Section,
} from '@backstage-guardrails/components';
import type { TargetDrift } from '@backstage-guardrails/plugin-guardrails-common';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import Button from '@material-ui/core/Button';
import { useRef } from 'react';
import { useTranslation } from '../../translation';
import { isNotAllowed } from '../common/isNotAllowed';
import { Target } from '../common/Target';
import { DriftState } from './DriftState';
import { FIRST, loadDrift } from './loadDrift';
import { Remediate } from './Remediate';

/** Targets that have drifted or could not be checked; nothing where there is none. @internal */
export function DriftSection() {
  const { t } = useTranslation();
  // Not a part of the key: what is shown stays while more is loaded.
  const wanted = useRef(FIRST);
  const remote = useGuardrails(['drift', 'all'], (api, options) =>
    loadDrift(api, wanted.current, options),
  );
  if (remote.status === 'loading') return null;
  if (remote.status === 'failed' && isNotAllowed(remote.error)) return null;
  if (remote.status === 'ready' && remote.value.items.length === 0) return null;
  return (
    <Section title={t('drift.title')} note={t('drift.title.note')}>
      <Loaded remote={remote} of={t('drift.of')}>
        {({ items, more }, reload) => (
          <>
            <DriftTable items={items} />
            {more && (
              <Button
                size="small"
                variant="outlined"
                onClick={() => {
                  wanted.current += FIRST;
                  reload();
                }}
              >
                {t('drift.more')}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}

function DriftTable(props: { items: TargetDrift[] }) {
  const { t } = useTranslation();
  return (
    <RowTable
      label={t('drift.table')}
      rows={props.items}
      keyOf={({ id }) => id}
      columns={[
        {
          title: t('drift.state'),
          cell: ({ state }) => <DriftState state={state} />,
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
            checkedAt === undefined ? t('drift.never') : <Age at={checkedAt} />,
        },
        {
          title: t('drift.action'),
          cell: drift =>
            drift.since !== undefined &&
            drift.run && <Remediate drift={drift} run={drift.run} />,
        },
      ]}
    />
  );
}
