const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A duration in its largest unit, with at most one decimal, in the language of the browser: `3.4 hr`. @internal */
export function durationText(seconds: number): string {
  const [unit, length] =
    units.find(([, least]) => seconds >= least) ?? units[units.length - 1];
  return (seconds / length).toLocaleString(undefined, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  });
}
