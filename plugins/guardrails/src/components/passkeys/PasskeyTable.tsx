import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import {
  Age,
  ErrorState,
  SafeText,
  StateLabel,
  RowTable,
  useAction,
} from '@backstage-guardrails/components';
import type { Passkey } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';

/** A person's passkeys, revoked ones included. @internal */
export function PasskeyTable(props: {
  passkeys: Passkey[];
  onChange: () => void;
}) {
  const api = useApi(guardrailsApiRef);
  const { t } = useTranslation();
  const { state, run } = useAction();
  return (
    <>
      {state.status === 'failed' && (
        <ErrorState
          title={t('passkeys.table.revoke.failed')}
          error={state.error}
        />
      )}
      <RowTable
        label={t('passkeys.table.label')}
        rows={props.passkeys}
        keyOf={({ id }) => id}
        columns={[
          {
            title: t('passkeys.table.name'),
            shape: 'wide',
            cell: ({ name }) => <SafeText>{name}</SafeText>,
          },
          {
            title: t('passkeys.table.state'),
            cell: passkey => {
              const { key, tone } = stateOf(passkey);
              return (
                <StateLabel tone={tone} word={t(`passkeys.state.${key}`)} />
              );
            },
          },
          {
            title: t('passkeys.table.added'),
            cell: ({ enrolledAt }) => <Age at={enrolledAt} />,
          },
          {
            title: t('passkeys.table.usableFrom'),
            cell: ({ usableFrom }) => <Age at={usableFrom} />,
          },
          {
            title: t('passkeys.table.lastUsed'),
            cell: ({ lastUsedAt }) =>
              lastUsedAt ? <Age at={lastUsedAt} /> : t('passkeys.table.never'),
          },
          {
            title: t('passkeys.table.actions'),
            cell: passkey =>
              !passkey.revokedAt && (
                <Button
                  size="small"
                  disabled={state.status === 'running'}
                  aria-label={t('passkeys.table.revoke.label', {
                    name: passkey.name,
                  })}
                  onClick={async () => {
                    const done = await run(() => api.revokePasskey(passkey.id));
                    if (done) props.onChange();
                  }}
                >
                  {t('passkeys.table.revoke')}
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}

function stateOf({ usableFrom, revokedAt }: Passkey) {
  if (revokedAt) return { key: 'revoked', tone: 'neutral' } as const;
  return Date.parse(usableFrom) > Date.now()
    ? ({ key: 'pending', tone: 'caution' } as const)
    : ({ key: 'active', tone: 'good' } as const);
}
