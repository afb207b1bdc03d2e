import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { GuardrailsMark } from './GuardrailsMark';

const useStyles = makeStyles(theme => ({
  root: {
    height: 2.5 * sidebarConfig.logoHeight,
    display: 'flex',
    alignItems: 'center',
    paddingLeft: 20,
  },
  link: { display: 'flex', alignItems: 'center', gap: theme.spacing(1.5) },
  word: { color: theme.palette.common.white },
}));

/** The mark, with the name beside it while the sidebar is open. @internal */
export function SidebarLogo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <div className={classes.root}>
      <Link to="/" underline="none" className={classes.link} aria-label="Home">
        <GuardrailsMark size={32} />
        {isOpen && (
          <Typography variant="h6" component="span" className={classes.word}>
            Guardrails
          </Typography>
        )}
      </Link>
    </div>
  );
}
