import Card from '@material-ui/core/Card';
import CardActionArea from '@material-ui/core/CardActionArea';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Persona } from './personas';

const useStyles = makeStyles(theme => ({
  card: { height: '100%' },
  action: {
    height: '100%',
    padding: theme.spacing(2.5),
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    justifyContent: 'flex-start',
    gap: theme.spacing(1),
  },
  head: { display: 'flex', alignItems: 'center', gap: theme.spacing(1.5) },
  icon: {
    display: 'flex',
    padding: theme.spacing(1),
    borderRadius: theme.shape.borderRadius,
    color: theme.palette.primary.main,
    background: theme.palette.action.hover,
  },
}));

/** One persona: role, team and what to try. @internal */
export function PersonaCard(props: { persona: Persona; onChoose: () => void }) {
  const { title, team, tries, icon } = props.persona;
  const classes = useStyles();
  return (
    <Card variant="outlined" className={classes.card}>
      <CardActionArea className={classes.action} onClick={props.onChoose}>
        <div className={classes.head}>
          <span className={classes.icon}>{icon}</span>
          <div>
            <Typography variant="h6" component="h2">
              {title}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {team}
            </Typography>
          </div>
        </div>
        <Typography variant="body2">{tries}</Typography>
      </CardActionArea>
    </Card>
  );
}
