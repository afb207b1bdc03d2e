import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import type { Undelivered } from '@backstage-guardrails/plugin-guardrails-common';
import {
  Age,
  ErrorState,
  guardrailsApiRef,
  SafeText,
  StateLabel,
} from '@backstage-guardrails/plugin-guardrails-react';
import { RowTable } from '../common/RowTable';
import { useAction } from '../common/useAction';
import { Sentence } from '../common/Sentence';

/** What receivers did not take, as rows, each with the way to send it again. @internal */
export function UndeliveredTable(props: {
  items: Undelivered[];
  onChange: () => void;
}) {
  const api = useApi(guardrailsApiRef);
  const { state, run } = useAction();
  return (
    <>
      {state.status === 'failed' && (
        <ErrorState title="It was not sent again" error={state.error} />
      )}
      <RowTable
        label="Announcements that were not received, oldest first"
        rows={props.items}
        keyOf={({ id }) => id}
        columns={[
          {
            title: 'State',
            shape: 'calm',
            cell: ({ deadAt }) =>
              deadAt ? (
                <StateLabel
                  tone="bad"
                  word="Given up"
                  title="Nobody tries it any more."
                />
              ) : (
                <StateLabel
                  tone="caution"
                  word="Waiting"
                  title="It is tried again by itself."
                />
              ),
          },
          {
            title: 'Receiver',
            cell: ({ receiver }) => <SafeText>{receiver}</SafeText>,
          },
          {
            title: 'What',
            shape: 'wide',
            cell: ({ title, link }) => (
              <Link to={link}>
                <Sentence>{title}</Sentence>
              </Link>
            ),
          },
          {
            title: 'Announced',
            shape: 'calm',
            cell: ({ announcedAt }) => <Age at={announcedAt} />,
          },
          {
            title: 'Attempts',
            shape: 'number',
            cell: ({ attempts }) => attempts,
          },
          {
            title: 'Why not',
            cell: ({ failure }) => <SafeText>{failure}</SafeText>,
          },
          {
            title: 'Again',
            cell: ({ id, title }) => (
              <Button
                size="small"
                disabled={state.status === 'running'}
                aria-label={`Send again: ${title}`}
                onClick={async () => {
                  if (await run(() => api.resendUndelivered(id))) {
                    props.onChange();
                  }
                }}
              >
                Send again
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}
