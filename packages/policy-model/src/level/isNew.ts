import { z } from 'zod';
import type { NewRules } from '../parameters';

const day = z.iso.date();

/**
 * Whether a rule was adopted after the day that the parameters name. A rule without a day that can be read is old, and
 * so enforced. Days of this form sort as texts.
 * @internal
 */
export function isNew(
  adopted: string | undefined,
  { adoptedAfter }: NewRules,
): boolean {
  const { success, data } = day.safeParse(adopted);
  return success && data > adoptedAfter;
}
