import { makeStyles } from '@material-ui/core/styles';
import type {
  ReceiptVerification,
  VerificationStep,
} from '@backstage-guardrails/policy-ledger';
import {
  SafeText,
  StateLabel,
  type Tone,
} from '@backstage-guardrails/plugin-guardrails-react';

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, padding: 0, listStyle: 'none' },
    item: {
      display: 'grid',
      gridTemplateColumns: '150px 1fr',
      gap: theme.spacing(1),
      alignItems: 'start',
      padding: theme.spacing(0.5, 0),
      fontSize: theme.typography.body2.fontSize,
    },
  }),
  { name: 'GuardrailsVerificationSteps' },
);

const results: Record<
  ReceiptVerification['status'],
  { word: string; tone: Tone }
> = {
  verified: { word: 'It holds', tone: 'good' },
  refused: { word: 'It does not hold', tone: 'bad' },
  undecided: { word: 'It cannot be said', tone: 'caution' },
};

const steps: Record<VerificationStep['status'], { word: string; tone: Tone }> =
  {
    proved: { word: 'Proved', tone: 'good' },
    open: { word: 'Open', tone: 'caution' },
    refused: { word: 'Contradicted', tone: 'bad' },
    undecided: { word: 'Cannot be said', tone: 'caution' },
    skipped: { word: 'Not checked', tone: 'neutral' },
  };

/** What a verification proved, step by step, and what it did not. @internal */
export function VerificationSteps(props: { result: ReceiptVerification }) {
  const { result } = props;
  const classes = useStyles();
  return (
    <div role="status">
      <StateLabel {...results[result.status]} />
      {result.status !== 'verified' && <> [{result.code}]</>}
      <ul className={classes.list}>
        {result.steps.map((step, index) => (
          <li key={index} className={classes.item}>
            <span>
              <StateLabel {...steps[step.status]} />
            </span>
            <SafeText>{step.message}</SafeText>
          </li>
        ))}
      </ul>
    </div>
  );
}
