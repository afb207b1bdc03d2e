import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { Age, SafeText } from '@backstage-guardrails/components';
import type { EntityCompliance } from '@backstage-guardrails/plugin-guardrails-common';
import { LevelLabel } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';

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
    since: { marginLeft: 'auto', color: theme.palette.text.secondary },
  }),
  { name: 'GuardrailsOpenFindingLines' },
);

/** Open findings, one line each. @internal */
export function OpenFindingLines(props: { open: EntityCompliance['open'] }) {
  const classes = useStyles();
  const links = useLinks();
  const { t } = useTranslation();
  return (
    <ul className={classes.root}>
      {props.open.map(finding => (
        <li key={finding.id} className={classes.line}>
          <span>
            <Link to={links.finding(finding.id)}>
              <SafeText>{finding.title}</SafeText>
            </Link>
          </span>
          <LevelLabel level={finding.level} disposition={finding.disposition} />
          <span className={classes.since}>
            {finding.unconfirmedAt
              ? t('compliance.findings.unconfirmed', {
                  when: <Age at={finding.unconfirmedAt} />,
                })
              : t('compliance.findings.since.when', {
                  when: <Age at={finding.since} />,
                })}
          </span>
        </li>
      ))}
    </ul>
  );
}
