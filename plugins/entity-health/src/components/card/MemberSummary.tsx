import { Link } from '@backstage/core-components';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { MemberRollup } from '@backstage-guardrails/plugin-entity-health-common';
import { useEntityLink } from '../../routing';
import { useTranslation } from '../../translation';
import { StatusCounts, StatusLabel, StatusMarks, worstFirst } from '../status';

const SHOWN = 5;

const useStyles = makeStyles(
  theme => ({
    root: { margin: theme.spacing(1, 0, 0), padding: 0, listStyle: 'none' },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1),
      padding: theme.spacing(0.5, 0),
    },
    reason: {
      flexBasis: '100%',
      color: theme.palette.text.secondary,
      fontSize: theme.typography.body2.fontSize,
    },
  }),
  { name: 'EntityHealthMemberSummary' },
);

/** What belongs to a system, domain or group: counts by status, and those that are not healthy. @internal */
export function MemberSummary(props: { members: MemberRollup }) {
  const { members } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const linkOf = useEntityLink();
  const shown = members.notPassing.slice(0, SHOWN);
  const more = members.omitted + members.notPassing.length - shown.length;
  if (worstFirst.every(status => members.counts[status] === 0)) {
    return <Typography variant="body2">{t('card.members.none')}</Typography>;
  }
  return (
    <div>
      <Typography variant="subtitle2" component="h3">
        {t('card.members.title')}
      </Typography>
      <StatusCounts counts={members.counts} complete={members.countsComplete} />
      {shown.length === 0 ? (
        <Typography variant="body2">{t('card.members.pass')}</Typography>
      ) : (
        <ul className={classes.root} aria-label={t('card.members.label')}>
          {shown.map(member => (
            <li key={member.entityRef} className={classes.line}>
              <StatusLabel status={member.status} />
              <Link to={linkOf(member.entityRef)}>
                <EntityDisplayName
                  entityRef={member.entityRef}
                  hideIcon
                  disableTooltip
                />
              </Link>
              <StatusMarks
                flapping={member.flapping}
                maintenance={member.maintenance}
              />
              <span className={classes.reason}>
                {t(`status.reason.${member.reason}`)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {more > 0 && t('card.members.more', { count: more })}
    </div>
  );
}
