import {
  Age,
  SafeText,
  StateLabel,
  Buttons,
  Section,
  Stack,
} from '@backstage-guardrails/components';
import type { Lease } from '@backstage-guardrails/plugin-guardrails-common';
import { DigestText } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';
import { Actor } from '../common/Actor';
import { PageHead } from '../common/PageHead';
import { Target } from '../common/Target';
import { EndLease } from './EndLease';
import { LeaseFacts } from './LeaseFacts';
import { leaseState } from './leaseState';
import { Reviews } from './Reviews';
import { StartLease } from './StartLease';

/** A lease: where it stands, what may be done, what exactly it is, and what was left behind. @internal */
export function LeaseView(props: { lease: Lease; onChange: () => void }) {
  const { lease, onChange } = props;
  const { t } = useTranslation();
  return (
    <Stack>
      <PageHead
        state={leaseState(lease.state, t)}
        title={t('access.view.title', { role: lease.role })}
        actions={
          <Buttons>
            <StartLease lease={lease} onChange={onChange} />
            <EndLease lease={lease} onChange={onChange} />
          </Buttons>
        }
        facts={[
          lease.breakGlass && (
            <StateLabel tone="bad" word={t('access.breakGlass')} />
          ),
          <Target reference={lease.resource} />,
          <Actor reference={lease.person} />,
          lease.endsAt &&
            !lease.endedAt &&
            t('access.view.ends', { when: <Age at={lease.endsAt} /> }),
          <DigestText value={lease.id} name={t('access.view.id')} />,
        ]}
      />
      <Section title={t('access.view.details')}>
        <LeaseFacts lease={lease} />
      </Section>
      {lease.breakGlass && <Reviews lease={lease} onChange={onChange} />}
      <Lines title={t('access.view.obstacles')} lines={lease.obstacles ?? []} />
      <Lines title={t('access.view.report')} lines={lease.report} />
      <Lines title={t('access.view.usage')} lines={lease.usage ?? []} />
    </Stack>
  );
}

function Lines(props: { title: string; lines: string[] }) {
  if (!props.lines.length) return null;
  return (
    <Section title={props.title}>
      <ul>
        {props.lines.map((line, index) => (
          <li key={index}>
            <SafeText>{line}</SafeText>
          </li>
        ))}
      </ul>
    </Section>
  );
}
