import { makeStyles } from '@material-ui/core/styles';
import { describeValue } from '../text/describeValue';
import { SafeText } from './SafeText';

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
  const { kind, text } = describeValue(props.value);
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
