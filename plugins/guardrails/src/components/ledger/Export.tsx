import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type { LedgerFilter } from '@backstage-guardrails/plugin-guardrails-common';
import {
  ErrorState,
  useAbilities,
} from '@backstage-guardrails/plugin-guardrails-react';
import { Buttons } from '../common/Buttons';
import { saveFile } from '../common/saveFile';
import { useAction } from '../common/useAction';
import { exportLedger, type ExportFormat } from './exportLedger';

const formats: [ExportFormat, string][] = [
  ['jsonl', 'Export as JSON Lines'],
  ['csv', 'Export as CSV'],
];

/** Saves the entries of the chosen interval with their proof; whoever may not reads who may. @internal */
export function Export(props: { filter: LedgerFilter }) {
  const abilities = useAbilities();
  if (abilities.status !== 'ready') return null;
  return abilities.value.exportLedger ? (
    <ExportButtons {...props} />
  ) : (
    <Typography variant="body2" color="textSecondary">
      An export is for those who read for all teams. Receipts are for everybody.
    </Typography>
  );
}

function ExportButtons(props: { filter: LedgerFilter }) {
  const discoveryApi = useApi(discoveryApiRef);
  const fetchApi = useApi(fetchApiRef);
  const { state, run } = useAction();
  const { since, until } = props.filter;
  return (
    <>
      <Buttons>
        {formats.map(([format, title]) => (
          <Button
            key={format}
            size="small"
            variant="outlined"
            disabled={state.status === 'running'}
            onClick={() =>
              run(async () =>
                saveFile({
                  name: `ledger.${format}`,
                  type: 'application/octet-stream',
                  content: await exportLedger({
                    discoveryApi,
                    fetchApi,
                    format,
                    since,
                    until,
                  }),
                }),
              )
            }
          >
            {title}
          </Button>
        ))}
      </Buttons>
      {state.status === 'failed' && (
        <ErrorState title="Nothing was exported" error={state.error} />
      )}
    </>
  );
}
