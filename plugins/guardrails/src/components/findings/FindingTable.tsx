import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import {
  Age,
  RowTable,
  SafeText,
  StateLabel,
} from '@backstage-guardrails/components';
import type { FindingRecord } from '@backstage-guardrails/plugin-guardrails-common';
import { LevelLabel } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Target } from '../common/Target';
import { findingState } from './findingState';
import { WaivedUntil } from './WaivedUntil';

const useStyles = makeStyles(
  theme => ({
    message: {
      color: theme.palette.text.secondary,
      display: '-webkit-box',
      '-webkit-line-clamp': 2,
      '-webkit-box-orient': 'vertical',
      overflow: 'hidden',
    },
    quiet: { color: theme.palette.text.secondary },
  }),
  { name: 'GuardrailsFindingTable' },
);

/** Findings as rows: where in its life, what, how strict, whose, where, since when, and how old the evidence is. @internal */
export function FindingTable(props: { findings: FindingRecord[] }) {
  const classes = useStyles();
  const links = useLinks();
  const { t } = useTranslation();
  return (
    <RowTable
      label={t('findings.table.label')}
      rows={props.findings}
      keyOf={({ id }) => id}
      linkOf={({ id }) => links.finding(id)}
      columns={[
        {
          title: t('findings.table.state'),
          cell: ({ status, finding }) => (
            <>
              <StateLabel {...stateOf(status.state)} />{' '}
              <LevelLabel level={finding.level} />
            </>
          ),
        },
        {
          title: t('findings.table.finding'),
          shape: 'wide',
          cell: ({ id, finding, status }) => (
            <>
              <Link to={links.finding(id)}>
                <SafeText>{finding.title}</SafeText>
              </Link>
              <div className={classes.message}>
                <SafeText>{finding.message}</SafeText>
              </div>
              <div className={classes.quiet}>
                <WaivedUntil status={status} />
              </div>
            </>
          ),
        },
        {
          title: t('findings.table.where'),
          cell: ({ entity, environment, owner }) => (
            <>
              <Target reference={entity} />
              <div className={classes.quiet}>
                {environment && <SafeText>{environment}</SafeText>}
                {environment && owner && ' · '}
                {owner && <Target reference={owner} />}
              </div>
            </>
          ),
        },
        {
          title: t('findings.table.since'),
          shape: 'calm',
          cell: ({ status, firstSeenAt }) => (
            <>
              <Age
                at={('openedAt' in status && status.openedAt) || firstSeenAt}
              />
              {status.state === 'not-confirmed' && (
                <div className={classes.quiet}>
                  {t('findings.table.notConfirmed', {
                    when: <Age at={status.unconfirmedAt} />,
                  })}
                </div>
              )}
            </>
          ),
        },
        {
          title: t('findings.table.evidence'),
          shape: 'calm',
          cell: ({ lastSeenAt }) => <Age at={lastSeenAt} />,
        },
      ]}
    />
  );

  function stateOf(state: FindingRecord['status']['state']) {
    const { word, tone, sentence } = findingState(state, t);
    return { word, tone, title: sentence };
  }
}
