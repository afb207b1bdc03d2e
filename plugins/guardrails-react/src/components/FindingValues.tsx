import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Finding } from '@backstage-guardrails/policy-model';
import { useTranslation } from '../translation';
import { ExpectedText } from './ExpectedText';
import { ValueText } from './ValueText';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 3),
      margin: theme.spacing(0.5, 0),
    },
    word: { color: theme.palette.text.secondary },
  }),
  { name: 'GuardrailsFindingValues' },
);

/** What a value is beside what it must be, unless the sentence above has said both. @internal */
export function FindingValues(props: { finding: Finding }) {
  const { finding } = props;
  const { actual, expected } = finding;
  const classes = useStyles();
  const { t } = useTranslation();
  if (finding.kind === 'incomplete' || isSaid(finding)) return null;
  return (
    <Typography variant="body2" component="div" className={classes.root}>
      <span>
        <span className={classes.word}>{t('components.finding.actual')}</span>{' '}
        <ValueText value={actual} />
      </span>
      <span>
        <span className={classes.word}>
          {Array.isArray(expected) && expected.length > 1
            ? t('components.finding.expectedOneOf')
            : t('components.finding.expected')}
        </span>{' '}
        <ExpectedText value={expected} />
      </span>
    </Typography>
  );
}

/** "It has no tag cost-center" says all: nothing is there, and what should be is named. */
function isSaid({ actual, expected, message }: Finding): boolean {
  const absent = actual === null || actual === undefined;
  return absent && typeof expected === 'string' && message.includes(expected);
}
