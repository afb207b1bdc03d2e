import { BoxTabs, useFilter } from '@backstage-guardrails/components';
import {
  createTheme,
  makeStyles,
  type Theme,
  ThemeProvider,
} from '@material-ui/core/styles';
import { LinkButton } from '@backstage/core-components';
import { useEffect, useState } from 'react';
import type { GroupList } from '@backstage-guardrails/plugin-entity-health-common';
import { useHealth } from '../../hooks';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Tile } from './Tile';

const useStyles = makeStyles(
  theme => ({
    root: {
      position: 'fixed',
      inset: 0,
      zIndex: theme.zIndex.modal,
      overflow: 'auto',
      padding: theme.spacing(2, 3),
      color: theme.palette.text.primary,
      background: '#14171a',
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
      marginBottom: theme.spacing(2),
      '& h1': { margin: 0, fontSize: '1.75rem' },
    },
    aside: { marginLeft: 'auto' },
    tiles: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 300px), 1fr))',
      gap: theme.spacing(2),
      margin: 0,
      padding: 0,
    },
    note: { fontSize: '1.25rem' },
  }),
  { name: 'EntityHealthWallContent' },
);

/** Teams or systems as big tiles over the whole screen, renewed without anyone's doing. @internal */
export function WallContent() {
  return (
    <ThemeProvider theme={darkTheme}>
      <Wall />
    </ThemeProvider>
  );
}

/** Dark whatever the app is: rooms with wall screens are. Fonts and the look of controls are those of the app. */
function darkTheme(app: Theme): Theme {
  return createTheme({
    palette: { type: 'dark', primary: { main: '#5eead4' } },
    typography: { fontFamily: app.typography.fontFamily },
    props: app.props,
    overrides: { MuiButton: { root: { textTransform: 'none' } } },
  });
}

function Wall() {
  const classes = useStyles();
  const links = useLinks();
  const { t } = useTranslation();
  const [chosen] = useFilter('by');
  const by = chosen === 'system' ? 'system' : 'owner';
  const [answer, setAnswer] = useState<{ groups: GroupList; at: Date }>();
  const groups = useHealth(
    ['wall', by],
    (api, options) => api.listGroups({ by }, options),
    { live: true, always: true },
  );
  const loaded = groups.status === 'ready' ? groups.value : undefined;
  // An answer stays on the wall while the next one fails, with the time that it is from.
  useEffect(() => {
    if (loaded) setAnswer({ groups: loaded, at: new Date() });
  }, [loaded]);
  useEffect(() => setAnswer(undefined), [by]);
  const stale =
    groups.status === 'failed' ||
    (groups.status === 'ready' && groups.error !== undefined);
  const when =
    answer &&
    t('wall.time', {
      at: answer.at,
      formatParams: { at: { hour: '2-digit', minute: '2-digit' } },
    });
  return (
    <div className={classes.root}>
      <div className={classes.head}>
        <h1>{t('wall.title')}</h1>
        <BoxTabs
          param="by"
          label={t('wall.by')}
          options={{
            owner: t('wall.by.owner'),
            system: t('wall.by.system'),
          }}
        />
        {when && (
          <span>
            {stale ? t('wall.stale', { when }) : t('wall.updated', { when })}
          </span>
        )}
        <span className={classes.aside}>
          <LinkButton to={links.endpoints()} variant="outlined" size="small">
            {t('wall.leave')}
          </LinkButton>
        </span>
      </div>
      {answer ? (
        <Tiles groups={answer.groups} by={by} />
      ) : (
        <p
          className={classes.note}
          role={groups.status === 'failed' ? 'alert' : 'status'}
        >
          {groups.status === 'failed' ? t('wall.failed') : t('wall.loading')}
        </p>
      )}
    </div>
  );
}

function Tiles(props: { groups: GroupList; by: 'owner' | 'system' }) {
  const { groups, by } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  if (groups.items.length === 0) {
    return <p className={classes.note}>{t('wall.empty')}</p>;
  }
  return (
    <>
      <ul className={classes.tiles}>
        {groups.items.map(group => (
          <Tile key={group.ref ?? ''} group={group} by={by} />
        ))}
      </ul>
      {groups.omitted > 0 && (
        <p className={classes.note}>
          {t('wall.omitted', { count: groups.omitted })}
        </p>
      )}
    </>
  );
}
