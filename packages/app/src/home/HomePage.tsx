import { Content, Page } from '@backstage/core-components';
import type { HomePageWidgetData } from '@backstage/plugin-home-react/alpha';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { FirstRun } from './FirstRun';

const useStyles = makeStyles(theme => ({
  column: {
    maxWidth: 1240,
    margin: '0 auto',
    paddingTop: theme.spacing(2),
  },
  lead: {
    maxWidth: 720,
    marginTop: theme.spacing(1),
    marginBottom: theme.spacing(3),
  },
  widgets: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(420px, 100%), 1fr))',
    gap: theme.spacing(3),
    marginTop: theme.spacing(3),
  },
}));

/** What to do first, and what is there to do for the person who is signed in. @internal */
export function HomePage(props: { widgets: HomePageWidgetData[] }) {
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
          <FirstRun />
          <div className={classes.widgets}>
            {props.widgets.map(({ node, title, component }) => (
              <section key={node.spec.id} aria-label={title}>
                {component}
              </section>
            ))}
          </div>
        </div>
      </Content>
    </Page>
  );
}
