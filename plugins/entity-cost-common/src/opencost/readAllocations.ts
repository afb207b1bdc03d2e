import { z } from 'zod';
import { displayText } from '@backstage-guardrails/display-text';
import { parseInstant } from '../focus';
import { type Decimal, parseDecimal, ZERO } from '../money';
import type { CostRow } from '../rows';
import { tagSetOf } from '../rows/tagSet';
import { workloadOf, workloadSchema } from './workload';

/** Why an answer of OpenCost is refused. @public */
export type AllocationProblemCode =
  | 'allocations-not-json'
  | 'allocations-invalid'
  | 'allocations-window';

/** @public */
export type AllocationProblem = {
  code: AllocationProblemCode;
  /** The path into the answer, such as `$.data[0]["kube-system"]`. */
  path: string;
  /** Plain text, one sentence. */
  message: string;
  /** Plain text, one sentence: what to do. */
  fix: string;
};

const labels = z.record(z.string(), z.string()).nullish();

const allocationSchema = z.object({
  // Assets have one, and have the costs of allocations once more.
  type: z.undefined().optional(),
  properties: z
    .object({
      cluster: z.string().nullish(),
      node: z.string().nullish(),
      namespace: z.string().nullish(),
      controllerKind: z.string().nullish(),
      controller: z.string().nullish(),
      labels,
      namespaceLabels: labels,
    })
    .nullish(),
  window: z.object({ start: z.string(), end: z.string() }),
  totalCost: z.number().min(-1e15).max(1e15),
  ...workloadSchema.shape,
});

type Allocation = z.infer<typeof allocationSchema>;

const answerSchema = z.object({
  data: z.array(z.record(z.string(), allocationSchema).nullable()),
});

/**
 * Reads an answer of `/allocation` of OpenCost: a charge for each allocation and window. OpenCost has no invoice: what
 * it calculates is billed, effective and list cost in one, and its costs are not a part of the cloud's bill but another
 * view of it. It calculates in floating point; the shortest text of such a number is the one that it wrote.
 *
 * Labels of Kubernetes become tags `label:NAME`, as OpenCost writes names (`backstage_io_kubernetes_id`), those of a
 * namespace only where the allocation has none of that name. Namespace, controller and cluster become tags
 * `kubernetes:namespace` and so on.
 * @see {@link https://opencost.io/docs/integrations/api/}
 * @public
 */
export function readAllocations(options: {
  answer: string;
  /** OpenCost does not say it. */
  currency: string;
}):
  | { ok: true; rows: CostRow[] }
  | { ok: false; problems: AllocationProblem[] } {
  const { answer, currency } = options;
  const parsed = parseJson(answer);
  if (!parsed.ok) {
    return refused({
      code: 'allocations-not-json',
      path: '$',
      message: 'The answer is not JSON.',
      fix: 'Save the answer of /allocation as it is.',
    });
  }
  const checked = answerSchema.safeParse(parsed.value);
  if (!checked.success) {
    const [{ path, message }] = checked.error.issues;
    return refused({
      code: 'allocations-invalid',
      path: pathText(path),
      message: `The answer is not one of /allocation: ${displayText(
        message,
        200,
      )}.`,
      fix: 'Save the answer of /allocation, with a window and without assets or cloud costs.',
    });
  }
  const rows: CostRow[] = [];
  for (const [set, allocations] of checked.data.data.entries()) {
    for (const [name, allocation] of Object.entries(allocations ?? {})) {
      const row = rowOf({ name, allocation, currency });
      if (!row) {
        return refused({
          code: 'allocations-window',
          path: pathText(['data', set, name, 'window']),
          message: 'The window is not within one month.',
          fix: 'Request windows of one day, with step=1d.',
        });
      }
      rows.push(row);
    }
  }
  return { ok: true, rows };
}

function rowOf(options: {
  name: string;
  allocation: Allocation;
  currency: string;
}): CostRow | undefined {
  const { name, allocation, currency } = options;
  const { properties } = allocation;
  const start = parseInstant(allocation.window.start);
  const end = parseInstant(allocation.window.end);
  if (!start.ok || !end.ok || end.value < start.value) return undefined;
  const month = start.value.slice(0, 7);
  if (end.value > `${nextMonth(month)}-01T00:00:00Z`) return undefined;
  const cost = parseDecimal(String(allocation.totalCost), { excess: 'round' });
  if (!cost.ok) return undefined;
  const amount: Decimal = cost.value;
  const places = {
    'kubernetes:cluster': properties?.cluster,
    'kubernetes:namespace': properties?.namespace,
    'kubernetes:controller': properties?.controller,
    'kubernetes:controller-kind': properties?.controllerKind,
  };
  const tags = new Map<string, string>();
  const labelled = [
    ...Object.entries(properties?.namespaceLabels ?? {}),
    ...Object.entries(properties?.labels ?? {}),
  ];
  for (const [label, value] of labelled) tags.set(`label:${label}`, value);
  for (const [place, value] of Object.entries(places)) {
    if (value) tags.set(place, value);
  }
  return {
    month,
    start: start.value,
    currency,
    billed: amount,
    effective: amount,
    list: amount,
    category: amount < ZERO ? 'Adjustment' : 'Usage',
    correction: false,
    commitmentId: null,
    commitmentStatus: null,
    provider: 'Kubernetes',
    service: 'Kubernetes',
    serviceCategory: 'Compute',
    subAccountId: properties?.cluster ?? null,
    subAccountName: properties?.cluster ?? null,
    region: null,
    resourceId: name,
    resourceName: name,
    resourceType: null,
    skuId: null,
    quantity: null,
    unit: null,
    workload: isNoWorkload(name) ? null : workloadOf(allocation),
    tags: tagSetOf(tags),
    costCategories: [],
    rounded: cost.rounded ? 1 : 0,
  };
}

/**
 * What no workload is on: the rest of nodes, and volumes that are not mounted. They request nothing, so a part of their
 * cost would count as used, as much as others use of theirs. OpenCost tells them by the name too, which no object of
 * Kubernetes can have.
 * @see {@link https://github.com/opencost/opencost/blob/v1.113.0/core/pkg/opencost/allocation.go}
 */
function isNoWorkload(name: string): boolean {
  return name.includes('__idle__') || name.includes('__unmounted__');
}

function nextMonth(month: string): string {
  const [year, number] = month.split('-').map(part => parseInt(part, 10));
  return number === 12
    ? `${year + 1}-01`
    : `${year}-${String(number + 1).padStart(2, '0')}`;
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

function pathText(path: readonly PropertyKey[]): string {
  const steps = path.map(step =>
    typeof step === 'number'
      ? `[${step}]`
      : `["${displayText(String(step), 60)}"]`,
  );
  return `$${steps.join('')}`;
}

function refused(problem: AllocationProblem) {
  return { ok: false as const, problems: [problem] };
}
