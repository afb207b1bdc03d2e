import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { escapeForDisplay } from '@backstage-guardrails/policy-model';
import type { Fix } from './candidatesFor';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  }),
  { name: 'GuardrailsFixButtons' },
);

/** One button per value that policy let pass; pressing it sets the form field. @internal */
export function FixButtons(props: {
  fixes: readonly Fix[];
  onFix: (fix: Fix) => void;
}) {
  const classes = useStyles();
  if (!props.fixes.length) return null;
  return (
    <div className={classes.root}>
      {props.fixes.map(fix => (
        <Button
          key={`${fix.field} ${JSON.stringify(fix.value)}`}
          size="small"
          variant="outlined"
          onClick={() => props.onFix(fix)}
        >
          {label(fix)}
        </Button>
      ))}
    </div>
  );
}

function label({ title, value }: Fix): string {
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  return escapeForDisplay(`Set ${title} to ${shown}`);
}
