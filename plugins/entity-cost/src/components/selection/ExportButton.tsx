import Button from '@material-ui/core/Button';
import {
  ErrorState,
  saveFile,
  useAction,
} from '@backstage-guardrails/components';
import type { EntityCostApi } from '@backstage-guardrails/plugin-entity-cost-common';
import { useCostApi } from '../../hooks';
import { useTranslation } from '../../translation';

/** Saves what a page shows, all of its rows, as a file for a spreadsheet. @internal */
export function ExportButton(props: {
  file: string;
  month?: string;
  label: string;
  load: (api: EntityCostApi) => Promise<string>;
}) {
  const { file, month, label, load } = props;
  const api = useCostApi();
  const { state, run } = useAction();
  const { t } = useTranslation();
  return (
    <>
      <Button
        variant="outlined"
        disabled={state.status === 'running'}
        onClick={() =>
          run(async () =>
            saveFile({
              name: `${[file, month].filter(Boolean).join('-')}.csv`,
              type: 'text/csv',
              content: await load(api),
            }),
          )
        }
      >
        {label}
      </Button>
      {state.status === 'failed' && (
        <ErrorState title={t('selection.export.failed')} error={state.error} />
      )}
    </>
  );
}
