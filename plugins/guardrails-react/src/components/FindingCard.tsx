import { Link } from '@backstage/core-components';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { SafeText, toneColours } from '@backstage-guardrails/components';
import type { FindingGroup } from '@backstage-guardrails/policy-model';
import type { ReactNode } from 'react';
import { useTranslation } from '../translation';
import { shortId } from './DigestText';
import { FindingResources } from './FindingResources';
import { FindingValues } from './FindingValues';
import { LevelLabel } from './LevelLabel';
import { ProvenFixes } from './ProvenFixes';
import { findingTone } from './findingTone';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(1.5, 2),
      borderLeft: '4px solid',
      borderRadius: theme.shape.borderRadius,
      background: theme.palette.background.paper,
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
    },
    line: { marginTop: theme.spacing(0.5) },
  }),
  { name: 'GuardrailsFindingCard' },
);

/**
 * One violation: what, where, what it is and must be, the fix, and why the rule exists.
 * Findings that say the same about several resources share a card; every resource is listed.
 * @public
 */
export function FindingCard(props: {
  group: FindingGroup;
  /** Why the rule exists, in a sentence. */
  why?: string;
  /** Address of the rule's page. */
  ruleTo?: string;
  /** Address of the exception that waives it. */
  exceptionTo?: string;
  /** Buttons that help, for instance to set a form field. */
  actions?: ReactNode;
}) {
  const { finding, resources } = props.group;
  const { t } = useTranslation();
  const classes = useStyles();
  const theme = useTheme();
  const { edge } = toneColours(theme, findingTone(finding));
  return (
    <article className={classes.root} style={{ borderLeftColor: edge }}>
      <div className={classes.head}>
        <Typography variant="subtitle1" component="h3">
          <SafeText>{finding.title}</SafeText>
        </Typography>
        <LevelLabel level={finding.level} disposition={finding.disposition} />
      </div>
      <FindingResources resources={resources} path={finding.path} />
      <Typography variant="body2" className={classes.line}>
        <SafeText>{finding.message}</SafeText>
      </Typography>
      <FindingValues finding={finding} />
      <Typography variant="body2" className={classes.line}>
        <strong>{t('components.finding.fix')}</strong>{' '}
        <SafeText>{finding.fix}</SafeText>
      </Typography>
      {finding.exception && (
        <Typography variant="body2" className={classes.line}>
          {t('components.finding.waived', {
            label: <strong>{t('components.finding.waived.label')}</strong>,
            exception: (
              <ExceptionName
                exception={finding.exception}
                to={props.exceptionTo}
              />
            ),
          })}
        </Typography>
      )}
      {finding.preApproval && (
        <Typography variant="body2" className={classes.line}>
          {t('components.finding.preApproved', {
            label: <strong>{t('components.finding.preApproved.label')}</strong>,
            rule: <SafeText>{finding.preApproval}</SafeText>,
          })}
        </Typography>
      )}
      <ProvenFixes remediation={finding.remediation} />
      {(props.why || props.ruleTo) && (
        <Typography
          variant="body2"
          color="textSecondary"
          className={classes.line}
        >
          {props.why && t('components.finding.why', { why: props.why })}{' '}
          {props.ruleTo && (
            <Link to={props.ruleTo} underline="always">
              {finding.rule}
            </Link>
          )}
        </Typography>
      )}
      {props.actions && <div className={classes.line}>{props.actions}</div>}
    </article>
  );
}

function ExceptionName(props: { exception: string; to?: string }) {
  const { t } = useTranslation();
  const name = t('components.finding.exception', {
    id: shortId(props.exception),
  });
  return props.to ? (
    <Link to={props.to} underline="always">
      {name}
    </Link>
  ) : (
    <>{name}</>
  );
}
