import { makeStyles } from '@material-ui/core/styles';
import { CopyButton } from '@backstage-guardrails/components';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(0.5),
      margin: theme.spacing(1, 0),
      padding: theme.spacing(1, 1, 1, 1.5),
      borderRadius: theme.shape.borderRadius,
      border: `1px solid ${theme.palette.divider}`,
      textAlign: 'left',
    },
    code: {
      flexGrow: 1,
      minWidth: 0,
      margin: 0,
      overflowX: 'auto',
      fontFamily: 'monospace',
      fontSize: '0.8125rem',
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
  }),
  { name: 'EntityHealthCodeBlock' },
);

/** Lines to copy into a file. @internal */
export function CodeBlock(props: {
  label: string;
  copyLabel: string;
  children: string;
}) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <pre
        className={classes.code}
        role="region"
        aria-label={props.label}
        // It scrolls where its lines are long, so the keyboard has to get there.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {props.children}
      </pre>
      <CopyButton text={props.children} label={props.copyLabel} />
    </div>
  );
}
