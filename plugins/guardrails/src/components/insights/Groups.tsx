import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import {
  RowTable,
  Section,
  type RowColumn,
} from '@backstage-guardrails/components';
import type {
  Insights,
  InsightsGroup,
  InsightsRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Actor } from '../common/Actor';
import { decisionsOf } from './insightsFilter';

/** Rules and teams with the most denied checks; nothing where there was no check. @internal */
export function Groups(props: {
  insights: Insights;
  request: InsightsRequest;
}) {
  const { insights, request } = props;
  const { rules, teams } = insights;
  const links = useLinks();
  const { t } = useTranslation();

  /** Both numbers, each with its decisions where a filter can show them. */
  function numbers<Row extends InsightsGroup>(
    nameOf: (row: Row) => string,
    filterOf: (row: Row) => Record<string, string> | undefined,
  ): RowColumn<Row>[] {
    const cellOf = (of: 'checks' | 'denied') => (row: Row) => {
      const number = row[of].toLocaleString();
      const filter = filterOf(row);
      if (!filter || row[of] === 0) return number;
      return (
        <Link
          to={links.decisions(
            decisionsOf(request, insights, {
              ...filter,
              ...(of === 'denied' && { outcome: 'deny' }),
            }),
          )}
          aria-label={t(`insights.groups.show.${of}`, {
            name: nameOf(row),
            number,
          })}
        >
          {number}
        </Link>
      );
    };
    return (['denied', 'checks'] as const).map(of => ({
      title: t(`insights.groups.${of}`),
      shape: 'number',
      cell: cellOf(of),
    }));
  }

  if (teams.length === 0) return null;
  return (
    <>
      <Section title={t('insights.rules.title')}>
        {rules.length === 0 ? (
          <Typography variant="body2">{t('insights.rules.none')}</Typography>
        ) : (
          <RowTable
            label={t('insights.rules.title')}
            rows={rules}
            keyOf={({ rule }) => rule}
            columns={[
              {
                title: t('insights.rules.rule'),
                shape: 'wide',
                cell: ({ rule }) => <Link to={links.rule(rule)}>{rule}</Link>,
              },
              ...numbers<(typeof rules)[number]>(
                ({ rule }) => rule,
                ({ rule }) => ({ rule }),
              ),
            ]}
          />
        )}
      </Section>
      <Section title={t('insights.teams.title')}>
        <RowTable
          label={t('insights.teams.title')}
          rows={teams}
          keyOf={({ owner = '' }) => owner}
          columns={[
            {
              title: t('insights.teams.team'),
              shape: 'wide',
              cell: ({ owner }) =>
                owner === undefined ? (
                  t('insights.teams.noTeam')
                ) : (
                  <Actor reference={owner} />
                ),
            },
            ...numbers<(typeof teams)[number]>(
              ({ owner = '' }) => owner,
              ({ owner }) => (owner === undefined ? undefined : { owner }),
            ),
          ]}
        />
      </Section>
    </>
  );
}
