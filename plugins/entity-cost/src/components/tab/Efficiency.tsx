import Typography from '@material-ui/core/Typography';
import { RowTable, Section, Stack } from '@backstage-guardrails/components';
import type {
  EntityUsage,
  ResourceEfficiencyView,
  WorkloadEfficiencyView,
  WorkloadQuantity,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { gibibytesOf, useFormat } from '../../money';
import { useTranslation } from '../../translation';

/** How much of what workloads requested they used, and what the rest costs. @internal */
export function Efficiency(props: { usage: EntityUsage }) {
  const { efficiency, month } = props.usage;
  const format = useFormat();
  const { t } = useTranslation();
  return (
    <Section title={t('tab.efficiency.title')}>
      {efficiency.length === 0 ? (
        <Typography variant="body2">
          {t('tab.efficiency.none', { month: format.month(month) })}{' '}
          {t('tab.efficiency.how')}
        </Typography>
      ) : (
        efficiency.map(one => <Workloads key={one.currency} efficiency={one} />)
      )}
    </Section>
  );
}

/** Shown for a cost that is left out. */
const NONE = '–';

type Row = {
  resource: 'cpu' | 'ram';
  of: ResourceEfficiencyView;
};

function Workloads({ efficiency }: { efficiency: WorkloadEfficiencyView }) {
  const { cpu, ram, others, currency, from } = efficiency;
  const format = useFormat();
  const { t } = useTranslation();
  return (
    <Stack>
      {[cpu, ram].some(isThere) ? (
        <Requests efficiency={efficiency} />
      ) : (
        from !== undefined && (
          <Typography variant="body2" gutterBottom>
            {t('tab.efficiency.from', { day: format.day(from) })}
          </Typography>
        )
      )}
      {others.length > 0 && <Others others={others} currency={currency} />}
    </Stack>
  );
}

/** Of workloads with nothing but volumes, GPUs or a network, no share of CPU and memory was used. */
function isThere(of: ResourceEfficiencyView): boolean {
  return [of.requested, of.used, of.cost ?? '0'].some(
    amount => !/^-?0*\.?0*$/.test(amount),
  );
}

function Requests(props: { efficiency: WorkloadEfficiencyView }) {
  const { currency, from, cpu, ram, perMille, cost, idleCost } =
    props.efficiency;
  const format = useFormat();
  const { t } = useTranslation();
  const rows: Row[] = [
    { resource: 'cpu', of: cpu },
    { resource: 'ram', of: ram },
  ];
  const hours = ({ resource }: Row, quantity: string) =>
    t(`tab.efficiency.${resource}.hours`, {
      hours: format.quantity(
        resource === 'ram' ? gibibytesOf(quantity) : quantity,
      ),
    });
  const money = (amount: string | undefined) =>
    amount === undefined ? NONE : format.money({ amount, currency });
  const share = format.share(perMille);
  return (
    <>
      <Typography variant="body2" gutterBottom>
        {cost === undefined
          ? t('tab.efficiency.hidden', { share })
          : t('tab.efficiency.total', {
              share,
              idle: money(idleCost),
              cost: money(cost),
            })}
        {from !== undefined &&
          ` ${t('tab.efficiency.from', { day: format.day(from) })}`}
      </Typography>
      <RowTable
        label={t('tab.efficiency.label', { currency })}
        rows={rows}
        keyOf={({ resource }) => resource}
        columns={[
          {
            title: t('tab.resource'),
            shape: 'wide',
            cell: ({ resource }) => t(`tab.efficiency.${resource}`),
          },
          {
            title: t('tab.efficiency.requested'),
            shape: 'number',
            cell: row => hours(row, row.of.requested),
          },
          {
            title: t('tab.efficiency.used'),
            shape: 'number',
            cell: row => hours(row, row.of.used),
          },
          {
            title: t('tab.efficiency.share'),
            shape: 'number',
            cell: ({ of }) => format.share(of.perMille),
          },
          {
            title: t('tab.amount'),
            shape: 'number',
            cell: ({ of }) => money(of.cost),
          },
          {
            title: t('tab.efficiency.idle'),
            shape: 'number',
            cell: ({ of }) => money(of.idleCost),
          },
        ]}
      />
    </>
  );
}

/** What has no request to compare with. */
function Others(props: {
  others: readonly WorkloadQuantity[];
  currency: string;
}) {
  const { others, currency } = props;
  const format = useFormat();
  const { t } = useTranslation();
  return (
    <RowTable
      label={t('tab.efficiency.others', { currency })}
      rows={others}
      keyOf={({ resource }) => resource}
      columns={[
        {
          title: t('tab.resource'),
          shape: 'wide',
          cell: ({ resource }) => t(`tab.efficiency.other.${resource}`),
        },
        {
          title: t('tab.efficiency.quantity'),
          shape: 'number',
          cell: ({ resource, quantity }) =>
            t(`tab.efficiency.other.${resource}.quantity`, {
              quantity: format.quantity(
                resource === 'gpu' ? quantity : gibibytesOf(quantity),
              ),
            }),
        },
        {
          title: t('tab.amount'),
          shape: 'number',
          cell: ({ cost }) =>
            cost === undefined
              ? NONE
              : format.money({ amount: cost, currency }),
        },
      ]}
    />
  );
}
