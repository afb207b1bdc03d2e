import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { Age, SafeText, Section } from '@backstage-guardrails/components';
import type {
  DecisionDetail,
  RunState,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Rule } from '@backstage-guardrails/policy-model';
import { taskRouteRef, templateRouteRef } from '../../routing';
import { useTranslation } from '../../translation';
import { People } from '../common/People';
import { isCatalogRef } from '../common/isCatalogRef';
import { adviceFor } from './adviceFor';

const useStyles = makeStyles(
  theme => ({
    list: {
      margin: 0,
      paddingLeft: theme.spacing(2.5),
      '& li': { marginBottom: theme.spacing(1) },
    },
  }),
  { name: 'GuardrailsHelp' },
);

/** Who can help and what happens next. @internal */
export function Help(props: {
  detail: DecisionDetail;
  state: RunState;
  rules: Rule[];
}) {
  const { decision, run, timeline } = props.detail;
  const classes = useStyles();
  const { t } = useTranslation();
  const template = useRouteRef(templateRouteRef);
  const task = useRouteRef(taskRouteRef);
  const applied = timeline.find(({ kind }) => kind === 'applied');
  const advice = adviceFor(props.state, decision);
  // Approvals have a panel of their own.
  const rechecked = decision.verdict.obligations.flatMap(obligation =>
    obligation.kind === 'judge-after-apply' ? obligation.resources : [],
  );
  const authors = authorsOf(props);
  return (
    <Section title={t('decision.advice.title')}>
      <ul className={classes.list}>
        {applied && (
          <li>
            {t('decision.advice.applied', { when: <Age at={applied.at} /> })}
          </li>
        )}
        {advice && <li>{t(`decision.advice.${advice}`)}</li>}
        {rechecked.length > 0 && (
          <li>
            {t('decision.advice.recheck', {
              resources: <SafeText>{rechecked.join(', ')}</SafeText>,
            })}
          </li>
        )}
        {run?.template && template && isCatalogRef(run.template) && (
          <li>
            <Link to={template(templateParams(run.template))}>
              {t('decision.advice.template')}
            </Link>
          </li>
        )}
        {run && task && !run.task.startsWith('dry-run') && (
          <li>
            <Link to={task({ taskId: run.task })}>
              {t('decision.advice.task')}
            </Link>
          </li>
        )}
        {authors.length > 0 && (
          <li>
            {t('decision.advice.author', {
              count: authors.length,
              authors: <People references={authors} />,
            })}
          </li>
        )}
        {decision.target.owner && isCatalogRef(decision.target.owner) && (
          <li>
            {t('decision.advice.owner', {
              owner: (
                <EntityRefLink entityRef={decision.target.owner} hideIcon />
              ),
            })}
          </li>
        )}
      </ul>
    </Section>
  );
}

function templateParams(ref: string) {
  const { namespace, name } = parseEntityRef(ref);
  return { namespace, templateName: name };
}

function authorsOf(options: {
  detail: DecisionDetail;
  rules: Rule[];
}): string[] {
  const stopping = new Set(
    options.detail.decision.verdict.findings
      .filter(f => f.disposition === 'enforced')
      .map(f => f.rule),
  );
  return [
    ...new Set(
      options.rules.filter(r => stopping.has(r.id)).map(r => r.author),
    ),
  ].sort();
}
