import type { Translate } from '../../translation';

/** A latency in the language of the app; below 10 ms with a decimal. @internal */
export function millisecondsText(value: number, t: Translate): string {
  return t('tab.figure.milliseconds', {
    value,
    formatParams: { value: { maximumFractionDigits: value < 10 ? 1 : 0 } },
  });
}

/**
 * A share as percent, with 3 decimals at most. It is cut and not rounded, so that 100 % means that nothing is missing.
 * @internal
 */
export function percentText(
  share: number,
  t: Translate,
  decimals: 0 | 1 | 3 = 3,
): string {
  const unit = 10 ** decimals;
  return t('tab.figure.percent', {
    // A share such as 0.07 is a little less than that in binary.
    value: Math.floor(share * 100 * unit + 1e-6) / unit,
    formatParams: { value: { maximumFractionDigits: decimals } },
  });
}
