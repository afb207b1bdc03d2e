import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Json } from '@backstage-guardrails/policy-model';
import { z } from 'zod';
import type { Opa } from '../opa';
import { packageOf } from '../rules/names';
import { findingDifferences } from './findingDifferences';

const findingsSchema = z.array(z.record(z.string(), z.json()));
const answerSchema = z.object({
  result: z.tuple([
    z.object({
      expressions: z.tuple([
        z.object({
          value: z.record(
            z.string(),
            z.object({ found: findingsSchema, expected: findingsSchema }),
          ),
        }),
      ]),
    }),
  ]),
});

/**
 * What the rules find otherwise in the samples whose tests failed: OPA only says which test it was. A test that fails for
 * another reason has nothing here.
 * @internal
 */
export function sampleDifferences(options: {
  /** Names of tests, each with its sample at the end. */
  failed: string[];
  samples: Record<string, Record<string, Json>>;
  /** A folder for what is made here, and the file with the samples. */
  place: string;
  data: string;
  folder: string;
  opa: Opa;
}): string[] {
  const { failed, samples, place, data, folder, opa } = options;
  return Object.entries(samples).flatMap(([id, ofRule]) => {
    const names = Object.keys(ofRule).filter(name =>
      failed.some(
        test =>
          test.startsWith(`data.${packageOf(id)}_test.`) &&
          test.endsWith(` ${name}`),
      ),
    );
    if (names.length === 0) return [];
    const file = join(place, `${id.replace('/', '_')}_answers.rego`);
    writeFileSync(file, answersOf(id));
    const answer = answerSchema.safeParse(
      parsed(
        opa(
          [
            ...['eval', '--format=json', '--ignore=samples'],
            ...['--data', 'guardrails', '--data', data, '--data', file],
            `data.${packageOf(id)}_answers.answers`,
          ],
          { folder, tolerate: true },
        ).stdout,
      ),
    );
    if (!answer.success) return [];
    const [{ expressions }] = answer.data.result;
    const [{ value: answers }] = expressions;
    return names
      .filter(name => Object.hasOwn(answers, name))
      .flatMap(name =>
        findingDifferences(answers[name]).map(
          difference => `${id}: in the sample ${name}, the rule ${difference}`,
        ),
      );
  });
}

function answersOf(id: string): string {
  const path = packageOf(id);
  return `package ${path}_answers

import data.${path} as rule
import data.guardrails.testing

answers[name] := {"found": found, "expected": testing.expected(sample)} if {
	some name, sample in data.samples["${id}"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
}
`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
