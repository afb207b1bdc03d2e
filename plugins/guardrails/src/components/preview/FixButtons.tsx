import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { escapeForDisplay } from '@backstage-guardrails/display-text';
import { useTranslation } from '../../translation';
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
  const { t } = useTranslation();
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
          {t('preview.fix', {
            field: escapeForDisplay(fix.title),
            value: escapeForDisplay(textOf(fix.value)),
          })}
        </Button>
      ))}
    </div>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
