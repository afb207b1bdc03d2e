import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  ErrorState,
  useLedger,
} from '@backstage-guardrails/plugin-guardrails-react';
import type { ReceiptVerification } from '@backstage-guardrails/policy-ledger';
import { useState } from 'react';
import { Buttons } from '../common/Buttons';
import { Field } from '../common/Field';
import { FileButton } from '../common/FileButton';
import { Notice } from '../common/Notice';
import { Section } from '../common/Section';
import { useAction } from '../common/useAction';
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

/** Verifies a receipt in the browser: a convenience, and it says so. @internal */
export function VerifyReceipt() {
  const classes = useStyles();
  const ledger = useLedger();
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
  const shown = ledger.status === 'ready' ? ledger.value.publicKeys : [];
  return (
    <Section title="Verify a receipt here">
      <div className={classes.root}>
        <Notice tone="caution">
          A convenience, not proof: this page comes from the service that is to
          be verified. For proof, run <code>guardrails verify</code> on a
          machine of your own, with a public key that you have from elsewhere.
        </Notice>
        <Field
          label="Receipt"
          value={receipt}
          onChange={change(setReceipt)}
          lines={3}
          longest={LONGEST}
        />
        <FileButton label="Receipt from a file" onText={change(setReceipt)} />
        <Field
          label="Public keys"
          value={keys}
          onChange={change(setKeys)}
          lines={2}
          longest={LONGEST}
          help="One a line, or in PEM"
        />
        <Buttons>
          <FileButton label="Keys from a file" onText={change(setKeys)} />
          <Button
            size="small"
            disabled={!shown.length}
            onClick={() => change(setKeys)(shown.join('\n'))}
          >
            Use the keys that this service shows
          </Button>
        </Buttons>
        <Field
          label="Checkpoint that you hold"
          value={held}
          onChange={change(setHeld)}
          lines={2}
          longest={LONGEST}
          help="Left empty, it is not proved that the log shows everybody the same"
        />
        <Buttons>
          <FileButton label="Checkpoint from a file" onText={change(setHeld)} />
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
            Verify
          </Button>
        </Buttons>
        {state.status === 'failed' && (
          <ErrorState title="Nothing was verified" error={state.error} />
        )}
        {result && <VerificationSteps result={result} />}
      </div>
    </Section>
  );
}
