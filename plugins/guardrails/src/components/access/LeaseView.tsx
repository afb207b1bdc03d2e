import type { Lease } from '@backstage-guardrails/plugin-guardrails-common';
import {
  Age,
  DigestText,
  SafeText,
  StateLabel,
} from '@backstage-guardrails/plugin-guardrails-react';
import { Actor } from '../common/Actor';
import { Buttons } from '../common/Buttons';
import { PageHead } from '../common/PageHead';
import { Section } from '../common/Section';
import { Stack } from '../common/Stack';
import { Target } from '../common/Target';
import { EndLease } from './EndLease';
import { LeaseFacts } from './LeaseFacts';
import { leaseStates } from './leaseWords';
import { Reviews } from './Reviews';
import { StartLease } from './StartLease';

/** A lease: where it stands, what may be done, what exactly it is, and what was left behind. @internal */
export function LeaseView(props: { lease: Lease; onChange: () => void }) {
  const { lease, onChange } = props;
  return (
    <Stack>
      <PageHead
        state={leaseStates[lease.state]}
        title={`Access as ${lease.role}`}
        actions={
          <Buttons>
            <StartLease lease={lease} onChange={onChange} />
            <EndLease lease={lease} onChange={onChange} />
          </Buttons>
        }
        facts={[
          lease.breakGlass && <StateLabel tone="bad" word="Break-glass" />,
          <Target reference={lease.resource} />,
          <Actor reference={lease.person} />,
          lease.endsAt && !lease.endedAt && (
            <>
              ends <Age at={lease.endsAt} />
            </>
          ),
          <DigestText value={lease.id} name="the id of the lease" />,
        ]}
      />
      <Section title="What it gives">
        <LeaseFacts lease={lease} />
      </Section>
      {lease.breakGlass && <Reviews lease={lease} onChange={onChange} />}
      <Lines title="What keeps it from ending" lines={lease.obstacles ?? []} />
      <Lines title="What was left behind or changed" lines={lease.report} />
      <Lines title="What was used of it" lines={lease.usage ?? []} />
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
