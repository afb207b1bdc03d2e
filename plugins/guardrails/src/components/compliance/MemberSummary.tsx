import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  Age,
  EmptyState,
  ErrorState,
  LoadingState,
} from '@backstage-guardrails/components';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';
import { Target } from '../common/Target';
import { MemberCounts } from './MemberCounts';

const SHOWN = 5;

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0, padding: 0, listStyle: 'none' },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 2),
      alignItems: 'baseline',
      padding: theme.spacing(0.5, 0),
    },
    name: { flexGrow: 1 },
    since: { color: theme.palette.text.secondary },
  }),
  { name: 'GuardrailsMemberSummary' },
);

/** What is open of what belongs to a system, domain or group: how much, and of which the most. @internal */
export function MemberSummary(props: { entityRef: string; tab: string }) {
  const { entityRef, tab } = props;
  const classes = useStyles();
  const { t } = useTranslation();
  const members = useGuardrails(
    ['member-findings', entityRef, SHOWN],
    (api, options) =>
      api.listEntityFindings({ memberOf: entityRef, limit: SHOWN }, options),
  );
  if (members.status === 'loading') {
    return <LoadingState of={t('compliance.of')} />;
  }
  if (members.status === 'failed') {
    return members.error instanceof GuardrailsError &&
      members.error.statusCode === 403 ? (
      <EmptyState title={t('findings.noAccess.title')}>
        {t('findings.noAccess.text')}
      </EmptyState>
    ) : (
      <ErrorState
        title={t('compliance.failed')}
        error={members.error}
        onRetry={members.retry}
      />
    );
  }
  const { items, totals, entityCount } = members.value;
  if (entityCount === 0) {
    return (
      <Typography variant="body2">{t('compliance.members.none')}</Typography>
    );
  }
  return (
    <>
      <MemberCounts counts={totals} />
      <ul className={classes.root} aria-label={t('compliance.members.label')}>
        {items.map(({ entity, open, openedAt }) => (
          <li key={entity} className={classes.line}>
            <span className={classes.name}>
              <Target reference={entity} />
            </span>
            <span>{t('compliance.counts.open', { count: open })}</span>
            {openedAt && (
              <span className={classes.since}>
                {t('compliance.findings.since.when', {
                  when: <Age at={openedAt} />,
                })}
              </span>
            )}
          </li>
        ))}
      </ul>
      <Link to={tab}>
        {t('compliance.members.all', { count: entityCount })}
      </Link>
    </>
  );
}
