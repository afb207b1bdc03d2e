import { join } from 'node:path';

/** The files of a new rule by path. It requires `deletion_protection` until its author says what it is to require. */
export function ruleFiles(rule) {
  const { folder, file, page } = rule;
  return {
    [join(folder, `${file}.rego`)]: source(rule),
    [join(folder, `${file}_test.rego`)]: test(rule),
    [join(folder, 'samples', 'pass-as-required.json')]: sample({
      says: 'The resource has what the rule requires.',
      changes: [change(rule, { deletion_protection: true })],
    }),
    [join(folder, 'samples', 'fail-otherwise.json')]: sample({
      says: 'The resource has it otherwise.',
      changes: [change(rule, { deletion_protection: false })],
      findings: [
        {
          resource: `${rule.type}.main`,
          path: ['deletion_protection'],
          expected: true,
          actual: false,
        },
      ],
    }),
    [page]: documentation(rule),
  };
}

function source(rule) {
  const year = new Date().getUTCFullYear();
  const day = new Date().toISOString().slice(4, 10);
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
#       - ${rule.type}
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "${year}${day}"
#   review: "${year + 1}${day}"
package ${rule.package}

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [{"type": "${
    rule.type
  }", "path": ["deletion_protection"], "allowed": [true], "default": false}]
`;
}

function test(rule) {
  return `package ${rule.package}_test

import data.${rule.package} as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["${rule.id}"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
`;
}

function change({ type }, after) {
  return { address: `${type}.main`, type, name: 'main', after };
}

function sample(content) {
  return `${JSON.stringify(content, null, 2).replace(
    /\[\s+("\w+")\s+\]/g,
    '[$1]',
  )}\n`;
}

function documentation(rule) {
  const resource = value =>
    `\`\`\`hcl\nresource "${rule.type}" "main" {\n  deletion_protection = ${value}\n}\n\`\`\``;
  const sections = {
    Why: 'Why it exists, for somebody who never heard of it.',
    'What it prevents': 'The threat or the business outcome.',
    Avoid: resource(false),
    Prefer: resource(true),
    Exceptions: 'None by default.',
    Evidence: `Reads planned changes of \`${rule.type}\`.`,
    References:
      '- <https://registry.terraform.io/providers/hashicorp/aws/latest/docs>',
  };
  const text = Object.entries(sections)
    .map(([heading, content]) => `## ${heading}\n\n${content}\n`)
    .join('\n');
  return `# ${rule.title}\n\n\`${rule.id}\`\n\n${text}`;
}
