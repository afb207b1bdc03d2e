import { makeStyles } from '@material-ui/core/styles';
import { SafeText } from '@backstage-guardrails/components';
import { describeValue } from '../text/describeValue';
import { useTranslation } from '../translation';

const useStyles = makeStyles(
  theme => ({
    literal: {
      fontFamily: 'monospace',
      fontSize: '0.925em',
      overflowWrap: 'anywhere',
    },
    words: { fontStyle: 'italic', color: theme.palette.text.secondary },
  }),
  { name: 'GuardrailsValueText' },
);

/** A value of evidence: as JSON, or in words where it is secret, not set, or known only after apply. @public */
export function ValueText(props: { value: unknown }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const { kind, text } = describeValue(props.value, t);
  return kind === 'words' ? (
    <span className={classes.words}>
      <SafeText>{text}</SafeText>
    </span>
  ) : (
    <code className={classes.literal}>
      <SafeText>{text}</SafeText>
    </code>
  );
}
