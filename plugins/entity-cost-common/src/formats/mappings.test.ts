import {
  readCorpus,
  readCsv,
  skipReason,
  withCorpus,
} from '../__testUtils__/corpus';
import { focusColumnIds } from '../focus';
import { azureFormat } from './azure';
import type { BillingFormat } from './billingFormat';
import { billingFormats, detectFormat } from './detectFormat';
import { ociFormat } from './oci';

/** Where the published mapping differs from ours, with the reason. */
const different: Record<string, string> = {
  'azure BillingPeriodEnd BillingPeriodEnd': 'a step of theirs, no column',
  'azure BillingPeriodStart BillingPeriodStart': 'a step of theirs, no column',
  'azure ChargePeriodEnd Date': 'a date that is also the start is no end',
  'azure ChargePeriodEnd ChargePeriodEnd': 'a step of theirs, no column',
  'azure ChargePeriodStart BillingPeriodStartDate':
    'the usage has a date of its own, which daily costs need',
  'azure ChargePeriodStart ChargePeriodStart': 'a step of theirs, no column',
  'azure ChargePeriodStart BillingPeriodStart': 'a step of theirs, no column',
  'azure CommitmentDiscountCategory benefitId': 'not used',
  'azure CommitmentDiscountType benefitId': 'not used',
  'azure PricingCategory PricingModel': 'not used',
  'azure Publisher PublisherName': 'is in PublisherName, as 1.0 names it',
  'azure ServiceCategory ConsumedService':
    'needs a table of services that the service of the row makes up for',
  'oci BillingPeriodEnd lineItem/intervalUsageEnd':
    'the end of an hour is not the end of its month',
};

withCorpus(`published mappings to FOCUS${skipReason}`, () => {
  it.each([
    ['azure', azureFormat],
    ['oci', ociFormat],
  ])('of %s are ours, or differ with a reason', (name, format) => {
    const { records } = readCsv(
      readCorpus(
        `cur-map/finopsfoundation__focus_converters/conversion_rules_export/csv/${name}.csv`,
      ),
    );
    const missing = records
      .map(({ cells: [column, , from] }) => ({ column, from }))
      .filter(({ from }) => from !== 'Not Defined' && from !== 'NA')
      .filter(
        ({ column, from }) =>
          !columnsFor(format, column).includes(from.toLowerCase()),
      )
      .map(({ column, from }) => `${name} ${column} ${from}`);
    expect(missing.filter(entry => !different[entry])).toEqual([]);
    const reasons = Object.keys(different).filter(key => key.startsWith(name));
    expect(new Set(missing)).toEqual(new Set(reasons));
  });
});

function columnsFor(format: BillingFormat, column: string): string[] {
  const id = focusColumnIds.find(known => known === column);
  const source = id && format.columns[id];
  return source && 'from' in source
    ? source.from.map(name => name.toLowerCase())
    : [];
}

it('maps to columns of FOCUS only, from documented sources', () => {
  for (const format of billingFormats) {
    expect(format.sources.every(source => source.startsWith('https://'))).toBe(
      true,
    );
    for (const id of Object.keys(format.columns)) {
      expect(focusColumnIds).toContain(id);
    }
  }
});

it('does not recognise a file of something else', () => {
  expect(detectFormat(['name', 'Cost', 'Date'])).toBeUndefined();
  expect(detectFormat([])).toBeUndefined();
});
