import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { FindingGroup } from '@backstage-guardrails/policy-model';
import { fixLabel } from './previewRequest';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  }),
  { name: 'GuardrailsFixButtons' },
);

/** One button per fix that policy evaluated and found to pass; pressing it sets the form field. @internal */
export function FixButtons(props: {
  group: FindingGroup;
  titleOf: (field: string) => string | undefined;
  onFix: (field: string, value: unknown) => void;
}) {
  const classes = useStyles();
  const fixes = props.group.finding.remediation.flatMap(({ field }) => {
    const title = field && props.titleOf(field.name);
    return field && title ? [{ ...field, title }] : [];
  });
  if (!fixes.length) return null;
  return (
    <div className={classes.root}>
      {fixes.map(({ name, value, title }) => (
        <Button
          key={`${name} ${JSON.stringify(value)}`}
          size="small"
          variant="outlined"
          onClick={() => props.onFix(name, value)}
        >
          {fixLabel({ title, value })}
        </Button>
      ))}
    </div>
  );
}
