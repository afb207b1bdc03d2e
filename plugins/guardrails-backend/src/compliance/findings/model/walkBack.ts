/** What happened to the findings of an owner on one day. @internal */
type OwnerDay = {
  day: string;
  owner: string | null;
  opened: number;
  resolved: number;
  open: number;
};

const DAY = 24 * 60 * 60 * 1000;

/**
 * The days of an owner until now, from what is open now: what was opened on a day was not open the day before, and what
 * was resolved on it was. What was waived on the way is not known, so a day that was counted as it ended is better.
 * @internal
 */
export function walkBack(options: {
  owner: string | null;
  /** The first and the last day. */
  from: string;
  to: string;
  openNow: number;
  opened: ReadonlyMap<string, number>;
  resolved: ReadonlyMap<string, number>;
}): OwnerDay[] {
  const { owner, from, to } = options;
  const days: OwnerDay[] = [];
  let open = options.openNow;
  for (let day = to; day >= from; day = dayBefore(day)) {
    const opened = options.opened.get(day) ?? 0;
    const resolved = options.resolved.get(day) ?? 0;
    if (open + opened + resolved > 0) {
      days.push({ day, owner, opened, resolved, open });
    }
    open = Math.max(0, open - opened + resolved);
  }
  return days;
}

/** @internal */
export function dayBefore(day: string, days: number = 1): string {
  const at = Date.parse(`${day}T00:00:00Z`) - days * DAY;
  return new Date(at).toISOString().slice(0, 10);
}
