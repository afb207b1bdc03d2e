import { Link } from '@backstage/core-components';
import {
  Disclosure,
  RowTable,
  SafeText,
  Section,
} from '@backstage-guardrails/components';
import type {
  WhatIfDetail,
  WhatIfGroup,
} from '@backstage-guardrails/plugin-guardrails-common';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { NONE } from './resultFilter';
import { resultKinds } from './whatIfState';

const params = { rules: 'rule', teams: 'team', targets: 'target' } as const;

/** So many that the decisions below are still seen. */
const FIRST = 10;

type Grouping = keyof typeof params;

/** What would change by rule, team and target; each number leads to its decisions. @internal */
export function Groups(props: { whatIf: WhatIfDetail }) {
  return (
    <>
      {(Object.keys(params) as Grouping[]).map(grouping => (
        <GroupTable key={grouping} {...{ grouping, whatIf: props.whatIf }} />
      ))}
    </>
  );
}

function GroupTable(props: { grouping: Grouping; whatIf: WhatIfDetail }) {
  const { grouping, whatIf } = props;
  const groups = whatIf[grouping];
  const links = useLinks();
  const { t } = useTranslation();
  if (groups.length === 0) return null;
  const linkOf = ({ name }: WhatIfGroup, also?: { result: string }) =>
    links.whatIf(whatIf.id, { [params[grouping]]: name, ...also });
  const nameOf = ({ name }: WhatIfGroup) =>
    name === NONE && grouping !== 'rules'
      ? t(`whatIf.groups.${grouping}.none`)
      : name;
  return (
    <Section title={t(`whatIf.groups.${grouping}`)}>
      {tableOf(groups.slice(0, FIRST))}
      {groups.length > FIRST && (
        <Disclosure
          summary={t('whatIf.groups.more', { count: groups.length - FIRST })}
        >
          {tableOf(groups.slice(FIRST))}
        </Disclosure>
      )}
    </Section>
  );

  function tableOf(rows: WhatIfGroup[]) {
    return (
      <RowTable
        label={t(`whatIf.groups.${grouping}`)}
        rows={rows}
        keyOf={({ name }) => name}
        columns={[
          {
            title: t(`whatIf.groups.${grouping}.name`),
            shape: 'wide',
            cell: group => (
              <Link to={linkOf(group)}>
                <SafeText>{nameOf(group)}</SafeText>
              </Link>
            ),
          },
          ...resultKinds
            .filter(kind => groups.some(group => group[kind] > 0))
            .map(kind => ({
              title: t(`whatIf.kind.${kind}`),
              shape: 'number' as const,
              cell: (group: WhatIfGroup) => {
                const number = group[kind].toLocaleString();
                if (group[kind] === 0) return number;
                return (
                  <Link
                    to={linkOf(group, { result: kind })}
                    aria-label={t('whatIf.groups.show', {
                      name: nameOf(group),
                      kind: t(`whatIf.kind.${kind}`),
                      number,
                    })}
                  >
                    {number}
                  </Link>
                );
              },
            })),
        ]}
      />
    );
  }
}
