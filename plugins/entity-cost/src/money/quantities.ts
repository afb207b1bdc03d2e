import { unitsText } from '@backstage-guardrails/plugin-entity-cost-common';
import { unitsOf } from './amounts';

const GIBIBYTE = 2n ** 30n;

const ONE = 10n ** 18n;

/** Bytes and byte-hours as gibibytes and gibibyte-hours: decimal text to the 18th digit. @internal */
export function gibibytesOf(bytes: string): string {
  return unitsText(unitsOf(bytes) / GIBIBYTE);
}

/**
 * A quantity for display: two digits after the point, and three that count where there is nothing before it. The locale
 * gets the text, so that long quantities keep their digits.
 * @internal
 */
export function formatQuantity(quantity: string, language: string): string {
  const value = unitsOf(quantity);
  const isSmall = value < ONE && value > -ONE;
  const format = new Intl.NumberFormat(
    language,
    isSmall ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 2 },
  );
  return format.format(unitsText(value) as Intl.StringNumericLiteral);
}
