import { randomOf } from '../random.mjs';
import { isMetered, meterOf } from './meters.mjs';
import { monthlyCost } from './monthlyCost.mjs';

/**
 * What a provider bills every day, for each component and resource of the catalog: a meter, tags, about how much a day,
 * and how it changes from month to month.
 */
export function linesOf({ seed, entities }) {
  const lines = entities
    .filter(({ kind }) => kind === 'Component' || kind === 'Resource')
    .filter(({ spec }) => isMetered(spec.type))
    .flatMap(({ metadata: { name }, spec }) =>
      linesOfEntity({ seed, name, spec }),
    );
  return [...lines, ...sharedLines];
}

/** The story of some entities: one gets dearer by its price, one by what is used of it. */
const changes = {
  'suggestion-service': { pricePercentAMonth: 12 },
  'index-builder': { quantityPercentAMonth: 35 },
};

function linesOfEntity({ seed, name, spec }) {
  const random = randomOf(seed, 'lines', name);
  const provider = providerOf(seed, spec.system);
  const cost = monthlyCost({ seed, name });
  const line = (environment, share) => ({
    id: `${name}-${environment}`,
    provider,
    environment,
    meter: meterOf(spec.type, provider),
    daily: (cost * share) / 30,
    tags: tagsOf({ random, name, spec, environment }),
    ...changes[name],
  });
  if (!name.endsWith('-api')) return [line('production', 1)];
  return [line('production', 0.85), line('staging', 0.15)];
}

/** All parts of a system are at one provider; the systems that were there before are at the first. */
function providerOf(seed, system) {
  if (['checkout', 'storefront-search'].includes(system)) return 'aws';
  return randomOf(seed, 'provider', system).pick(['aws', 'azure']);
}

/** Tags as teams set them: most name the component, some only the system or the owner, a few nothing. */
function tagsOf({ random, name, spec, environment }) {
  const owner = spec.owner.split('/')[1];
  const { system } = spec;
  if (spec.type === 'website') return { site: system };
  const exact = { owner, system, component: name, environment };
  if (['checkout', 'storefront-search'].includes(system)) return exact;
  const luck = random.between(0, 1);
  if (luck < 0.72) return exact;
  if (luck < 0.84) return { owner, system, environment };
  if (luck < 0.92) return { owner, environment };
  return luck < 0.95 ? { owner: 'no-such-team', environment } : {};
}

const shared = (id, provider, daily, meter, rest = {}) => ({
  id,
  provider,
  daily,
  environment: 'production',
  tags: {},
  meter,
  ...rest,
});

/** What no component has for itself: some of it without tags, some claimed by several teams. */
const sharedLines = [
  shared('nat-gateway', 'aws', 18, {
    service: 'Amazon Virtual Private Cloud',
    category: 'Networking',
    subcategory: 'Network Infrastructure',
    unit: 'GB',
    price: 45_000,
  }),
  shared('data-transfer', 'aws', 26, {
    service: 'AWS Data Transfer',
    category: 'Networking',
    subcategory: 'Network Connectivity',
    unit: 'GB',
    price: 85_000,
  }),
  shared('log-analytics', 'azure', 22, {
    service: 'Log Analytics',
    category: 'Management and Governance',
    subcategory: 'Observability',
    unit: 'GB',
    price: 2_300_000,
  }),
  shared(
    'newsletter',
    'aws',
    7,
    {
      service: 'Amazon Simple Email Service',
      category: 'Integration',
      subcategory: 'Messaging',
      unit: '1M Requests',
      price: 95_000_000,
    },
    { tags: { project: 'newsletter' } },
  ),
  shared(
    'marketplace-licence',
    'aws',
    11,
    {
      service: 'AWS Marketplace',
      category: 'Other',
      subcategory: 'Other (Other)',
      unit: 'Hours',
      price: 480_000,
    },
    { currency: 'USD', tags: { owner: 'observability' } },
  ),
  shared(
    'map-tiles',
    'azure',
    4,
    {
      service: 'Azure Maps',
      category: 'Web',
      subcategory: 'Other (Web)',
      unit: '1M Requests',
      price: 4_500_000,
    },
    { currency: 'USD', tags: { component: 'parcel-tracking-api' } },
  ),
];
