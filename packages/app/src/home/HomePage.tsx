import { Content, Page } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { LatestDecisions } from './LatestDecisions';
import { ThingToTry } from './ThingToTry';
import { thingsToTry } from './thingsToTry';

const useStyles = makeStyles(theme => ({
  column: {
    maxWidth: 1080,
    margin: '0 auto',
    paddingTop: theme.spacing(4),
  },
  lead: {
    maxWidth: 720,
    marginTop: theme.spacing(1),
    marginBottom: theme.spacing(4),
  },
  things: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(300px, 1fr))',
    gap: theme.spacing(3),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
}));

/** Leads a newcomer to the three things to try. @internal */
export function HomePage() {
  const classes = useStyles();
  return (
    <Page themeId="home">
      <Content>
        <div className={classes.column}>
          <Typography variant="h3" component="h1">
            Get what you need, within the guardrails
          </Typography>
          <Typography
            variant="body1"
            color="textSecondary"
            className={classes.lead}
          >
            Request infrastructure through a template. Policy checks exactly the
            plan that will be applied, lists its violations and how to fix them,
            and records the decision.
          </Typography>
          <ol className={classes.things}>
            {thingsToTry.map((thing, index) => (
              <li key={thing.title}>
                <ThingToTry thing={thing} number={index + 1} />
              </li>
            ))}
          </ol>
          <LatestDecisions />
        </div>
      </Content>
    </Page>
  );
}
