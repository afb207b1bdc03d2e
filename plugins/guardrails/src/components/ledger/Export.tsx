import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import {
  ErrorState,
  Buttons,
  saveFile,
  useAction,
} from '@backstage-guardrails/components';
import type { LedgerFilter } from '@backstage-guardrails/plugin-guardrails-common';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';
import { exportLedger, type ExportFormat } from './exportLedger';

const formats: ExportFormat[] = ['jsonl', 'csv'];

/** Saves the entries of the chosen interval with their proof; whoever may not reads who may. @internal */
export function Export(props: { filter: LedgerFilter }) {
  const abilities = useGuardrails(['abilities'], (api, options) =>
    api.getAbilities(options),
  );
  const { t } = useTranslation();
  if (abilities.status !== 'ready') return null;
  return abilities.value.exportLedger ? (
    <ExportButtons {...props} />
  ) : (
    <Typography variant="body2" color="textSecondary">
      {t('ledger.export.forbidden')}
    </Typography>
  );
}

function ExportButtons(props: { filter: LedgerFilter }) {
  const discoveryApi = useApi(discoveryApiRef);
  const fetchApi = useApi(fetchApiRef);
  const { t } = useTranslation();
  const { state, run } = useAction();
  const { since, until } = props.filter;
  return (
    <>
      <Buttons>
        {formats.map(format => (
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
            {t(`ledger.export.${format}`)}
          </Button>
        ))}
      </Buttons>
      {state.status === 'failed' && (
        <ErrorState title={t('ledger.export.failed')} error={state.error} />
      )}
    </>
  );
}
