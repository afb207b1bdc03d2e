import { InfoCard, LinkButton } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import DoneIcon from '@material-ui/icons/CheckCircle';
import OpenIcon from '@material-ui/icons/RadioButtonUnchecked';
import { Loaded } from '@backstage-guardrails/components';
import { useChecklist } from './useChecklist';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))',
    gap: theme.spacing(3),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  step: { display: 'flex', gap: theme.spacing(1.5) },
  done: { color: theme.palette.success.main },
  action: { marginTop: theme.spacing(1) },
  shell: { marginTop: theme.spacing(2) },
  command: {
    margin: theme.spacing(0.5, 0, 0),
    padding: theme.spacing(1, 1.5),
    borderRadius: theme.shape.borderRadius,
    background: theme.palette.action.hover,
    fontSize: theme.typography.caption.fontSize,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
}));

const COMMAND =
  'npm run -s guardrails -- check examples/plans/environment-denied.json';

/** The steps of the first run. Each ticks itself when the portal has it on record. @internal */
export function FirstRun() {
  const classes = useStyles();
  const steps = useChecklist();
  return (
    <InfoCard title="Your first five minutes">
      <Loaded remote={steps} of="the checklist">
        {items => (
          <ol className={classes.list}>
            {items.map(({ id, title, text, action, done }) => (
              <li key={id} className={classes.step}>
                {done ? (
                  <DoneIcon className={classes.done} titleAccess="Done" />
                ) : (
                  <OpenIcon color="disabled" titleAccess="To do" />
                )}
                <div>
                  <Typography variant="h6" component="h2">
                    {title}
                  </Typography>
                  <Typography variant="body2">{text}</Typography>
                  <div className={classes.action}>
                    <LinkButton to={action.to} variant="outlined" size="small">
                      {action.label}
                    </LinkButton>
                  </div>
                </div>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
      <div className={classes.shell}>
        <Typography variant="body2">
          The same rules check a Terraform plan in a shell or in CI:
        </Typography>
        <pre className={classes.command}>{COMMAND}</pre>
      </div>
    </InfoCard>
  );
}
