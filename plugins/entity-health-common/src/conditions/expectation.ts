import { z } from 'zod';
import { parseJsonPath } from './jsonPath';

/** A value that a condition compares with. @public */
export type JsonScalar = string | number | boolean | null;

/**
 * A condition on one value of a JSON body: exactly one of `equals`, `oneOf`, or a range by `atLeast` and `atMost`, both
 * inclusive. The path is one that {@link parseJsonPath} takes.
 * @public
 */
export type JsonCondition = {
  path: string;
  equals?: JsonScalar;
  oneOf?: JsonScalar[];
  atLeast?: number;
  atMost?: number;
};

/** A status code, or a class of them. @public */
export type ExpectedStatusCode = number | '1xx' | '2xx' | '3xx' | '4xx' | '5xx';

/**
 * What a team expects of an answer where no dialect says it.
 *
 * - `status`: status codes, or classes such as `2xx`. Replaces the rule that 400 and more are failures.
 * - `latency`: milliseconds above which an answer degrades or fails.
 * - `json`: conditions on values of the body, all of which must hold. Replaces the dialect.
 * @public
 */
export type HealthExpectation = {
  status?: ExpectedStatusCode[];
  latency?: { warnAbove?: number; failAbove?: number };
  json?: JsonCondition[];
};

const scalar = z.union([
  z.string().max(200),
  z.number(),
  z.boolean(),
  z.null(),
]);

const jsonCondition = z
  .strictObject({
    path: z
      .string()
      .max(500)
      .refine(path => parseJsonPath(path).ok, {
        message:
          "Not a path. Write $, then .name, ['name'] or [0], at most ten of them",
      }),
    equals: scalar.optional(),
    oneOf: z.array(scalar).min(1).max(20).optional(),
    atLeast: z.number().optional(),
    atMost: z.number().optional(),
  })
  .refine(
    ({ equals, oneOf, atLeast, atMost }) =>
      [equals, oneOf, atLeast ?? atMost].filter(given => given !== undefined)
        .length === 1,
    { message: 'Give equals, oneOf, or atLeast and atMost' },
  );

const statusCode = z.union([
  z.number().int().min(100).max(599),
  z.enum(['1xx', '2xx', '3xx', '4xx', '5xx']),
]);

const milliseconds = z.number().int().min(1).max(60_000);

/** The `expect` of `entity-health/options`. @internal */
export const expectationSchema: z.ZodType<HealthExpectation> = z.strictObject({
  status: z.array(statusCode).min(1).max(20).optional(),
  latency: z
    .strictObject({
      warnAbove: milliseconds.optional(),
      failAbove: milliseconds.optional(),
    })
    .optional(),
  json: z.array(jsonCondition).min(1).max(20).optional(),
});
