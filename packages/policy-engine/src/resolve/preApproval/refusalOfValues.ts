import {
  canonicalJson,
  type MadeFrom,
  type ModuleValue,
  type ValueRange,
} from '@backstage-guardrails/policy-model';
import { compare } from '../compareFindings';
import type { Sentences } from '../sentences';
import { refusal, type Refusal } from './Refusal';

/**
 * Why the values are not those that were pre-approved. Both ways round: a value that nobody named could mean
 * anything, and a range whose value is missing leaves it to a default.
 * @internal
 */
export function refusalOfValues(options: {
  ranges: Record<string, ValueRange>;
  module: MadeFrom['module'];
  sentences: Sentences['preApproval'];
}): Refusal | undefined {
  const { ranges, module, sentences } = options;
  const { values, withheld } = module;
  for (const name of sorted([...Object.keys(values), ...withheld])) {
    if (!Object.hasOwn(ranges, name)) {
      return refusal('value-not-named', sentences.valueNotNamed(name));
    }
  }
  for (const name of sorted(Object.keys(ranges))) {
    if (withheld.includes(name)) {
      return refusal('value-withheld', sentences.valueWithheld(name));
    }
    if (!Object.hasOwn(values, name)) {
      return refusal('value-missing', sentences.valueMissing(name));
    }
    if (!isWithin(values[name], ranges[name])) {
      return refusal(
        'value-outside',
        sentences.valueOutside({
          name,
          value: canonicalJson(values[name]),
          range: describeRange(ranges[name], sentences),
        }),
      );
    }
  }
  return undefined;
}

function isWithin(value: ModuleValue, range: ValueRange): boolean {
  if ('enum' in range) return range.enum.includes(value);
  if (range.type === 'string') {
    return typeof value === 'string' && value.length <= range.maxLength;
  }
  return (
    typeof value === 'number' &&
    value >= range.minimum &&
    value <= range.maximum &&
    (range.type === 'number' || Number.isInteger(value))
  );
}

function describeRange(
  range: ValueRange,
  sentences: Sentences['preApproval'],
): string {
  if ('enum' in range) {
    return sentences.oneOf(
      range.enum.map(value => canonicalJson(value)).join(', '),
    );
  }
  return range.type === 'string'
    ? sentences.text(range)
    : sentences.number(range);
}

function sorted(names: string[]): string[] {
  return names.sort(compare);
}
