import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Fragment } from 'react';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type { DecisionDetail } from '@backstage-guardrails/plugin-guardrails-common';
import type { Rule } from '@backstage-guardrails/policy-model';
import { SafeText } from '@backstage-guardrails/plugin-guardrails-react';
import { taskRouteRef, templateRouteRef } from '../../routing';
import { Actor } from '../common/Actor';
import { isCatalogRef } from '../common/isCatalogRef';
import { Section } from '../common/Section';
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
export function Help(props: { detail: DecisionDetail; rules: Rule[] }) {
  const { decision, run } = props.detail;
  const classes = useStyles();
  const template = useRouteRef(templateRouteRef);
  const task = useRouteRef(taskRouteRef);
  const advice = adviceFor({
    ...decision.verdict,
    // Their panel says whom and how far it is.
    obligations: decision.verdict.obligations.filter(
      ({ kind }) => kind !== 'approval',
    ),
  });
  const authors = authorsOf(props);
  return (
    <Section title="What you can do">
      <ul className={classes.list}>
        {advice.map(line => (
          <li key={line}>
            <SafeText>{line}</SafeText>
          </li>
        ))}
        {run?.template && template && isCatalogRef(run.template) && (
          <li>
            <Link to={template(templateParams(run.template))}>
              Open the template again
            </Link>
          </li>
        )}
        {run && task && !run.task.startsWith('dry-run') && (
          <li>
            <Link to={task({ taskId: run.task })}>Read the task log</Link>
          </li>
        )}
        {authors.length > 0 && (
          <li>
            Ask who wrote the rule:{' '}
            {authors.map((author, index) => (
              <Fragment key={author}>
                {index > 0 && ', '}
                <Actor reference={author} />
              </Fragment>
            ))}
          </li>
        )}
        {decision.target.owner && isCatalogRef(decision.target.owner) && (
          <li>
            Owner of the target:{' '}
            <EntityRefLink entityRef={decision.target.owner} hideIcon />
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
