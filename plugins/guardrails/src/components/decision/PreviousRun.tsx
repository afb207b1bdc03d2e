import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import {
  Age,
  Loaded,
  SafeText,
  Section,
} from '@backstage-guardrails/components';
import type {
  DecisionDetail,
  GuardrailsApi,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Finding } from '@backstage-guardrails/policy-model';
import {
  RunStateLabel,
  useGuardrails,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { summariseChanges } from '../changes/summariseChanges';
import { compareRuns } from './compareRuns';

/** Among so many runs before it, the one of the same kind of evidence is looked for. */
const LIMIT = 10;

/** What differs from the run for the same target before this one. @internal */
export function PreviousRun(props: { detail: DecisionDetail; target: string }) {
  const { detail, target } = props;
  const { id } = detail.decision;
  const { t } = useTranslation();
  const previous = useGuardrails(
    ['previous-run', id, target],
    async (api, options) => findPrevious(api, { detail, target }, options),
  );
  return (
    <Section title={t('decision.previous.title')}>
      <Loaded remote={previous} of={t('decision.previous.what')}>
        {before =>
          before ? (
            <Comparison before={before} after={detail} />
          ) : (
            <Typography variant="body2">
              {t('decision.previous.none')}
            </Typography>
          )
        }
      </Loaded>
    </Section>
  );
}

async function findPrevious(
  api: GuardrailsApi,
  run: { detail: DecisionDetail; target: string },
  options: { signal: AbortSignal },
): Promise<DecisionDetail | undefined> {
  const { decision } = run.detail;
  const { items } = await api.listDecisions(
    {
      filter: {
        entity: run.target,
        environment: decision.target.environment,
        until: decision.recordedAt,
        checks: 'notable',
      },
      limit: LIMIT,
    },
    options,
  );
  const found = items.find(
    ({ id, format }) => id !== decision.id && format === decision.source.format,
  );
  return found && api.getDecision(found.id, options);
}

function Comparison(props: { before: DecisionDetail; after: DecisionDetail }) {
  const { before, after } = props;
  const { found, gone, same, policyChanged, sameChange } = compareRuns(
    before,
    after,
  );
  const links = useLinks();
  const { t } = useTranslation();
  const { decision, state } = before;
  return (
    <>
      <Typography variant="body2" component="div">
        <Link to={links.decision(decision.id)} underline="always">
          {t('decision.previous.link')}
        </Link>
        , <Age at={decision.recordedAt} />{' '}
        {state && <RunStateLabel state={state} />}
      </Typography>
      <ul>
        <li>
          {sameChange
            ? t('decision.previous.sameChange')
            : t('decision.previous.otherChange', {
                before: summariseChanges(decision.changes, t),
                after: summariseChanges(after.decision.changes, t),
              })}
        </li>
        <Found title={t('decision.previous.found')} findings={found} />
        <Found title={t('decision.previous.gone')} findings={gone} />
        {same > 0 && <li>{t('decision.previous.same', { count: same })}</li>}
        {policyChanged && <li>{t('decision.previous.policy')}</li>}
      </ul>
    </>
  );
}

function Found(props: { title: string; findings: Finding[] }) {
  if (props.findings.length === 0) return null;
  return (
    <li>
      {props.title}
      <ul>
        {props.findings.map((finding, index) => (
          <li key={index}>
            <SafeText>{finding.message}</SafeText>
          </li>
        ))}
      </ul>
    </li>
  );
}
