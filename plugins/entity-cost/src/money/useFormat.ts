import { formatMoney } from '@backstage-guardrails/plugin-entity-cost-common';
import { useMemo } from 'react';
import { useLanguage } from '../translation/useLanguage';
import { exact, signOf } from './amounts';
import { formatQuantity } from './quantities';

/** An amount as the service sends it: a decimal as text, and its currency. @internal */
type Amount = { amount: string; currency: string };

/** How amounts, shares and dates are written in the language of the app. @internal */
type Format = {
  money: (amount: Amount) => string;
  /** With a plus sign where it is more. */
  change: (amount: Amount) => string;
  /** A share in thousandths: `83.4 %`. */
  share: (perMille: number) => string;
  /** A decimal text without a currency. */
  quantity: (quantity: string) => string;
  /** `2026-11` as `November 2026`. */
  month: (month: string) => string;
  /** `2026-11-28` as `28 Nov 2026`. */
  day: (day: string) => string;
  count: (value: number) => string;
  /** A measured number, with as many digits as matter. */
  measured: (value: number) => string;
};

/** @internal */
export function useFormat(): Format {
  const language = useLanguage();
  return useMemo(() => formatFor(language), [language]);
}

function formatFor(language: string): Format {
  const share = new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: 1,
  });
  const count = new Intl.NumberFormat(language);
  const measured = new Intl.NumberFormat(language, {
    maximumSignificantDigits: 4,
  });
  // Months and days are those of the bill, in UTC, wherever the reader is.
  const month = new Intl.DateTimeFormat(language, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const day = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const money = ({ amount, currency }: Amount) =>
    formatMoney({ amount: exact(amount), currency }, language);
  return {
    money,
    change: of => `${signOf(of.amount) > 0 ? '+' : ''}${money(of)}`,
    share: perMille => share.format(perMille / 1000),
    quantity: quantity => formatQuantity(quantity, language),
    month: text => month.format(new Date(`${text}-01T00:00:00Z`)),
    day: text => day.format(new Date(`${text}T00:00:00Z`)),
    count: value => count.format(value),
    measured: value => measured.format(value),
  };
}
