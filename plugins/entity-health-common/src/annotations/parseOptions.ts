import { z } from 'zod';
import { displayText } from '@backstage-guardrails/display-text';
import {
  expectationSchema,
  type HealthExpectation,
} from '../conditions/expectation';
import { MAX_ANNOTATION_LENGTH } from './parseEndpoints';
import { type DeclarationProblem, MAX_PROBLEMS } from './problems';

/** The annotation that says how the endpoints of an entity are checked. @public */
export const OPTIONS_ANNOTATION = 'entity-health/options';

/**
 * How the endpoints of an entity are checked.
 *
 * - `interval`: seconds between checks, 10 to 86,400.
 * - `method`: `GET` or `HEAD`.
 * - `expect`: conditions on the answer.
 * - `credential`: the name of a credential that configuration binds to hosts and owners.
 * @public
 */
export type HealthOptions = {
  interval?: number;
  method?: 'GET' | 'HEAD';
  expect?: HealthExpectation;
  credential?: string;
};

const optionsSchema: z.ZodType<HealthOptions> = z.strictObject({
  interval: z
    .number()
    .int()
    .min(10, 'The shortest interval is 10 seconds')
    .max(86_400, 'The longest interval is 86,400 seconds, a day')
    .optional(),
  method: z.enum(['GET', 'HEAD']).optional(),
  expect: expectationSchema.optional(),
  credential: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, {
      message:
        'Not a name. Write the name of a credential of the configuration, never the credential itself',
    })
    .optional(),
});

/**
 * Reads `entity-health/options`. Options are taken whole or not at all: with half of them, an endpoint would be checked
 * in a way that its team did not ask for.
 * @public
 */
export function parseOptions(value: string): {
  options: HealthOptions;
  problems: DeclarationProblem[];
} {
  if (value.length > MAX_ANNOTATION_LENGTH) {
    return refused({
      code: 'annotation-too-long',
      offset: MAX_ANNOTATION_LENGTH,
      message: `The annotation has ${value.length} characters.`,
      fix: `Use at most ${MAX_ANNOTATION_LENGTH} characters.`,
    });
  }
  const parsed = parseJson(value);
  if (!parsed.ok) {
    return refused({
      code: 'options-not-json',
      offset: parsed.offset,
      message: 'The value is not JSON.',
      fix: 'Write an object such as {"interval": 30, "method": "GET"}.',
    });
  }
  const checked = optionsSchema.safeParse(parsed.value);
  if (checked.success) return { options: checked.data, problems: [] };
  const problems = checked.error.issues.slice(0, MAX_PROBLEMS).map(issue =>
    problemOf({
      code: 'options-invalid',
      path: pathOf(issue),
      message: `${displayText(issue.message, 200)}.`,
      fix: 'Allowed are interval (seconds, at least 10), method (GET or HEAD), expect (status, latency, json) and credential (a name).',
    }),
  );
  return { options: {}, problems };
}

function parseJson(
  text: string,
): { ok: true; value: unknown } | { ok: false; offset?: number } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1];
    return {
      ok: false,
      offset: position === undefined ? undefined : Number(position),
    };
  }
}

function pathOf(issue: z.core.$ZodIssue): string {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const steps = [...issue.path, ...keys].map(step =>
    typeof step === 'number'
      ? `[${step}]`
      : `.${displayText(String(step), 60)}`,
  );
  return `$${steps.join('')}`;
}

type Fault = Pick<DeclarationProblem, 'code' | 'message' | 'fix'> & {
  offset?: number;
  path?: string;
};

function problemOf(fault: Fault): DeclarationProblem {
  const { code, message, fix, offset, path } = fault;
  return {
    code,
    place: {
      kind: 'annotation',
      annotation: OPTIONS_ANNOTATION,
      ...(offset === undefined ? {} : { offset }),
      ...(path === undefined ? {} : { path }),
    },
    message,
    fix,
  };
}

function refused(fault: Fault) {
  return { options: {}, problems: [problemOf(fault)] };
}
