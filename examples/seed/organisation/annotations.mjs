import { monthlyCost } from '../billing/monthlyCost.mjs';
import { randomOf } from '../random.mjs';
import { faults } from './faults.mjs';

/** Components of the organisation whose endpoint is at a demo service, and at which. */
const endpointsAt = {
  'product-catalogue-api': 'payment-gateway',
  'price-comparison-api': 'invoice-service',
  'parcel-tracking-api': 'loyalty-service',
  'delivery-promise-api': 'suggestion-service',
  'return-labels-api': 'ranking-service',
  'customer-profile-api': 'index-builder',
  'push-messages-api': 'image-resizer',
  'event-stream-api': 'payment-gateway',
  'demand-forecast-api': 'invoice-service',
  'feature-flags-api': 'loyalty-service',
  'single-sign-on-api': 'ranking-service',
  'app-backend-api': 'suggestion-service',
};

/** What a component says about its health and its costs. */
export function annotationsOf({ name, system, type, seed, ports }) {
  const random = randomOf(seed, 'annotations', name);
  const port = ports?.[endpointsAt[name]];
  return {
    ...(port && {
      'entity-health/endpoints': `http://127.0.0.1:${port}/components/${name}/health`,
    }),
    ...(onKubernetes.some(one => one.name === name) && {
      'backstage.io/kubernetes-id': name,
      'backstage.io/kubernetes-namespace': system,
    }),
    ...(type === 'service' && random.chance(0.3) && budget({ seed, name })),
    // charges that have this tag and no other
    ...(name.endsWith('-web') && { 'entity-cost/match': `site=${system}` }),
    ...faults[name]?.annotations,
  };
}

const systemsOnKubernetes = [
  'price-engine',
  'stock',
  'event-stream',
  'experiments',
];

/** The components whose costs OpenCost knows, with their namespaces. */
export const onKubernetes = systemsOnKubernetes.flatMap(namespace =>
  ['api', 'worker'].map(part => ({ name: `${namespace}-${part}`, namespace })),
);

/** One in four is too small. */
function budget({ seed, name }) {
  const random = randomOf(seed, 'budget', name);
  const share = random.chance(0.25)
    ? random.between(0.5, 0.9)
    : random.between(1.05, 1.4);
  const amount = 10 * Math.ceil((monthlyCost({ seed, name }) * share) / 10);
  return { 'entity-cost/budget': `${amount} EUR` };
}
