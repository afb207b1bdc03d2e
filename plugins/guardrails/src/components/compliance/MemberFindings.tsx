import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import {
  Age,
  Loaded,
  RowTable,
  Section,
} from '@backstage-guardrails/components';
import type {
  EntityFindingList,
  EntityFindings,
} from '@backstage-guardrails/plugin-guardrails-common';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Target } from '../common/Target';
import { MemberCounts } from './MemberCounts';

const SHOWN = 100;

/** What belongs to a system, domain or group and has open or waived findings, those with the most first. @internal */
export function MemberFindings(props: { entityRef: string }) {
  const { entityRef } = props;
  const { t } = useTranslation();
  const members = useGuardrails(
    ['member-findings', entityRef, SHOWN],
    (api, options) =>
      api.listEntityFindings({ memberOf: entityRef, limit: SHOWN }, options),
  );
  return (
    <Section
      title={t('compliance.members.title')}
      note={t('compliance.members.note')}
    >
      <Loaded remote={members} of={t('compliance.of')}>
        {list =>
          list.entityCount === 0 ? (
            <Typography variant="body2">
              {t('compliance.members.none')}
            </Typography>
          ) : (
            <MemberTable list={list} />
          )
        }
      </Loaded>
    </Section>
  );
}

function MemberTable(props: { list: EntityFindingList }) {
  const { items, totals, entityCount } = props.list;
  const links = useLinks();
  const { t } = useTranslation();
  const column = (name: 'enforced' | 'notConfirmed' | 'waived') => ({
    title: t(`findings.summary.${name}`),
    shape: 'number' as const,
    cell: (one: EntityFindings) => one[name].toLocaleString(),
  });
  return (
    <>
      <MemberCounts counts={totals} />
      <RowTable
        label={t('compliance.members.label')}
        rows={items}
        keyOf={({ entity }) => entity}
        columns={[
          {
            title: t('findings.table.entity'),
            shape: 'wide',
            cell: ({ entity }) => <Target reference={entity} />,
          },
          {
            title: t('findings.table.team'),
            cell: ({ owner }) => owner && <Target reference={owner} />,
          },
          {
            title: t('findings.summary.open'),
            shape: 'number',
            cell: ({ entity, open }) => (
              <Link
                to={links.compliance({ entity })}
                aria-label={t('findings.group.show', {
                  number: open.toLocaleString(),
                  group: entity,
                })}
              >
                {open.toLocaleString()}
              </Link>
            ),
          },
          column('enforced'),
          column('notConfirmed'),
          column('waived'),
          {
            title: t('compliance.members.oldest'),
            cell: ({ openedAt }) => openedAt && <Age at={openedAt} />,
          },
        ]}
      />
      {entityCount > items.length && (
        <Typography variant="body2" color="textSecondary">
          {t('compliance.members.more', {
            shown: items.length.toLocaleString(),
            all: entityCount.toLocaleString(),
          })}
        </Typography>
      )}
    </>
  );
}
