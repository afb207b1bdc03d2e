import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import {
  Buttons,
  ErrorState,
  saveFile,
  useAction,
} from '@backstage-guardrails/components';
import type { FindingFilter } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';

const types = { csv: 'text/csv', json: 'application/json' } as const;
const formats = ['csv', 'json'] as const;

/** Saves all findings of the list, not only those of the page. @internal */
export function ExportButtons(props: { filter: FindingFilter }) {
  const { filter } = props;
  const api = useApi(guardrailsApiRef);
  const { state, run } = useAction();
  const { t } = useTranslation();
  return (
    <>
      <Buttons>
        {formats.map(format => (
          <Button
            key={format}
            variant="outlined"
            disabled={state.status === 'running'}
            onClick={() =>
              run(async () =>
                saveFile({
                  name: `findings.${format}`,
                  type: types[format],
                  content: await api.exportFindings({ filter, format }),
                }),
              )
            }
          >
            {t(`findings.export.${format}`)}
          </Button>
        ))}
      </Buttons>
      {state.status === 'failed' && (
        <ErrorState title={t('findings.export.failed')} error={state.error} />
      )}
    </>
  );
}
