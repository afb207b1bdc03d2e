import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { Age, SafeText, RowTable } from '@backstage-guardrails/components';
import type { EntityCompliance } from '@backstage-guardrails/plugin-guardrails-common';
import {
  ExpectedText,
  LevelLabel,
  shortId,
  ValueText,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { AskForEntity } from '../exceptions/AskForEntity';
import { AskMenu } from '../exceptions/AskMenu';

const useStyles = makeStyles(
  theme => ({
    quiet: { color: theme.palette.text.secondary },
    // Wide enough that words stay whole.
    value: { minWidth: theme.spacing(12) },
  }),
  { name: 'GuardrailsOpenFindingTable' },
);

/** Open findings as rows: what and the fix, where, since when, how strict, and how old the evidence is. @internal */
export function OpenFindingTable(props: {
  open: EntityCompliance['open'];
  /** Of the entity. */
  owner: string | undefined;
}) {
  const classes = useStyles();
  const links = useLinks();
  const { t } = useTranslation();
  return (
    <RowTable
      label={t('compliance.findings.label')}
      rows={props.open}
      keyOf={({ id }) => id}
      columns={[
        {
          title: t('compliance.findings.rule'),
          shape: 'wide',
          cell: ({ id, title, fix, level, disposition }) => (
            <>
              <Link to={links.finding(id)}>
                <SafeText>{title}</SafeText>
              </Link>{' '}
              <LevelLabel level={level} disposition={disposition} />
              <div className={classes.quiet}>
                {t('compliance.findings.fix', {
                  fix: <SafeText>{fix}</SafeText>,
                })}
              </div>
            </>
          ),
        },
        {
          title: t('compliance.findings.resource'),
          cell: ({ resource }) => (
            <code>
              <SafeText>{resource}</SafeText>
            </code>
          ),
        },
        {
          title: t('compliance.findings.actual'),
          cell: ({ actual }) => <ValueText value={actual} />,
        },
        {
          title: t('compliance.findings.expected'),
          cell: ({ expected }) => (
            <div className={classes.value}>
              <ExpectedText value={expected} />
            </div>
          ),
        },
        {
          title: t('compliance.findings.since'),
          cell: ({ since, unconfirmedAt }) => (
            <>
              <Age at={since} />
              {unconfirmedAt && (
                <div className={classes.quiet}>
                  {t('compliance.findings.unconfirmed', {
                    when: <Age at={unconfirmedAt} />,
                  })}
                </div>
              )}
            </>
          ),
        },
        {
          title: t('compliance.findings.evidence'),
          cell: finding => (
            <>
              {finding.decision !== undefined && (
                <Link to={links.decision(finding.decision)}>
                  <code title={finding.decision}>
                    {shortId(finding.decision)}
                  </code>
                </Link>
              )}
              <div className={classes.quiet}>
                {t('compliance.findings.evidence.seen', {
                  when: <Age at={finding.lastSeenAt} />,
                })}
              </div>
              {finding.recorded && (
                <div className={classes.quiet}>
                  {t('compliance.findings.recorded')}
                </div>
              )}
              {finding.decision !== undefined && (
                <AskMenu
                  decision={finding.decision}
                  group={{ finding, resources: [finding.resource] }}
                  recorded={finding.recorded}
                />
              )}
              {finding.source === 'sweep' && (
                <AskForEntity
                  findingId={finding.id}
                  finding={finding}
                  owner={props.owner}
                />
              )}
            </>
          ),
        },
      ]}
    />
  );
}
