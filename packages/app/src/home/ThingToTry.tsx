import { LinkButton } from '@backstage/core-components';
import Card from '@material-ui/core/Card';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Thing } from './thingsToTry';

const useStyles = makeStyles(theme => ({
  card: {
    height: '100%',
    padding: theme.spacing(3),
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
  },
  number: { color: theme.palette.primary.main },
  command: {
    margin: 0,
    padding: theme.spacing(1.5),
    borderRadius: theme.shape.borderRadius,
    background: theme.palette.action.hover,
    fontSize: theme.typography.caption.fontSize,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  action: { marginTop: 'auto', paddingTop: theme.spacing(1) },
}));

/** One thing to try as a card. @internal */
export function ThingToTry(props: { thing: Thing; number: number }) {
  const { title, text, command, action } = props.thing;
  const classes = useStyles();
  return (
    <Card variant="outlined" className={classes.card}>
      <Typography variant="h6" component="h2">
        <span className={classes.number}>{props.number}</span> {title}
      </Typography>
      <Typography variant="body2">{text}</Typography>
      {command && <pre className={classes.command}>{command}</pre>}
      <div className={classes.action}>
        <LinkButton to={action.to} variant="outlined" color="primary">
          {action.label}
        </LinkButton>
      </div>
    </Card>
  );
}
