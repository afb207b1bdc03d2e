import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import type { Passkey } from '@backstage-guardrails/plugin-guardrails-common';
import {
  Age,
  ErrorState,
  guardrailsApiRef,
  SafeText,
  StateLabel,
} from '@backstage-guardrails/plugin-guardrails-react';
import { RowTable } from '../common/RowTable';
import { useAction } from '../common/useAction';

/** A person's passkeys, revoked ones included. @internal */
export function PasskeyTable(props: {
  passkeys: Passkey[];
  onChange: () => void;
}) {
  const api = useApi(guardrailsApiRef);
  const { state, run } = useAction();
  return (
    <>
      {state.status === 'failed' && (
        <ErrorState title="It was not revoked" error={state.error} />
      )}
      <RowTable
        label="Your passkeys"
        rows={props.passkeys}
        keyOf={({ id }) => id}
        columns={[
          {
            title: 'Name',
            shape: 'wide',
            cell: ({ name }) => <SafeText>{name}</SafeText>,
          },
          {
            title: 'State',
            cell: passkey => <StateLabel {...stateOf(passkey)} />,
          },
          {
            title: 'Enrolled',
            cell: ({ enrolledAt }) => <Age at={enrolledAt} />,
          },
          {
            title: 'Counts from',
            cell: ({ usableFrom }) => <Age at={usableFrom} />,
          },
          {
            title: 'Last used',
            cell: ({ lastUsedAt }) =>
              lastUsedAt ? <Age at={lastUsedAt} /> : 'Never',
          },
          {
            title: 'Revoke it',
            cell: passkey =>
              !passkey.revokedAt && (
                <Button
                  size="small"
                  disabled={state.status === 'running'}
                  aria-label={`Revoke ${passkey.name}`}
                  onClick={async () => {
                    const done = await run(() => api.revokePasskey(passkey.id));
                    if (done) props.onChange();
                  }}
                >
                  Revoke
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}

function stateOf({ usableFrom, revokedAt }: Passkey) {
  if (revokedAt) return { word: 'Revoked', tone: 'neutral' } as const;
  return Date.parse(usableFrom) > Date.now()
    ? ({ word: 'Waiting', tone: 'caution' } as const)
    : ({ word: 'Counts', tone: 'good' } as const);
}
