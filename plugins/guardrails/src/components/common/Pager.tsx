import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      justifyContent: 'flex-end',
      gap: theme.spacing(1),
      paddingTop: theme.spacing(1.5),
    },
  }),
  { name: 'GuardrailsPager' },
);

/** Leads to older rows and back to the newest. The browser's Back goes one page back. @internal */
export function Pager(props: {
  of: string;
  onFirst?: () => void;
  onNext?: () => void;
  onReload: () => void;
}) {
  const classes = useStyles();
  return (
    <nav className={classes.root} aria-label={`Pages of ${props.of}`}>
      <Button size="small" onClick={props.onReload}>
        Reload
      </Button>
      <Button size="small" disabled={!props.onFirst} onClick={props.onFirst}>
        Newest
      </Button>
      <Button
        size="small"
        variant="outlined"
        disabled={!props.onNext}
        onClick={props.onNext}
      >
        Older
      </Button>
    </nav>
  );
}
