import type {
  BillingHeader,
  FocusColumnId,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { csvRecords } from './csvRecords';
import { headerOf, type ReadingOptions } from './headerOf';

const amounts: readonly FocusColumnId[] = [
  'BilledCost',
  'EffectiveCost',
  'ListCost',
  'ConsumedQuantity',
];

/**
 * Whether the numbers of a file have decimal commas: some of them can be nothing else, and none has a decimal point. A
 * number such as `1,234` alone says neither. Where that is all that a file has, or where it has both, the comma is refused.
 * @internal
 */
export async function usesDecimalComma(options: {
  name: string;
  path: string;
  reading: ReadingOptions;
  delimiter: string;
  signal?: AbortSignal;
}): Promise<boolean> {
  const { name, path, reading, delimiter, signal } = options;
  let header: BillingHeader | undefined;
  let found = false;
  for await (const { cells } of csvRecords(path, delimiter, signal)) {
    if (header) {
      for (const id of amounts) {
        const text = header.sources.get(id)?.read(cells) ?? '';
        if (text.includes('.')) return false;
        found ||= isDecimalComma(text);
      }
    } else {
      header = headerOf({ name, names: cells, reading });
    }
  }
  return found;
}

/** A comma before three digits, with one to three before it, can separate thousands. */
function isDecimalComma(text: string): boolean {
  return (
    /^-?\d*,\d+(?:[eE][+-]?\d+)?$/.test(text) &&
    !/^-?[1-9]\d{0,2},\d{3}$/.test(text)
  );
}
