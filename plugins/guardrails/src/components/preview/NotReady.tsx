import { makeStyles, useTheme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { SafeText, toneColours } from '@backstage-guardrails/components';
import { useTranslation } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(2),
      marginBottom: theme.spacing(2),
      borderRadius: theme.shape.borderRadius,
      border: '1px solid',
    },
  }),
  { name: 'GuardrailsNotReady' },
);

/** Says before submit that the task would fail because something is missing on the portal's machine. @internal */
export function NotReady(props: { message: string }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const theme = useTheme();
  const { surface, edge, text } = toneColours(theme, 'caution');
  return (
    <div
      className={classes.root}
      role="alert"
      style={{ background: surface, borderColor: edge }}
    >
      <Typography variant="subtitle1" component="p" style={{ color: text }}>
        {t('preview.notReady')}
      </Typography>
      <Typography variant="body2">
        <SafeText>{props.message}</SafeText>
      </Typography>
    </div>
  );
}
