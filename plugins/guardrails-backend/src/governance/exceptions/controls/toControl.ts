import {
  GuardrailsError,
  type CompensatingControl,
} from '@backstage-guardrails/plugin-guardrails-common';
import { ruleIdSchema, type RuleId } from '@backstage-guardrails/policy-model';
import { z } from 'zod';
import { sanitizeReadable } from '../model/sanitizeReadable';
import { invalid } from '../model/invalid';

const text = z
  .string()
  .max(2000)
  .transform(sanitizeReadable)
  .pipe(z.string().min(1));

const controlSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('statement'), text }),
  z.strictObject({
    kind: z.literal('rule-passes'),
    text,
    rule: ruleIdSchema,
  }),
  z.strictObject({
    kind: z.literal('url-answers'),
    text,
    url: z.url().max(2000),
  }),
]);

/**
 * A control that can be checked as it was asked for. Its URL comes from a person and is asked by this server,
 * so it is refused here where it could never be asked, and looked at again whenever it is.
 * @throws GuardrailsError `exception-invalid`
 * @internal
 */
export function toControl(options: {
  control: unknown;
  /** The rule that is to be waived. */
  waived: RuleId;
  /** Whether it is for an entity of the catalog, where no change would ever prove that a rule passes. */
  ofEntity: boolean;
  rules: string[];
  trusted: string[];
}): CompensatingControl {
  const { waived, ofEntity, rules, trusted } = options;
  const parsed = controlSchema.safeParse(options.control);
  if (!parsed.success) {
    throw invalid(
      'A compensating control is a statement, a rule that keeps passing, or a URL that answers.',
      '/control',
    );
  }
  const control = parsed.data;
  if (control.kind === 'rule-passes') {
    if (ofEntity) {
      throw invalid(
        'No change proves a rule about an entity of the catalog. Use a statement, or a URL that answers.',
        '/control/kind',
      );
    }
    if (control.rule === waived || !rules.includes(control.rule)) {
      throw invalid(
        `${control.rule} cannot be the control: it must be another rule that is in force.`,
        '/control/rule',
      );
    }
  }
  if (control.kind === 'url-answers') refuseUrl(control.url, trusted);
  return control;
}

function refuseUrl(value: string, trusted: string[]): void {
  const url = new URL(value);
  const asked = url.protocol === 'https:' || trusted.includes(url.origin);
  if (!asked || url.username || url.password) throw badUrl();
}

function badUrl(): GuardrailsError {
  return invalid(
    'The URL of a control starts with https:// and holds no user and no password.',
    '/control/url',
  );
}
