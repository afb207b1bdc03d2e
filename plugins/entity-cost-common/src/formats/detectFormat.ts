import { awsCur2Format, awsCurFormat } from './awsCur';
import { azureFormat } from './azure';
import type { BillingFormat } from './billingFormat';
import { columnKeys } from './columnKeys';
import { focusFormat } from './focus';
import { ociFormat } from './oci';
import { openCostCsvFormat } from './openCostCsv';

/** The formats of files with columns that are known, in the order in which they are tried. @public */
export const billingFormats: readonly BillingFormat[] = [
  focusFormat,
  awsCurFormat,
  awsCur2Format,
  ociFormat,
  azureFormat,
  openCostCsvFormat,
];

/** The format that the columns of a file belong to, or undefined. @public */
export function detectFormat(
  header: readonly string[],
): BillingFormat | undefined {
  const present = new Set(header.flatMap(columnKeys));
  return billingFormats.find(format =>
    format.recognisedBy.every(group =>
      group.some(name => columnKeys(name).some(key => present.has(key))),
    ),
  );
}
