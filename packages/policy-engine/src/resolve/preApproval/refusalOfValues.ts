import {
  canonicalJson,
  type MadeFrom,
  type ModuleValue,
  type ValueRange,
} from '@backstage-guardrails/policy-model';
import { compare } from '../compareFindings';
import { refusal, type Refusal } from './Refusal';

/**
 * Why the values are not those that were pre-approved. Both ways round: a value that nobody named could mean
 * anything, and a range whose value is missing leaves it to a default.
 * @internal
 */
export function refusalOfValues(options: {
  ranges: Record<string, ValueRange>;
  module: MadeFrom['module'];
}): Refusal | undefined {
  const { ranges, module } = options;
  const { values, withheld } = module;
  for (const name of sorted([...Object.keys(values), ...withheld])) {
    if (!Object.hasOwn(ranges, name)) {
      return refusal('value-not-named', `it says nothing about ${name}`);
    }
  }
  for (const name of sorted(Object.keys(ranges))) {
    if (withheld.includes(name)) {
      return refusal('value-withheld', `the value of ${name} is not known`);
    }
    if (!Object.hasOwn(values, name)) {
      return refusal('value-missing', `${name} has no value`);
    }
    if (!isWithin(values[name], ranges[name])) {
      return refusal(
        'value-outside',
        `${name} is ${canonicalJson(values[name])}, not ${wordsOf(
          ranges[name],
        )}`,
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

function wordsOf(range: ValueRange): string {
  if ('enum' in range) {
    return `one of ${range.enum.map(value => canonicalJson(value)).join(', ')}`;
  }
  return range.type === 'string'
    ? `a text of at most ${range.maxLength} characters`
    : `${range.type === 'integer' ? 'a whole number' : 'a number'} from ${
        range.minimum
      } to ${range.maximum}`;
}

function sorted(names: string[]): string[] {
  return names.sort(compare);
}
