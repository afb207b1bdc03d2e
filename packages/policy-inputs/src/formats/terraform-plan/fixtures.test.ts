import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InfrastructureSubject } from '@backstage-guardrails/policy-model';
import { adapt } from '../../adapt';
import { hash, keyedHash } from '../../__testUtils__/hash';
import { refusalOf } from '../../__testUtils__/evidence';

const folder = join(__dirname, '../../__fixtures__/plans');
const read = (name: string) => new Uint8Array(readFileSync(join(folder, name)));
const adaptBytes = (bytes: Uint8Array) =>
  adapt(bytes, { format: 'auto', hash, keyedHash });

/** What matters of an adapted plan, one line a change. */
function summary(name: string): string[] {
  const { subject, action, skipped, source } = adaptBytes(read(name));
  const { changes } = subject as InfrastructureSubject;
  return [
    `${source.tool?.name} ${source.tool?.version}: ${action}`,
    ...changes.map(
      c =>
        `${c.kind} ${c.address}, ${c.unknown.length} unknown, ${c.sensitive.length} sensitive`,
    ),
    ...skipped.map(s => `skipped ${s.part}: ${s.code}`),
  ];
}

describe('real plans in the project', () => {
  it('are what they are', () => {
    const names = readdirSync(folder).filter(name => name.endsWith('.json'));
    expect(Object.fromEntries(names.sort().map(name => [name, summary(name)])))
      .toMatchInlineSnapshot(`
      {
        "changes-missing.json": [
          "terraform undefined: provision",
          "skipped resources: changes-missing",
        ],
        "create.json": [
          "terraform 1.7.5: provision",
          "create terraform_data.foo-bar, 2 unknown, 0 sensitive",
        ],
        "delete.json": [
          "terraform 1.7.5: destroy",
          "delete terraform_data.foo-bar, 0 unknown, 0 sensitive",
        ],
        "google.json": [
          "terraform 1.0.10: provision",
          "create google_pubsub_schema.example, 2 unknown, 0 sensitive",
        ],
        "module.json": [
          "terraform 1.14.2: provision",
          "create module.s3_bucket.aws_s3_bucket.main, 24 unknown, 0 sensitive",
        ],
        "no-op.json": [
          "terraform 1.7.5: provision",
          "no-op terraform_data.foo-bar, 0 unknown, 0 sensitive",
        ],
        "no-resources.json": [
          "terraform 1.7.5: provision",
        ],
        "replace.json": [
          "terraform 1.7.5: destroy",
          "replace null_resource.foo-bar, 2 unknown, 0 sensitive",
        ],
        "sensitive.json": [
          "terraform 1.7.5: destroy",
          "replace random_bytes.test, 2 unknown, 2 sensitive",
        ],
        "terraform-0.13.json": [
          "terraform 0.13.5: provision",
          "create aws_s3_bucket.example, 13 unknown, 0 sensitive",
        ],
        "update.json": [
          "terraform 1.7.5: provision",
          "update terraform_data.foo-bar, 1 unknown, 0 sensitive",
        ],
        "without-configuration.json": [
          "terraform 1.1.3: provision",
          "create aws_cloudfront_distribution.cloudfront, 1 unknown, 0 sensitive",
          "skipped configuration: missing",
        ],
      }
    `);
  });

  it('are refused wherever they are cut', () => {
    for (const name of ['sensitive.json', 'module.json']) {
      const bytes = read(name);
      // The last brace is what makes the document whole.
      const whole = bytes.lastIndexOf(0x7d);
      const codes = new Set<string>();
      for (let end = 0; end <= whole; end += 1) {
        codes.add(refusalOf(() => adaptBytes(bytes.slice(0, end))).code);
      }
      expect([...codes].sort()).toEqual(['empty', 'truncated']);
    }
  });

  it('are refused, or read the same, with any byte changed', () => {
    const bytes = read('create.json');
    const outcomes = new Set<string>();
    for (let at = 0; at < bytes.length; at += 1) {
      const damaged = bytes.slice();
      damaged[at] = 0x07;
      // A control character is allowed nowhere in JSON.
      outcomes.add(refusalOf(() => adaptBytes(damaged)).code);
    }
    expect([...outcomes].sort()).toEqual([
      'malformed',
      'text-before',
      'trailing-content',
      'truncated',
    ]);
  });
});
