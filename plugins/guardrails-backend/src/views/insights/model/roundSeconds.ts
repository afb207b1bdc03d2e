/**
 * Seconds with two digits: at most 5 % from what they were, and few enough different ones that a day has a cell for each.
 * At least one second: what took a moment is not what took no time.
 * @internal
 */
export function roundSeconds(seconds: number): number {
  const whole = Math.max(1, Math.round(seconds));
  const unit = 10 ** Math.max(0, String(whole).length - 2);
  return Math.round(whole / unit) * unit;
}
