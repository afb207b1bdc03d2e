import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import {
  Age,
  ErrorState,
  StateLabel,
  Loaded,
  RowTable,
  Section,
  useAction,
} from '@backstage-guardrails/components';
import type { Delegation } from '@backstage-guardrails/plugin-guardrails-common';
import {
  guardrailsApiRef,
  useGuardrails,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useState } from 'react';
import { useTranslation } from '../../translation';
import { Actor } from '../common/Actor';
import { useCaller } from '../common/useCaller';
import { DelegateDialog } from './DelegateDialog';

/** The delegates of the signed-in person, and the people whose delegate they are. @internal */
export function Delegations() {
  const delegations = useGuardrails(['delegations'], (api, options) =>
    api.listDelegations(options),
  );
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <Section
      title={t('approvals.delegate.title')}
      aside={
        <Button size="small" variant="outlined" onClick={() => setAsking(true)}>
          {t('approvals.delegate.action')}
        </Button>
      }
    >
      <Loaded remote={delegations} of={t('approvals.delegate.what')}>
        {(all, reload) => (
          <>
            {all.length ? (
              <DelegationTable delegations={all} onChange={reload} />
            ) : (
              <Typography variant="body2">
                {t('approvals.delegate.none')}
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
  const { t } = useTranslation();
  const { state, run } = useAction();
  return (
    <>
      {state.status === 'failed' && (
        <ErrorState
          title={t('approvals.delegate.remove.failed')}
          error={state.error}
        />
      )}
      <RowTable
        label={t('approvals.delegate.title')}
        rows={props.delegations}
        keyOf={({ id }) => id}
        columns={[
          {
            title: t('approvals.delegate.person'),
            cell: ({ to }) => <Actor reference={to} />,
          },
          {
            title: t('approvals.delegate.for'),
            cell: ({ from }) => <Actor reference={from} />,
          },
          {
            title: t('approvals.delegate.state'),
            cell: delegation => {
              const reached = stateOf(delegation);
              return (
                <StateLabel
                  tone={reached === 'active' ? 'caution' : 'neutral'}
                  word={t(`approvals.delegate.${reached}`)}
                />
              );
            },
          },
          {
            title: t('approvals.delegate.since'),
            cell: ({ since }) => <Age at={since} />,
          },
          {
            title: t('approvals.delegate.expires'),
            cell: ({ until }) => <Age at={until} />,
          },
          {
            title: t('approvals.delegate.actions'),
            cell: delegation =>
              delegation.from === caller &&
              stateOf(delegation) === 'active' && (
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
                  {t('approvals.delegate.remove')}
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}

function stateOf({
  until,
  revokedAt,
}: Delegation): 'active' | 'expired' | 'revoked' {
  if (revokedAt) return 'revoked';
  return Date.parse(until) > Date.now() ? 'active' : 'expired';
}
