import { makeStyles, useTheme } from '@material-ui/core/styles';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { Age, toneColours } from '@backstage-guardrails/components';
import type { HealthGroup } from '@backstage-guardrails/plugin-entity-health-common';
import { useTranslation } from '../../translation';
import { statusLooks, StatusLabel, worstFirst } from '../status';
import { tileStatus } from './tileStatus';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
      minWidth: 0,
      padding: theme.spacing(2),
      border: '2px solid',
      borderRadius: theme.shape.borderRadius * 2,
      listStyle: 'none',
    },
    name: {
      margin: 0,
      fontSize: 'clamp(1.25rem, 2vw, 2.25rem)',
      fontWeight: 600,
      lineHeight: 1.15,
      overflowWrap: 'anywhere',
    },
    // The label has a space around its text; here it is on its own colour, so the text is where the name is.
    status: { marginLeft: theme.spacing(-0.75) },
    counts: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
      margin: 0,
      padding: 0,
      listStyle: 'none',
      fontSize: 'clamp(1rem, 1.3vw, 1.5rem)',
    },
    count: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
    },
    since: { fontSize: 'clamp(0.875rem, 1vw, 1.125rem)' },
  }),
  { name: 'EntityHealthTile' },
);

/** A team or a system on the wall screen. @internal */
export function Tile(props: { group: HealthGroup; by: 'owner' | 'system' }) {
  const { group, by } = props;
  const classes = useStyles();
  const theme = useTheme();
  const { t } = useTranslation();
  const status = tileStatus(group);
  const { text, surface, edge } = toneColours(theme, statusLooks[status].tone);
  return (
    <li
      className={classes.root}
      style={{ color: text, background: surface, borderColor: edge }}
    >
      <h2 className={classes.name}>
        {group.ref ? (
          <EntityDisplayName entityRef={group.ref} hideIcon disableTooltip />
        ) : (
          t(`page.group.none.${by}`)
        )}
      </h2>
      <div className={classes.status}>
        <StatusLabel status={status} />
      </div>
      <ul className={classes.counts}>
        {worstFirst
          .filter(one => group.counts[one] > 0)
          .map(one => {
            const Icon = statusLooks[one].icon;
            return (
              <li key={one} className={classes.count}>
                <Icon fontSize="inherit" aria-hidden />
                {t(`status.count.${one}`, { count: group.counts[one] })}
              </li>
            );
          })}
      </ul>
      {group.failingSince && (
        <span className={classes.since}>
          {t('wall.since', { when: <Age at={group.failingSince} /> })}
        </span>
      )}
      {group.flapping > 0 && (
        <span className={classes.since}>
          {t('page.group.flapping', { count: group.flapping })}
        </span>
      )}
      {group.maintenance > 0 && (
        <span className={classes.since}>
          {t('page.group.maintenance', { count: group.maintenance })}
        </span>
      )}
    </li>
  );
}
