import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Real billing data with known answers, beside the checkout and no part of it: see the manifest there. */
const corpus = resolve(__dirname, '../../../../../shared/corpora/cost');
const facts = join(corpus, 'cost-facts.tsv');

const corpusPresent = existsSync(facts);

export const withCorpus = corpusPresent ? describe : describe.skip;

export const skipReason = corpusPresent
  ? ''
  : ' (skipped: the corpora are not beside the project)';

type CorpusFact = {
  file: string;
  rows: number;
  facts: Record<string, unknown>;
};

export function corpusFacts(): CorpusFact[] {
  if (!corpusPresent) return [];
  const [, ...lines] = readFileSync(facts, 'utf8').trim().split('\n');
  return lines
    .map(line => line.split('\t'))
    .map(([file, rows, , answers]) => ({
      file,
      rows: parseInt(rows, 10),
      facts: JSON.parse(answers),
    }))
    .filter(({ file }) => file.endsWith('.csv'));
}

export function corpusPath(file: string): string {
  return join(corpus, file);
}

/** Columns whose sums the facts know, with the total that they are. */
const totalOf: Record<string, 'billed' | 'effective' | 'list'> = {
  BilledCost: 'billed',
  EffectiveCost: 'effective',
  ListCost: 'list',
  'lineItem/UnblendedCost': 'billed',
  'pricing/publicOnDemandCost': 'list',
  'cost/myCost': 'effective',
  PreTaxCost: 'billed',
  CostInBillingCurrency: 'billed',
  costInBillingCurrency: 'billed',
  costinbillingcurrency: 'billed',
};

/** What the facts say of totals: the total and its exact text. */
export function knownTotals(
  known: CorpusFact,
): Array<['billed' | 'effective' | 'list', string]> {
  return Object.entries(known.facts).flatMap(([what, answer]) => {
    const of = totalOf[/^sum (.*)$/.exec(what)?.[1] ?? ''];
    return of ? [[of, String(answer)] as const] : [];
  }) as Array<['billed' | 'effective' | 'list', string]>;
}

/** Files that are refused, with the code: they are not what their format asks for. */
export const refusedFiles: Record<string, string> = {
  // amounts such as "$50,000.00 "
  'simple_saas_agreements_a2.csv': 'number-currency',
  'simple_saas_agreements_c.csv': 'number-currency',
  // a row with a date and nothing else, for the byte order mark before it
  'BOM.csv': 'value-missing',
};

/** What the text around an example of a specification says and its file does not. */
export function readingOfCorpus(
  file: string,
  names: string,
): { monthFirst?: boolean; constants: Record<string, string> } {
  return {
    // the examples of software as a service have dates as a spreadsheet shows them
    ...(file.startsWith('focus-scenarios/') ? { monthFirst: true } : {}),
    constants:
      /scenarios|VirtualMachine/.test(file) && !/BillingCurrency/.test(names)
        ? { BillingCurrency: 'USD' }
        : {},
  };
}
