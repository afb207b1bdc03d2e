import { makeStyles } from '@material-ui/core/styles';
import { SafeText } from '@backstage-guardrails/components';
import type { Subject } from '@backstage-guardrails/policy-model';

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: 0,
      fontSize: theme.typography.body2.fontSize,
      whiteSpace: 'pre-wrap',
    },
  }),
  { name: 'GuardrailsSubjectJson' },
);

/** A subject that is not a list of resource changes, line by line as JSON. @internal */
export function SubjectJson(props: { subject: Subject }) {
  const classes = useStyles();
  return (
    <pre className={classes.root}>
      {JSON.stringify(props.subject, null, 2)
        .split('\n')
        .map((line, index) => (
          <div key={index}>
            <SafeText>{line}</SafeText>
          </div>
        ))}
    </pre>
  );
}
