import { escapeForDisplay } from '@backstage-guardrails/display-text';
import type { Translate } from '../translation';

/** How a value of evidence reads: as JSON, or in words where the value itself is not known or not shown. */
type DescribedValue =
  | { kind: 'literal'; text: string }
  | { kind: 'words'; text: string };

/** Turns a JSON value, markers included, into what a person reads. @internal */
export function describeValue(value: unknown, t: Translate): DescribedValue {
  if (value === undefined || value === null) {
    return { kind: 'words', text: t('text.value.notSet') };
  }
  if (typeof value === 'object' && '$guardrails' in value) {
    return { kind: 'words', text: describeMarker(value, t) };
  }
  if (typeof value === 'string') {
    return { kind: 'literal', text: stringText(value) };
  }
  if (Array.isArray(value) && value.length > 0 && value.every(isScalar)) {
    return { kind: 'literal', text: value.map(scalarText).join(', ') };
  }
  return { kind: 'literal', text: JSON.stringify(value) };
}

function describeMarker(marker: object, t: Translate): string {
  const { $guardrails: kind, ...rest } = marker as Record<string, unknown>;
  if (kind === 'unknown') {
    const { references, number } = rest;
    // Digits alone: the reader of evidence takes nothing else for a number.
    if (typeof number === 'string') return escapeForDisplay(number);
    return Array.isArray(references) && references.length
      ? t('text.value.unknownFrom', { references: references.join(', ') })
      : t('text.value.unknown');
  }
  if (kind === 'sensitive') {
    return rest.changed === true
      ? t('text.value.secretChanged')
      : t('text.value.secret');
  }
  return escapeForDisplay(JSON.stringify(marker));
}

function isScalar(value: unknown): boolean {
  return value === null || typeof value !== 'object';
}

function scalarText(value: unknown): string {
  return typeof value === 'string' ? stringText(value) : JSON.stringify(value);
}

/** Without quotes, unless they tell a text from something else: "", " a", "true", "10", "a, b". */
function stringText(value: string): string {
  const plain = value !== '' && value === value.trim() && !value.includes(', ');
  return plain && !isJson(value) ? value : JSON.stringify(value);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
