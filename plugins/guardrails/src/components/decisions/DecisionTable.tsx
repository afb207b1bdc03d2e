import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import {
  Age,
  CopyButton,
  SafeText,
  RowTable,
} from '@backstage-guardrails/components';
import type { DecisionSummary } from '@backstage-guardrails/plugin-guardrails-common';
import {
  OutcomeLabel,
  RunStateLabel,
  shortId,
  useDescribeDecision,
  useDescribeFormat,
  useDescribeHeadline,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Actor } from '../common/Actor';
import { Target } from '../common/Target';
import { WithException } from '../common/WithException';

const useStyles = makeStyles(
  theme => ({
    headline: {
      color: theme.palette.text.secondary,
      display: '-webkit-box',
      '-webkit-line-clamp': 2,
      '-webkit-box-orient': 'vertical',
      overflow: 'hidden',
    },
  }),
  { name: 'GuardrailsDecisionTable' },
);

/** Decisions as rows: outcome, what became of it, what and why, where, who, when. @internal */
export function DecisionTable(props: { decisions: DecisionSummary[] }) {
  const classes = useStyles();
  const links = useLinks();
  const describeDecision = useDescribeDecision();
  const describeHeadline = useDescribeHeadline();
  const describeFormat = useDescribeFormat();
  const { t } = useTranslation();
  return (
    <RowTable
      label={t('decisions.table.label')}
      rows={props.decisions}
      keyOf={({ id }) => id}
      linkOf={({ id }) => links.decision(id)}
      columns={[
        {
          title: t('decisions.table.outcome'),
          cell: ({ outcome }) => <OutcomeLabel outcome={outcome} />,
        },
        {
          title: t('decisions.table.state'),
          cell: ({ state, findings }) => (
            <>
              {state && <RunStateLabel state={state} />}{' '}
              {isExcepted(findings) && <WithException />}
            </>
          ),
        },
        {
          title: t('decisions.table.request'),
          shape: 'wide',
          cell: decision => (
            <>
              <div>
                <Link to={links.decision(decision.id)}>
                  {describeDecision(decision)}
                </Link>
              </div>
              {decision.headline && (
                <div className={classes.headline}>
                  <SafeText>{describeHeadline(decision)}</SafeText>
                </div>
              )}
            </>
          ),
        },
        {
          title: t('decisions.table.evidence'),
          cell: ({ format }) => <SafeText>{describeFormat(format)}</SafeText>,
        },
        {
          title: t('decisions.table.target'),
          cell: ({ target }) => <Target reference={target.ref} />,
        },
        {
          title: t('decisions.table.actor'),
          cell: ({ actor }) => <Actor reference={actor.ref} />,
        },
        {
          title: t('decisions.table.when'),
          shape: 'calm',
          cell: ({ recordedAt }) => <Age at={recordedAt} />,
        },
        {
          title: t('decisions.table.id'),
          shape: 'calm',
          cell: ({ id }) => (
            <>
              <code title={id}>{shortId(id)}</code>{' '}
              <CopyButton
                text={window.location.origin + links.decision(id)}
                label={t('list.copyLink')}
              />
            </>
          ),
        },
      ]}
    />
  );
}

/** Of a decision from before waivers were counted, the worst finding says so alone. */
function isExcepted({ excepted, worst }: DecisionSummary['findings']): boolean {
  return excepted !== undefined || worst === 'waived';
}
