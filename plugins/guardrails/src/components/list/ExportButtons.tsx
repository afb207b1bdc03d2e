import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import {
  Buttons,
  ErrorState,
  saveFile,
  useAction,
} from '@backstage-guardrails/components';
import type { GuardrailsApi } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';

const types = { csv: 'text/csv', json: 'application/json' } as const;
const formats = ['csv', 'json'] as const;

/** Saves all that a list has, not only what is on the page. @internal */
export function ExportButtons(props: {
  /** Name of the file: `findings`. */
  file: string;
  /** In the language of the person, in lower case. */
  of: string;
  load: (api: GuardrailsApi, format: 'csv' | 'json') => Promise<string>;
}) {
  const { file, of, load } = props;
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
                  name: `${file}.${format}`,
                  type: types[format],
                  content: await load(api, format),
                }),
              )
            }
          >
            {t(`list.export.${format}`)}
          </Button>
        ))}
      </Buttons>
      {state.status === 'failed' && (
        <ErrorState
          title={t('list.export.failed', { what: of })}
          error={state.error}
        />
      )}
    </>
  );
}
