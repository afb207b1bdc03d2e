import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import {
  ErrorState,
  guardrailsApiRef,
} from '@backstage-guardrails/plugin-guardrails-react';
import { saveFile } from '../common/saveFile';
import { useAction } from '../common/useAction';

/** Saves the receipt of an entry: what somebody needs, with the public key, to verify it without asking us. @internal */
export function ReceiptButton(props: {
  place: { epoch: number; index: number };
}) {
  const { epoch, index } = props.place;
  const api = useApi(guardrailsApiRef);
  const { state, run } = useAction();
  return (
    <>
      <Button
        size="small"
        disabled={state.status === 'running'}
        aria-label={`Download the receipt of entry ${index}`}
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
        Download receipt
      </Button>
      {state.status === 'failed' && (
        <ErrorState title="There is no receipt yet" error={state.error} />
      )}
    </>
  );
}
