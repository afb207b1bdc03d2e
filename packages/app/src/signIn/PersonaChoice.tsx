import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { GuardrailsMark } from '../nav/GuardrailsMark';
import { PersonaCard } from './PersonaCard';
import { personas } from './personas';

const useStyles = makeStyles(theme => ({
  page: {
    minHeight: '100vh',
    overflow: 'auto',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    padding: theme.spacing(4),
    background: theme.palette.background.default,
  },
  column: { width: '100%', maxWidth: 1040 },
  brand: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    marginBottom: theme.spacing(3),
  },
  lead: {
    maxWidth: 680,
    marginTop: theme.spacing(1),
    marginBottom: theme.spacing(4),
  },
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(300px, 1fr))',
    gap: theme.spacing(2),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  foot: { marginTop: theme.spacing(4) },
}));

/** The personas as cards, each with what it can try. @internal */
export function PersonaChoice(props: { onChoose: (ref: string) => void }) {
  const classes = useStyles();
  return (
    <main className={classes.page}>
      <div className={classes.column}>
        <div className={classes.brand}>
          <GuardrailsMark size={40} />
          <Typography variant="h5" component="p">
            Guardrails
          </Typography>
        </div>
        <Typography variant="h3" component="h1">
          Who do you want to be?
        </Typography>
        <Typography
          variant="body1"
          color="textSecondary"
          className={classes.lead}
        >
          This portal runs on your machine with a demo organisation. Choose a
          role to sign in; you can change it at any time under Settings.
        </Typography>
        <ul className={classes.cards}>
          {personas.map(persona => (
            <li key={persona.ref}>
              <PersonaCard
                persona={persona}
                onChoose={() => props.onChoose(persona.ref)}
              />
            </li>
          ))}
        </ul>
        <Typography
          variant="body2"
          color="textSecondary"
          className={classes.foot}
        >
          Personas need no password. They exist in this reference portal only
          and refuse to start in production.
        </Typography>
      </div>
    </main>
  );
}
