import { endOfDay, startOfDay } from '@backstage-guardrails/components';
import type { WhatIfRequest } from '@backstage-guardrails/plugin-guardrails-common';

const SECOND = 1000;
const DAYS = 30;

/** What a person chose. @internal */
export type WhatIfForm = {
  /** Days of the browser's calendar; without the last one until now. */
  since: string;
  until: string;
  bundle?: File;
  parameters: string;
  over: 'shipped' | 'active';
};

/** What is missing until it can be started. */
type Missing = 'policy' | 'since' | 'order' | 'json';

type Started = Pick<WhatIfRequest, 'since' | 'until' | 'parameters' | 'over'>;

/** The last weeks, and no policy yet. @internal */
export function emptyForm(now: Date): WhatIfForm {
  const since = new Date(now);
  since.setDate(since.getDate() - DAYS);
  return { since: dayOf(since), until: '', parameters: '', over: 'active' };
}

/** The request without the bundle, which is sent before it; or what is missing. @internal */
export function readForm(
  form: WhatIfForm,
): { request: Started } | { missing: Missing } {
  const range = readDays(form);
  if ('missing' in range) return range;
  const { parameters, over, bundle } = form;
  if (parameters.trim() === '') {
    return bundle ? { request: range } : { missing: 'policy' };
  }
  const document = readObject(parameters);
  return document
    ? { request: { ...range, parameters: document, over } }
    : { missing: 'json' };
}

/** The time that the days name; a last day is part of it. @internal */
export function readDays(
  form: Pick<WhatIfForm, 'since' | 'until'>,
): { since: string; until?: string } | { missing: 'since' | 'order' } {
  const since = startOfDay(form.since);
  if (since === undefined) return { missing: 'since' };
  const last = endOfDay(form.until);
  if (last === undefined) return { since };
  const until = new Date(Date.parse(last) + SECOND).toISOString();
  return until <= since ? { missing: 'order' } : { since, until };
}

function readObject(text: string): { [key: string]: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as { [key: string]: unknown })
      : undefined;
  } catch {
    return undefined;
  }
}

function dayOf(date: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(
    date.getDate(),
  )}`;
}
