import {
  canonicalJson,
  escapeForDisplay,
  type RuleFinding,
} from '@backstage-guardrails/policy-model';

/** Long values stand in the finding in full; a sentence has room for so much. */
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
}): string {
  const { template, finding, path } = options;
  return template.replace(placeholder, (whole, name: string) => {
    if (name === 'resource')
      return renderValue(finding.resource || 'The evidence');
    if (name === 'path') return path;
    if (name === 'actual') return renderValue(finding.actual);
    if (name === 'expected') return renderValue(finding.expected);
    const values = finding.values;
    return values && Object.hasOwn(values, name)
      ? renderValue(values[name])
      : whole;
  });
}

/** A value as a sentence shows it: text as it is, lists by their items, nothing as words, all else as JSON. @internal */
export function renderValue(value: unknown): string {
  const text = escapeForDisplay(plain(value));
  if (text.length <= SENTENCE_VALUE) return text;
  return `${text.slice(0, SENTENCE_VALUE)}… (${text.length} characters)`;
}

function plain(value: unknown): string {
  if (value === null) return 'not set';
  if (value === '' || (Array.isArray(value) && value.length === 0)) {
    return 'empty';
  }
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every(item => typeof item === 'string')) {
    return value.join(', ');
  }
  return canonicalJson(value);
}
