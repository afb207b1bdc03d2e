import { useApi } from '@backstage/core-plugin-api';
import {
  guardrailsApiRef,
  useRemote,
} from '@backstage-guardrails/plugin-guardrails-react';
import { Loaded } from '../common/Loaded';
import { Section } from '../common/Section';
import { DutyPaths } from './DutyPaths';
import { NotConnected } from './NotConnected';

/** Who could today take a change of an entity to production alone. @internal */
export function Duties(props: { entityRef: string }) {
  const { entityRef } = props;
  const api = useApi(guardrailsApiRef);
  const report = useRemote({
    key: `duties ${entityRef}`,
    load: signal => api.getDuties(entityRef, { signal }),
  });
  return (
    <Section
      title="Separation of duties"
      note="Who could take a change of it to production alone"
    >
      <Loaded
        remote={report}
        of="who holds which duty"
        absent={{
          title: 'Not yours to read',
          children:
            'Its owner can read it, and those who read for all teams can.',
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
