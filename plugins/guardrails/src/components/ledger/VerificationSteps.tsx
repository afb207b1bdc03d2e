import { makeStyles } from '@material-ui/core/styles';
import {
  SafeText,
  StateLabel,
  type Tone,
} from '@backstage-guardrails/components';
import type {
  ReceiptVerification,
  VerificationStep,
} from '@backstage-guardrails/policy-ledger';
import { useTranslation } from '../../translation';

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

const resultTones: Record<ReceiptVerification['status'], Tone> = {
  verified: 'good',
  refused: 'bad',
  undecided: 'caution',
};

const stepTones: Record<VerificationStep['status'], Tone> = {
  proved: 'good',
  open: 'caution',
  refused: 'bad',
  undecided: 'caution',
  skipped: 'neutral',
};

/** What a verification proved, step by step, and what it did not. @internal */
export function VerificationSteps(props: { result: ReceiptVerification }) {
  const { result } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <div role="status">
      <StateLabel
        word={t(`ledger.result.${result.status}`)}
        tone={resultTones[result.status]}
      />
      {result.status !== 'verified' && <> [{result.code}]</>}
      <ul className={classes.list}>
        {result.steps.map((step, index) => (
          <li key={index} className={classes.item}>
            <span>
              <StateLabel
                word={t(`ledger.step.${step.status}`)}
                tone={stepTones[step.status]}
              />
            </span>
            <SafeText>{step.message}</SafeText>
          </li>
        ))}
      </ul>
    </div>
  );
}
