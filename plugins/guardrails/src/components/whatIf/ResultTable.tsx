import { Link } from '@backstage/core-components';
import {
  Age,
  RowTable,
  SafeText,
  StateLabel,
} from '@backstage-guardrails/components';
import type { WhatIfResult } from '@backstage-guardrails/plugin-guardrails-common';
import {
  OutcomeLabel,
  shortId,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Target } from '../common/Target';
import { Why } from './Why';
import { kindTones } from './whatIfState';

/** Results as rows: what would change, for which decision, where, and why. @internal */
export function ResultTable(props: { results: WhatIfResult[] }) {
  const links = useLinks();
  const { t } = useTranslation();
  return (
    <RowTable
      label={t('whatIf.results.label')}
      rows={props.results}
      keyOf={({ decision }) => decision}
      linkOf={({ decision }) => links.decision(decision)}
      columns={[
        {
          title: t('whatIf.results.result'),
          cell: ({ result, before, after }) => (
            <>
              <StateLabel
                word={t(`whatIf.kind.${result}`)}
                tone={kindTones[result]}
              />
              <div>
                {after === undefined ? (
                  <OutcomeLabel outcome={before} />
                ) : (
                  t('whatIf.results.outcomes', {
                    before: <OutcomeLabel outcome={before} />,
                    after: <OutcomeLabel outcome={after} />,
                  })
                )}
              </div>
            </>
          ),
        },
        {
          title: t('whatIf.results.decision'),
          cell: ({ decision, recordedAt }) => (
            <>
              <Link to={links.decision(decision)} title={decision}>
                <code>{shortId(decision)}</code>
              </Link>
              <div>
                <Age at={recordedAt} />
              </div>
            </>
          ),
        },
        {
          title: t('whatIf.results.where'),
          cell: ({ target, environment, team }) => (
            <>
              <Target reference={target} />
              <div>
                {environment && <SafeText>{environment}</SafeText>}
                {environment && team && ' · '}
                {team && <Target reference={team} />}
              </div>
            </>
          ),
        },
        {
          title: t('whatIf.results.why'),
          shape: 'wide',
          cell: result => <Why result={result} />,
        },
      ]}
    />
  );
}
