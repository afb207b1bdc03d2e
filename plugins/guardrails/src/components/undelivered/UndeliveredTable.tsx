import { Link } from '@backstage/core-components';
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
import type { Undelivered } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';
import { Sentence } from '../common/Sentence';

/** What receivers did not take, as rows, each with the way to send it again. @internal */
export function UndeliveredTable(props: {
  items: Undelivered[];
  onChange: () => void;
}) {
  const api = useApi(guardrailsApiRef);
  const { t } = useTranslation();
  const { state, run } = useAction();
  return (
    <>
      {state.status === 'failed' && (
        <ErrorState
          title={t('undelivered.table.resend.failed')}
          error={state.error}
        />
      )}
      <RowTable
        label={t('undelivered.table.label')}
        rows={props.items}
        keyOf={({ id }) => id}
        linkOf={({ link }) => link}
        columns={[
          {
            title: t('undelivered.table.state'),
            shape: 'calm',
            cell: ({ deadAt }) =>
              deadAt ? (
                <StateLabel
                  tone="bad"
                  word={t('undelivered.state.failed')}
                  title={t('undelivered.state.failed.text')}
                />
              ) : (
                <StateLabel
                  tone="caution"
                  word={t('undelivered.state.retrying')}
                  title={t('undelivered.state.retrying.text')}
                />
              ),
          },
          {
            title: t('undelivered.table.receiver'),
            cell: ({ receiver }) => <SafeText>{receiver}</SafeText>,
          },
          {
            title: t('undelivered.table.message'),
            shape: 'wide',
            cell: ({ title, link }) => (
              <Link to={link}>
                <Sentence>{title}</Sentence>
              </Link>
            ),
          },
          {
            title: t('undelivered.table.created'),
            shape: 'calm',
            cell: ({ announcedAt }) => <Age at={announcedAt} />,
          },
          {
            title: t('undelivered.table.attempts'),
            shape: 'number',
            cell: ({ attempts }) => attempts,
          },
          {
            title: t('undelivered.table.error'),
            cell: ({ failure }) => <SafeText>{failure}</SafeText>,
          },
          {
            title: t('undelivered.table.actions'),
            cell: ({ id, title }) => (
              <Button
                size="small"
                disabled={state.status === 'running'}
                aria-label={t('undelivered.table.resend.label', { title })}
                onClick={async () => {
                  if (await run(() => api.resendUndelivered(id))) {
                    props.onChange();
                  }
                }}
              >
                {t('undelivered.table.resend')}
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}
