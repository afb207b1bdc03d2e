import type { BillingFormat, ColumnSource } from './billingFormat';

const from = (...columns: string[]): ColumnSource => ({ from: columns });

/**
 * The file that OpenCost exports each day: averages of a day without how long a workload ran, so it has costs and no usage.
 * As in answers of its API, what it calculates is billed, effective and list cost in one. It does not say its currency,
 * which is US dollars unless OpenCost is told otherwise.
 * @public
 */
export const openCostCsvFormat: BillingFormat = {
  id: 'opencost-csv',
  name: 'OpenCost CSV export',
  sources: [
    'https://opencost.io/docs/integrations/export/',
    'https://github.com/opencost/opencost/blob/v1.113.0/pkg/costmodel/csv_export.go',
  ],
  recognisedBy: [['TotalCost'], ['CPUCost'], ['RAMCost'], ['Date']],
  monthFirst: false,
  columns: {
    BilledCost: from('TotalCost'),
    BillingCurrency: { constant: 'USD' },
    BillingPeriodStart: from('Date'),
    ChargeCategory: { constant: 'Usage' },
    ChargePeriodStart: from('Date'),
    EffectiveCost: from('TotalCost'),
    ListCost: from('TotalCost'),
    ProviderName: { constant: 'Kubernetes' },
    ResourceId: from('Pod', 'ControllerName', 'Namespace'),
    ResourceName: from('Pod', 'ControllerName', 'Namespace'),
    ServiceCategory: { constant: 'Compute' },
    ServiceName: { constant: 'Kubernetes' },
    SubAccountId: from('Cluster'),
    SubAccountName: from('Cluster'),
  },
  tags: {
    columns: ['Labels'],
    objectPrefix: 'label:',
    named: {
      Cluster: 'kubernetes:cluster',
      Namespace: 'kubernetes:namespace',
      ControllerKind: 'kubernetes:controller-kind',
      ControllerName: 'kubernetes:controller',
    },
  },
  costCategories: {},
};
