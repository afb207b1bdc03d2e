import { makeStyles } from '@material-ui/core/styles';
import { useTranslation } from '../translation';

const useStyles = makeStyles(
  theme => ({
    root: { padding: theme.spacing(2, 0) },
    line: {
      height: 14,
      marginBottom: theme.spacing(1.5),
      borderRadius: theme.shape.borderRadius,
      background: theme.palette.action.hover,
    },
  }),
  { name: 'GuardrailsLoadingState' },
);

const widths = ['64%', '92%', '78%', '85%'];

/** Holds the place of what is being loaded, without moving. @public */
export function LoadingState(props: { of: string }) {
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <div
      role="status"
      aria-busy="true"
      aria-label={t('remote.loading', { what: props.of })}
      className={classes.root}
    >
      {widths.map(width => (
        <div key={width} className={classes.line} style={{ width }} />
      ))}
    </div>
  );
}
