import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import {
  ErrorState,
  saveFile,
  useAction,
} from '@backstage-guardrails/components';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';

/** Saves the receipt of an entry: what somebody needs, with the public key, to verify it without asking us. @internal */
export function ReceiptButton(props: {
  place: { epoch: number; index: number };
}) {
  const { epoch, index } = props.place;
  const api = useApi(guardrailsApiRef);
  const { t } = useTranslation();
  const { state, run } = useAction();
  return (
    <>
      <Button
        size="small"
        disabled={state.status === 'running'}
        aria-label={t('ledger.receipt.label', { index: String(index) })}
        onClick={() =>
          run(async () => {
            const receipt = await api.getReceipt({ epoch, index });
            saveFile({
              name: `receipt-${epoch}-${index}.json`,
              type: 'application/json',
              content: JSON.stringify(receipt, null, 2),
            });
          })
        }
      >
        {t('ledger.receipt.action')}
      </Button>
      {state.status === 'failed' && (
        <ErrorState title={t('ledger.receipt.failed')} error={state.error} />
      )}
    </>
  );
}
