/** A row of FOCUS as a test writes it. */
export type FocusCells = Partial<Record<string, string>>;

const usual: Record<string, string> = {
  BillingPeriodStart: '2026-03-01T00:00:00Z',
  BillingPeriodEnd: '2026-04-01T00:00:00Z',
  ChargePeriodStart: '2026-03-05T10:00:00Z',
  ChargePeriodEnd: '2026-03-05T11:00:00Z',
  ChargeCategory: 'Usage',
  BillingCurrency: 'USD',
  BilledCost: '1.5',
  EffectiveCost: '1.25',
  ListCost: '2',
  ProviderName: 'AWS',
  ServiceName: 'Compute',
  SubAccountId: '1234',
  ResourceId: 'vm-1',
  Tags: '{"owner":"team-a"}',
  ConsumedQuantity: '1',
  ConsumedUnit: 'Hours',
  CommitmentDiscountStatus: '',
};

export const focusColumnNames: readonly string[] = Object.keys(usual);

/** A file of FOCUS with rows that differ from a usual charge in some cells. */
export function focusCsv(
  rows: readonly FocusCells[],
  columns: readonly string[] = focusColumnNames,
): string {
  const lines = [
    columns,
    ...rows.map(row => columns.map(name => row[name] ?? usual[name] ?? '')),
  ];
  return lines
    .map(cells => cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join())
    .map(line => `${line}\n`)
    .join('');
}
