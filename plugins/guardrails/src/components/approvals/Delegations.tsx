import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type { Delegation } from '@backstage-guardrails/plugin-guardrails-common';
import {
  Age,
  ErrorState,
  guardrailsApiRef,
  StateLabel,
  useDelegations,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useState } from 'react';
import { Actor } from '../common/Actor';
import { Loaded } from '../common/Loaded';
import { RowTable } from '../common/RowTable';
import { Section } from '../common/Section';
import { useAction } from '../common/useAction';
import { useCaller } from '../common/useCaller';
import { DelegateDialog } from './DelegateDialog';

/** Who stands in for the signed-in person when consent is asked for, and for whom they do. @internal */
export function Delegations() {
  const delegations = useDelegations();
  const [asking, setAsking] = useState(false);
  return (
    <Section
      title="Standing in"
      aside={
        <Button size="small" variant="outlined" onClick={() => setAsking(true)}>
          Let somebody stand in
        </Button>
      }
    >
      <Loaded remote={delegations} of="who stands in for whom">
        {(all, reload) => (
          <>
            {all.length ? (
              <DelegationTable delegations={all} onChange={reload} />
            ) : (
              <Typography variant="body2">
                Nobody stands in for you, and you stand in for nobody.
              </Typography>
            )}
            {asking && (
              <DelegateDialog
                onClose={() => setAsking(false)}
                onDone={() => {
                  setAsking(false);
                  reload();
                }}
              />
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}

function DelegationTable(props: {
  delegations: Delegation[];
  onChange: () => void;
}) {
  const api = useApi(guardrailsApiRef);
  const caller = useCaller();
  const { state, run } = useAction();
  return (
    <>
      {state.status === 'failed' && (
        <ErrorState title="It was not ended" error={state.error} />
      )}
      <RowTable
        label="Who stands in for whom"
        rows={props.delegations}
        keyOf={({ id }) => id}
        columns={[
          { title: 'Who', cell: ({ to }) => <Actor reference={to} /> },
          { title: 'For', cell: ({ from }) => <Actor reference={from} /> },
          {
            title: 'State',
            cell: delegation => <StateLabel {...stateOf(delegation)} />,
          },
          { title: 'Since', cell: ({ since }) => <Age at={since} /> },
          { title: 'Until', cell: ({ until }) => <Age at={until} /> },
          {
            title: 'End it',
            cell: delegation =>
              delegation.from === caller &&
              stateOf(delegation).word === 'In force' && (
                <Button
                  size="small"
                  disabled={state.status === 'running'}
                  onClick={async () => {
                    const done = await run(() =>
                      api.revokeDelegation(delegation.id),
                    );
                    if (done) props.onChange();
                  }}
                >
                  End
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}

function stateOf({ until, revokedAt }: Delegation) {
  if (revokedAt) return { word: 'Ended early', tone: 'neutral' } as const;
  return Date.parse(until) > Date.now()
    ? ({ word: 'In force', tone: 'caution' } as const)
    : ({ word: 'Over', tone: 'neutral' } as const);
}
