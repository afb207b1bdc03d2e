import { Link } from '@backstage/core-components';
import { Age, SafeText } from '@backstage-guardrails/components';
import {
  OutcomeLabel,
  RunStateLabel,
  useDescribeDecision,
  useDescribeHeadline,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { HomeList } from './HomeList';
import { SHOWN } from './shown';
import { useHome } from './useHome';

/** The newest decisions on requests of the signed-in person. @internal */
export function MyRuns() {
  const links = useLinks();
  const describeDecision = useDescribeDecision();
  const describeHeadline = useDescribeHeadline();
  const { t } = useTranslation();
  const runs = useHome('runs', (api, options, { ref }) =>
    api.listDecisions(
      { filter: { actor: ref, checks: 'notable' }, limit: SHOWN },
      options,
    ),
  );
  return (
    <HomeList
      remote={runs}
      of={t('home.runs.what')}
      empty={{
        title: t('home.runs.empty'),
        text: t('home.runs.empty.text'),
      }}
      all={{ text: t('home.runs.all'), to: links.decisions() }}
      line={decision => ({
        key: decision.id,
        main: (
          <Link to={links.decision(decision.id)}>
            {describeDecision(decision)}
          </Link>
        ),
        beside: (
          <>
            {decision.state ? (
              <RunStateLabel state={decision.state} />
            ) : (
              <OutcomeLabel outcome={decision.outcome} />
            )}
            {decision.headline && (
              <SafeText>{describeHeadline(decision)}</SafeText>
            )}
            <Age at={decision.recordedAt} />
          </>
        ),
      })}
    />
  );
}
