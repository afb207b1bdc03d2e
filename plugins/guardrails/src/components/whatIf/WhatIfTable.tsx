import { Link } from '@backstage/core-components';
import {
  Age,
  RowTable,
  StateLabel,
  type RowColumn,
} from '@backstage-guardrails/components';
import type { WhatIf } from '@backstage-guardrails/plugin-guardrails-common';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { resultKinds, whatIfState } from './whatIfState';

/** What-ifs as rows: when, where in its life, which decisions, and what came of them. @internal */
export function WhatIfTable(props: { whatIfs: WhatIf[] }) {
  const links = useLinks();
  const { t } = useTranslation();
  const counts = resultKinds.map(
    (kind): RowColumn<WhatIf> => ({
      title: t(`whatIf.kind.${kind}`),
      shape: 'number',
      cell: whatIf => whatIf.counts[kind].toLocaleString(),
    }),
  );
  return (
    <RowTable
      label={t('whatIf.list.title')}
      rows={props.whatIfs}
      keyOf={({ id }) => id}
      linkOf={({ id }) => links.whatIf(id)}
      columns={[
        {
          title: t('whatIf.list.started'),
          cell: ({ id, startedAt }) => (
            <Link to={links.whatIf(id)}>
              <Age at={startedAt} />
            </Link>
          ),
        },
        {
          title: t('whatIf.list.state'),
          cell: ({ state }) => {
            const { word, tone, sentence } = whatIfState(state, t);
            return <StateLabel word={word} tone={tone} title={sentence} />;
          },
        },
        {
          title: t('whatIf.list.decisions'),
          cell: ({ since, until }) => (
            <>
              <div>
                <Age at={since} />
              </div>
              <div>
                <Age at={until} />
              </div>
            </>
          ),
        },
        {
          title: t('whatIf.list.compared'),
          shape: 'number',
          cell: ({ total }) => total.toLocaleString(),
        },
        ...counts,
      ]}
    />
  );
}
