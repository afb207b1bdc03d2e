import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  ErrorState,
  Buttons,
  Field,
  FileButton,
  Notice,
  Section,
  useAction,
} from '@backstage-guardrails/components';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import type { ReceiptVerification } from '@backstage-guardrails/policy-ledger';
import { useState } from 'react';
import { useTranslation } from '../../translation';
import { VerificationSteps } from './VerificationSteps';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
    },
  }),
  { name: 'GuardrailsVerifyReceipt' },
);

const LONGEST = 5_000_000;

/** What proves a receipt on a machine of the reader. */
const COMMAND = 'guardrails verify';

/** Verifies a receipt in the browser: a convenience, and it says so. @internal */
export function VerifyReceipt() {
  const classes = useStyles();
  const ledger = useGuardrails(['ledger'], (api, options) =>
    api.getLedger(options),
  );
  const { t } = useTranslation();
  const [receipt, setReceipt] = useState('');
  const [keys, setKeys] = useState('');
  const [held, setHeld] = useState('');
  const [result, setResult] = useState<ReceiptVerification>();
  const { state, run } = useAction();
  const change = (set: (value: string) => void) => (value: string) => {
    set(value);
    // A result must never stand beside a document that it is not about.
    setResult(undefined);
  };
  const read = (set: (value: string) => void) => async (file: File) =>
    change(set)(await file.text());
  const shown = ledger.status === 'ready' ? ledger.value.publicKeys : [];
  return (
    <Section title={t('ledger.verify.title')}>
      <div className={classes.root}>
        <Notice tone="caution">
          {t('ledger.verify.note', { command: <code>{COMMAND}</code> })}
        </Notice>
        <Field
          label={t('ledger.verify.receipt')}
          value={receipt}
          onChange={change(setReceipt)}
          lines={3}
          longest={LONGEST}
        />
        <FileButton
          label={t('ledger.verify.receipt.file')}
          onFile={read(setReceipt)}
        />
        <Field
          label={t('ledger.verify.keys')}
          value={keys}
          onChange={change(setKeys)}
          lines={2}
          longest={LONGEST}
          help={t('ledger.verify.keys.help')}
        />
        <Buttons>
          <FileButton
            label={t('ledger.verify.keys.file')}
            onFile={read(setKeys)}
          />
          <Button
            size="small"
            disabled={!shown.length}
            onClick={() => change(setKeys)(shown.join('\n'))}
          >
            {t('ledger.verify.keys.shown')}
          </Button>
        </Buttons>
        <Field
          label={t('ledger.verify.checkpoint')}
          value={held}
          onChange={change(setHeld)}
          lines={2}
          longest={LONGEST}
          help={t('ledger.verify.checkpoint.help')}
        />
        <Buttons>
          <FileButton
            label={t('ledger.verify.checkpoint.file')}
            onFile={read(setHeld)}
          />
          <Button
            variant="contained"
            color="primary"
            size="small"
            disabled={
              !receipt.trim() || !keys.trim() || state.status === 'running'
            }
            onClick={() =>
              run(async () => {
                setResult(undefined);
                const { verifyInBrowser } = await import('./verifyInBrowser');
                setResult(
                  await verifyInBrowser({
                    receipt,
                    keys,
                    held: held.trim() ? held : undefined,
                  }),
                );
              })
            }
          >
            {t('ledger.verify.action')}
          </Button>
        </Buttons>
        {state.status === 'failed' && (
          <ErrorState title={t('ledger.verify.failed')} error={state.error} />
        )}
        {result && <VerificationSteps result={result} />}
      </div>
    </Section>
  );
}
