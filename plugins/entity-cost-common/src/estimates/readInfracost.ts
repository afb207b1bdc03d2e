import { z } from 'zod';
import { displayText } from '@backstage-guardrails/display-text';
import { type Decimal, parseDecimal } from '../money';
import {
  type CostEstimate,
  type EstimatedResource,
  moduleOf,
} from './costEstimate';

/** Why an output of Infracost is refused. @public */
export type InfracostProblemCode =
  | 'infracost-not-json'
  | 'infracost-invalid'
  | 'infracost-amount';

/** @public */
export type InfracostProblem = {
  code: InfracostProblemCode;
  /** Plain text, one sentence. */
  message: string;
  /** Plain text, one sentence: what to do. */
  fix: string;
};

const amount = z.string().nullish();

const componentSchema = z.object({
  monthlyQuantity: amount,
  priceNotFound: z.boolean().nullish(),
});

type Parts = {
  costComponents?: Array<z.infer<typeof componentSchema>> | null;
  subresources?: Parts[] | null;
};

/** Resources within resources: real outputs have two levels, and a schema without an end could be made to overflow. */
function partsSchema(depth: number): z.ZodType<Parts> {
  const within = depth === 0 ? z.never() : partsSchema(depth - 1);
  return z.object({
    costComponents: z.array(componentSchema).nullish(),
    subresources: z.array(within).nullish(),
  });
}

const resourceSchema = z.intersection(
  z.object({
    name: z.string(),
    resourceType: z.string().nullish(),
    monthlyCost: amount,
  }),
  partsSchema(5),
);

const breakdownSchema = z
  .object({ resources: z.array(resourceSchema).nullish() })
  .nullish();

const outputSchema = z.object({
  version: z.string(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  totalMonthlyCost: z.string(),
  pastTotalMonthlyCost: amount,
  projects: z.array(
    z.object({
      metadata: z
        .object({
          errors: z.array(z.object({ message: z.string() })).nullish(),
        })
        .nullish(),
      breakdown: breakdownSchema,
      pastBreakdown: breakdownSchema,
    }),
  ),
  summary: z
    .object({
      unsupportedResourceCounts: z.record(z.string(), z.number()).nullish(),
    })
    .nullish(),
});

type Output = z.infer<typeof outputSchema>;
type Resource = z.infer<typeof resourceSchema>;

/** Errors that are shown. */
const MAX_ERRORS = 20;

/**
 * Reads the JSON output of Infracost, of `breakdown`, `diff` or `output`. Its amounts are texts of decimals and are
 * taken as they are.
 * @see {@link https://www.infracost.io/docs/features/cli_commands/}
 * @public
 */
export function readInfracost(
  text: string,
):
  | { ok: true; estimate: CostEstimate }
  | { ok: false; problem: InfracostProblem } {
  const parsed = parseJson(text);
  if (!parsed.ok) {
    return refused({
      code: 'infracost-not-json',
      message: 'The output is not JSON.',
      fix: 'Use infracost breakdown --format json --out-file infracost.json.',
    });
  }
  const checked = outputSchema.safeParse(parsed.value);
  if (!checked.success) {
    const [{ path, message }] = checked.error.issues;
    return refused({
      code: 'infracost-invalid',
      message: `The output has a fault at ${displayText(
        path.join('.') || 'its top',
        100,
      )}: ${displayText(message, 200)}.`,
      fix: 'Use the JSON output of Infracost as it is, with its totals.',
    });
  }
  const estimate = estimateOf(checked.data);
  return estimate
    ? { ok: true, estimate }
    : refused({
        code: 'infracost-amount',
        message: 'The output has an amount that is not a number.',
        fix: 'Use the JSON output of Infracost as it is.',
      });
}

function estimateOf(output: Output): CostEstimate | undefined {
  const after = decimal(output.totalMonthlyCost);
  const before = decimal(output.pastTotalMonthlyCost);
  const resources = resourcesOf(output);
  if (!after || before === undefined || !resources) return undefined;
  const planned = output.projects.flatMap(
    ({ breakdown }) => breakdown?.resources ?? [],
  );
  const gaps = planned.map(gapsOf);
  return {
    source: { kind: 'infracost', version: displayText(output.version, 20) },
    currency: output.currency,
    before: before?.value ?? null,
    after: after.value,
    resources,
    gaps: {
      usageBased: gaps.reduce((sum, { usageBased }) => sum + usageBased, 0),
      noPrice: gaps.reduce((sum, { noPrice }) => sum + noPrice, 0),
      unsupported: Object.entries(
        output.summary?.unsupportedResourceCounts ?? {},
      )
        .map(([type, count]) => ({ type: displayText(type), count }))
        .sort((a, b) => (a.type < b.type ? -1 : 1)),
      errors: output.projects
        .flatMap(({ metadata }) => metadata?.errors ?? [])
        .slice(0, MAX_ERRORS)
        .map(({ message }) => displayText(message, 200)),
    },
  };
}

/** The resources of both states, matched by project and address. Projects can share a name. */
function resourcesOf(output: Output): EstimatedResource[] | undefined {
  const found = new Map<string, EstimatedResource>();
  for (const [project, states] of output.projects.entries()) {
    const { breakdown, pastBreakdown } = states;
    for (const [state, list] of [
      ['before', pastBreakdown?.resources],
      ['after', breakdown?.resources],
    ] as const) {
      for (const resource of list ?? []) {
        const cost = decimal(resource.monthlyCost);
        if (cost === undefined) return undefined;
        const key = JSON.stringify([project, resource.name]);
        const known = found.get(key) ?? {
          address: displayText(resource.name, 500),
          type: displayText(resource.resourceType ?? typeOf(resource.name)),
          module: displayText(moduleOf(resource.name), 500),
          before: null,
          after: null,
        };
        found.set(key, { ...known, [state]: cost?.value ?? null });
      }
    }
  }
  return [...found.values()];
}

function gapsOf(parts: Parts | Resource): {
  usageBased: number;
  noPrice: number;
} {
  const components = parts.costComponents ?? [];
  const within = (parts.subresources ?? []).map(gapsOf);
  return {
    usageBased:
      components.filter(({ monthlyQuantity }) => !monthlyQuantity).length +
      within.reduce((sum, { usageBased }) => sum + usageBased, 0),
    noPrice:
      components.filter(({ priceNotFound }) => priceNotFound).length +
      within.reduce((sum, { noPrice }) => sum + noPrice, 0),
  };
}

/** The type of an address, for versions that do not state it. */
function typeOf(address: string): string {
  const rest = address.slice(moduleOf(address).length).replace(/^\./, '');
  return rest.replace(/^data\./, '').split('.')[0];
}

/** A decimal; `null` where there is none, `undefined` where it is no number. */
function decimal(
  text: string | null | undefined,
): { value: Decimal } | null | undefined {
  if (text === null || text === undefined) return null;
  // hourly costs divided by 730 have more digits than a decimal
  const parsed = parseDecimal(text, { excess: 'round' });
  return parsed.ok ? { value: parsed.value } : undefined;
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

function refused(problem: InfracostProblem) {
  return { ok: false as const, problem };
}
