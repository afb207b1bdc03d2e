import {
  awsPriceBook,
  type CostEstimate,
  type Decimal,
  decimalText,
  EntityCostError,
  type EstimateBody,
  type EstimateResult,
  estimateResources,
  monthlyDelta,
  readInfracost,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { type AccessControl, mayRead, notAllowed } from '../access';
import type { EntityIndex } from '../entities';
import type { EstimateBook } from '../estimates';
import type { Routes } from '../http';
import type { PeriodReader } from '../queries';

/** Resources that are shown of an estimate; all of them count. */
const MAX_RESOURCES = 500;

/** What changes cost, before they are made. @internal */
export function estimateRoutes(options: {
  access: AccessControl;
  entities: EntityIndex;
  periods: PeriodReader;
  estimates: EstimateBook;
}): Routes {
  const { access, entities, periods, estimates } = options;
  return ({ router, identify }) => {
    router.post('/estimates', async (request, response) => {
      const { body } = request;
      const caller = await identify(request);
      const scope = await access.readScope(caller);
      const estimate = estimateOf(body);
      const entity = body.entity?.toLocaleLowerCase('en-US');
      if (entity !== undefined) {
        const owner = (await entities.ownersOf([entity])).get(entity);
        if (!mayRead(scope, { entityRef: entity, owner })) throw notAllowed();
      }
      const { month } = await periods.period();
      const accuracy = await estimates.accuracy({
        cost: await access.costFor(caller, undefined),
        scope,
        newest: month,
      });
      const delta = monthlyDelta({
        estimate,
        calibrations: new Map(
          accuracy.flatMap(({ module, currency, calibration }) =>
            calibration && currency === estimate.currency
              ? [[module, calibration] as const]
              : [],
          ),
        ),
      });
      if (entity !== undefined) await estimates.keep(entity, estimate);
      response.json(resultOf(estimate, delta));
    });

    router.get('/estimates/accuracy', async (request, response) => {
      const caller = await identify(request);
      const scope = await access.readScope(caller);
      const { month } = await periods.period();
      const items = await estimates.accuracy({
        cost: await access.costFor(caller, undefined),
        scope,
        newest: month,
      });
      response.json({
        items: items.map(({ calibration, ...item }) => item),
      });
    });
  };
}

function estimateOf(body: EstimateBody): CostEstimate {
  const { infracost, before, after } = body;
  if (infracost !== undefined && after === undefined && before === undefined) {
    const read = readInfracost(infracost);
    if (read.ok) return read.estimate;
    const { code, message, fix } = read.problem;
    throw new EntityCostError({
      code,
      statusCode: 422,
      message: `${message} ${fix}`,
      path: '/infracost',
    });
  }
  if (infracost === undefined && after !== undefined) {
    return estimateResources({ book: awsPriceBook, before, after });
  }
  throw new EntityCostError({
    code: 'estimate-invalid',
    message:
      'Send either the JSON of Infracost, or the resources after the change with those before it if they are known.',
  });
}

function resultOf(
  estimate: CostEstimate,
  change: ReturnType<typeof monthlyDelta>,
): EstimateResult {
  const { source, currency, before, after, resources, gaps } = estimate;
  const { delta, low, high, corrected, whole } = change;
  return {
    source,
    currency,
    delta: decimalText(delta),
    low: decimalText(low),
    ...(high !== null && { high: decimalText(high) }),
    corrected,
    whole,
    ...(before !== null && { before: decimalText(before) }),
    after: decimalText(after),
    resources: resources.slice(0, MAX_RESOURCES).map(resource => ({
      address: resource.address,
      type: resource.type,
      module: resource.module,
      ...amounts(resource),
    })),
    gaps: {
      usageBased: gaps.usageBased,
      noPrice: gaps.noPrice,
      unsupported: [...gaps.unsupported],
      errors: [...gaps.errors],
      notCovered:
        source.kind === 'price-book' ? [...awsPriceBook.notCovered] : [],
    },
  };
}

function amounts(resource: { before: Decimal | null; after: Decimal | null }) {
  const { before, after } = resource;
  return {
    ...(before !== null && { before: decimalText(before) }),
    ...(after !== null && { after: decimalText(after) }),
  };
}
