import { Loaded, Section } from '@backstage-guardrails/components';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';
import { DutyPaths } from './DutyPaths';
import { NotConnected } from './NotConnected';

/** People who can today deploy a change of an entity to production without review. @internal */
export function Duties(props: { entityRef: string }) {
  const { entityRef } = props;
  const { t } = useTranslation();
  const report = useGuardrails(['duties', entityRef], (api, options) =>
    api.getDuties(entityRef, options),
  );
  return (
    <Section title={t('duties.title')} note={t('duties.note')}>
      <Loaded
        remote={report}
        of={t('duties.what')}
        absent={{
          title: t('duties.absent.title'),
          children: t('duties.absent.text'),
        }}
      >
        {({ alone, conflicts, notConnected }) => (
          <>
            <DutyPaths alone={alone} conflicts={conflicts} />
            <NotConnected gaps={notConnected} />
          </>
        )}
      </Loaded>
    </Section>
  );
}
