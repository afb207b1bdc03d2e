import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  environmentClassSchema,
  evidencePartSchema,
  type Json,
} from '@backstage-guardrails/policy-model';
import { planOf } from '../stories/planOf';
import type { Question } from './Question';

const bytesOf = (document: unknown) =>
  new TextEncoder().encode(JSON.stringify(document));

/** Evidence of which a part could not be read, once and several times, at a place that is hostile to a reader. @internal */
export function skippedQuestions(): Question[] {
  const places = ['', '/resource_changes/0', '/a\u202eb\n/c'];
  return environmentClassSchema.options.flatMap(environmentClass =>
    evidencePartSchema.options.flatMap(part =>
      places.map(
        (path, index): Question => ({
          target: { environmentClass },
          variant: index === 1 ? 'mixed' : 'shipped',
          adapted: {
            subject: {
              type: 'infrastructure',
              changes: [],
              drift: [],
              configuration: {
                providers: [],
                modules: [],
                provisioners: [],
                dataSources: [],
                externals: [],
              },
            },
            action: 'provision',
            source: { format: 'terraform-plan', digest: sha256(part + path) },
            skipped: Array.from({ length: index + 1 }, (_, n) => ({
              part,
              path: n === 0 ? path : `/more/${n}`,
              code: 'unreadable',
              message: 'This part of the plan cannot be read.',
            })),
          },
        }),
      ),
    ),
  );
}

/** Operations with values that were sealed, and with values that only look like secrets. @internal */
export function withheldQuestions(): Question[] {
  const seal = `hmac-sha256:${'0'.repeat(64)}`;
  const documents = [
    {
      parameters: { token: null },
      withheld: [{ path: '/token', seal }],
    },
    {
      parameters: { headers: { 'x-api/key': null }, names: ['a', null] },
      withheld: [
        { path: '/headers/x-api~1key', seal },
        { path: '/names/1', seal },
      ],
    },
    { parameters: { url: 'postgres://shop:Xq7-4fWb@db.example.com/shop' } },
    {
      parameters: { key: 'AKIAIOSFODNN7EXAMPLE', token: null },
      withheld: [{ path: '/token', seal }],
    },
  ];
  return environmentClassSchema.options.flatMap(environmentClass =>
    (['shipped', 'mixed', 'approval'] as const).flatMap(variant =>
      documents.map(document => ({
        target: { environmentClass },
        variant,
        reworded: true as const,
        evidence: bytesOf({ name: 'shop:close', ...document }),
        format: 'operation' as const,
      })),
    ),
  );
}

/** Values that a sentence has to show and that are hard to show. @internal */
export function hostileValueQuestions(): Question[] {
  const values: Json[] = [
    null,
    '',
    'x'.repeat(500),
    '\u202eeu-west-1\u0000\n[error]',
    '{resource} {actual}',
    [],
    ['us-east-1', 'us-west-2'],
    { region: 'us-east-1' },
    17,
    false,
  ];
  return environmentClassSchema.options.flatMap(environmentClass =>
    values.map(
      (value, index): Question => ({
        target: { environmentClass },
        variant: 'shipped',
        ...(index % 2 === 1 && { reworded: true }),
        evidence: bytesOf(
          planOf({
            changes: [
              {
                type: 'terraform_data',
                values: {
                  input: {
                    guardrails: {
                      kind: 'environment',
                      region: value,
                      size: value,
                      holdsData: false,
                      tags: { owner: value, 'cost-center': value },
                    },
                  },
                },
              },
            ],
          }),
        ),
        format: 'terraform-plan',
      }),
    ),
  );
}
