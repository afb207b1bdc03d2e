import { escapeForDisplay } from '@backstage-guardrails/display-text';
import {
  canonicalJson,
  type RuleFinding,
} from '@backstage-guardrails/policy-model';
import type { Sentences } from './sentences';

/** The finding has long values in full; a sentence shows their start. */
const SENTENCE_VALUE = 200;

const placeholder = /\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/**
 * Fills a rule's sentence with the values of a finding. Values come from evidence, which is hostile: they
 * are made visible character by character and never read as a template again.
 * @internal
 */
export function fillTemplate(options: {
  template: string;
  finding: RuleFinding;
  path: string;
  sentences: Sentences;
}): string {
  const { template, finding, path, sentences } = options;
  const shown = (value: unknown) => renderValue(value, sentences);
  return template.replace(placeholder, (whole, name: string) => {
    if (name === 'resource')
      return shown(finding.resource || sentences.values.wholeEvidence);
    if (name === 'path') return path;
    if (name === 'actual') return shown(finding.actual);
    if (name === 'expected') return shown(finding.expected);
    const values = finding.values;
    return values && Object.hasOwn(values, name) ? shown(values[name]) : whole;
  });
}

/** A value as a sentence shows it: text as it is, lists by their items, nothing as words, all else as JSON. @internal */
export function renderValue(value: unknown, { values }: Sentences): string {
  const text = escapeForDisplay(plain(value, values));
  if (text.length <= SENTENCE_VALUE) return text;
  return values.shortened({
    start: text.slice(0, SENTENCE_VALUE),
    length: text.length,
  });
}

function plain(value: unknown, values: Sentences['values']): string {
  if (value === null) return values.notSet;
  if (value === '' || (Array.isArray(value) && value.length === 0)) {
    return values.empty;
  }
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every(item => typeof item === 'string')) {
    return value.join(', ');
  }
  return canonicalJson(value);
}
