import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import {
  Age,
  RowTable,
  SafeText,
  StateLabel,
} from '@backstage-guardrails/components';
import type { LoadSummary } from '@backstage-guardrails/plugin-entity-cost-common';
import { useFormat } from '../../money';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { loadTones } from './loadState';

/** Loads as rows: which file, its state, and what it is about. @internal */
export function LoadTable(props: { loads: readonly LoadSummary[] }) {
  const format = useFormat();
  const links = useLinks();
  const { t } = useTranslation();
  return (
    <RowTable
      label={t('loads.label')}
      rows={props.loads}
      keyOf={({ id }) => id}
      linkOf={({ id }) => links.load(id)}
      columns={[
        {
          title: t('loads.column.state'),
          cell: ({ state }) => (
            <StateLabel
              word={t(`loads.state.${state}`)}
              tone={loadTones[state]}
              title={t(`loads.state.${state}.help`)}
            />
          ),
        },
        {
          title: t('loads.column.file'),
          shape: 'wide',
          cell: ({ id, file, code, message }) => (
            <>
              <Link to={links.load(id)}>
                <SafeText>{file ?? id}</SafeText>
              </Link>
              {message && (
                <Typography
                  variant="caption"
                  color="textSecondary"
                  component="div"
                >
                  <SafeText>{message}</SafeText> {code && `[${code}]`}
                </Typography>
              )}
            </>
          ),
        },
        {
          title: t('loads.column.source'),
          cell: ({ source }) => <SafeText>{source}</SafeText>,
        },
        {
          title: t('loads.column.months'),
          cell: ({ months = [] }) => months.map(format.month).join(', '),
        },
        {
          title: t('loads.column.rows'),
          shape: 'number',
          cell: ({ rows }) => format.count(rows),
        },
        {
          title: t('loads.column.started'),
          shape: 'calm',
          cell: ({ startedAt }) => <Age at={startedAt} />,
        },
      ]}
    />
  );
}
