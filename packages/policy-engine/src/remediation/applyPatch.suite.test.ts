import { patchOperationSchema } from '@backstage-guardrails/policy-model';
import tests from 'json-patch-test-suite/tests.json';
import specification from 'json-patch-test-suite/spec_tests.json';
import { z } from 'zod';
import { applyPatch } from './applyPatch';

const caseSchema = z.object({
  comment: z.string().optional(),
  doc: z.unknown(),
  patch: z.array(z.record(z.string(), z.unknown())),
  expected: z.unknown().optional(),
  error: z.string().optional(),
  disabled: z.boolean().optional(),
});

const cases = [...specification, ...tests]
  .map(item => caseSchema.parse(item))
  .filter(({ disabled }) => !disabled)
  .map((item, index) => ({
    ...item,
    title: `${index}: ${
      item.comment ?? item.error ?? JSON.stringify(item.patch)
    }`,
    operations: z.array(patchOperationSchema).safeParse(item.patch).data,
  }));

/** A finding is about one resource, and no remediation may put another in its place. */
const replacesAll = (patch: { path?: unknown }[]) =>
  patch.some(({ path }) => path === '');

const ours = cases.filter(({ operations }) => operations !== undefined);
const applied = ours.filter(
  ({ error, patch }) => error === undefined && !replacesAll(patch),
);
const refused = ours.filter(
  ({ error, patch }) => error !== undefined || replacesAll(patch),
);

describe('applyPatch, by the public suite of cases', () => {
  it('takes its three operations out of the suite', () => {
    expect([cases.length, applied.length, refused.length]).toEqual([
      91, 47, 12,
    ]);
  });

  it.each(applied)('applies $title', ({ doc, operations, expected }) => {
    const before = structuredClone(doc);
    expect(applyPatch(doc, operations ?? [])).toEqual(
      expected === undefined ? doc : expected,
    );
    expect(doc).toEqual(before);
  });

  it.each(refused)('does not apply $title', ({ doc, operations }) => {
    expect(applyPatch(doc, operations ?? [])).toBeUndefined();
  });
});
