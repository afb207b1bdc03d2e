import { packageOf } from '../rules/names';

/** @public */
export type NewRule = {
  id: string;
  /** What must be true, as a sentence without a full stop. */
  title: string;
  /** The resource type it looks at. */
  type: string;
  now: Date;
  /** Where its files go; `page` only where rules have one. */
  places: { source: string; test: string; samples: string; page?: string };
};

/** The files of a new rule by path. It requires `deletion_protection` until its author says what it is to require. @public */
export function ruleFiles(rule: NewRule): Record<string, string> {
  const { places, type } = rule;
  const wrong = (actual: false | null) => ({
    findings: [
      {
        resource: `${type}.main`,
        path: ['deletion_protection'],
        expected: true,
        actual,
      },
    ],
  });
  return {
    [places.source]: source(rule),
    [places.test]: test(rule),
    [`${places.samples}/pass-as-required.json`]: sample({
      says: 'The resource has what the rule requires.',
      changes: [change(type, { deletion_protection: true })],
    }),
    [`${places.samples}/fail-otherwise.json`]: sample({
      says: 'The resource has it otherwise.',
      changes: [change(type, { deletion_protection: false })],
      ...wrong(false),
    }),
    [`${places.samples}/fail-not-set.json`]: sample({
      says: 'Nothing is set.',
      changes: [change(type, {})],
      ...wrong(null),
    }),
    ...(places.page !== undefined && { [places.page]: documentation(rule) }),
  };
}

function source(rule: NewRule): string {
  const { now, type } = rule;
  const year = now.getUTCFullYear();
  const day = now.toISOString().slice(4, 10);
  // 29 February has no anniversary.
  const anniversary = day === '-02-29' ? '-03-01' : day;
  return `# METADATA
# title: ${JSON.stringify(rule.title)}
# description: |
#   Why it exists, the threat or the business outcome, in one or two sentences.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs
# custom:
#   message: "{resource} is not as required: {path} is {actual}."
#   fix: "What to change."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Which aim of the organisation it serves"
#   subject:
#     type: infrastructure
#     types:
#       - ${type}
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "${year}${day}"
#   review: "${year + 1}${anniversary}"
package ${packageOf(rule.id)}

import data.guardrails.lib.changes
import data.guardrails.lib.settings

finding contains found if {
	some change in changes.judged.${type}
	some found in settings.one_of(change, ["deletion_protection"], [true])
}
`;
}

function test(rule: NewRule): string {
  const name = packageOf(rule.id);
  return `package ${name}_test

import data.${name} as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["${rule.id}"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
`;
}

function change(type: string, after: object): object {
  return { address: `${type}.main`, type, name: 'main', after };
}

function sample(content: object): string {
  return `${JSON.stringify(content, null, 2).replace(
    /\[\s+("\w+")\s+\]/g,
    '[$1]',
  )}\n`;
}

function documentation({ id, title, type }: NewRule): string {
  const resource = (value: boolean) =>
    `\`\`\`hcl\nresource "${type}" "main" {\n  deletion_protection = ${value}\n}\n\`\`\``;
  const sections = {
    Why: 'Why it exists, for a reader who never heard of it.',
    'What it prevents': 'The threat or the business outcome.',
    Avoid: resource(false),
    Prefer: resource(true),
    Exceptions: 'None by default.',
    Evidence: `Reads planned changes of \`${type}\`.`,
    References:
      '- <https://registry.terraform.io/providers/hashicorp/aws/latest/docs>',
  };
  const text = Object.entries(sections)
    .map(([heading, content]) => `## ${heading}\n\n${content}\n`)
    .join('\n');
  return `# ${title}\n\n\`${id}\`\n\n${text}`;
}
