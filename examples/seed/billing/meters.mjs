/**
 * What is metered, by what a component or resource is and by provider. Prices are millionths of the currency's unit,
 * so that all amounts are whole numbers until they are written. They are the demo's own and nobody's price list.
 */
const meters = {
  service: {
    aws: meter(
      'Amazon Elastic Compute Cloud',
      'Compute',
      'Virtual Machines',
      'Hours',
      96_000,
    ),
    azure: meter(
      'Virtual Machines',
      'Compute',
      'Virtual Machines',
      'Hours',
      104_000,
    ),
  },
  website: {
    aws: meter(
      'Amazon CloudFront',
      'Networking',
      'Content Delivery',
      'GB',
      78_000,
    ),
    azure: meter(
      'Azure Front Door',
      'Networking',
      'Content Delivery',
      'GB',
      74_000,
    ),
  },
  database: {
    aws: meter(
      'Amazon Relational Database Service',
      'Databases',
      'Relational Databases',
      'Hours',
      310_000,
    ),
    azure: meter(
      'Azure Database for PostgreSQL',
      'Databases',
      'Relational Databases',
      'Hours',
      295_000,
    ),
  },
  'search-index': {
    aws: meter(
      'Amazon OpenSearch Service',
      'Analytics',
      'Search',
      'Hours',
      420_000,
    ),
    azure: meter('Azure AI Search', 'Analytics', 'Search', 'Hours', 410_000),
  },
  bucket: {
    aws: meter(
      'Amazon Simple Storage Service',
      'Storage',
      'Object Storage',
      'GB-Months',
      23_000,
    ),
    azure: meter(
      'Storage Accounts',
      'Storage',
      'Object Storage',
      'GB-Months',
      20_800,
    ),
  },
  queue: {
    aws: meter(
      'Amazon Simple Queue Service',
      'Integration',
      'Messaging',
      '1M Requests',
      400_000,
    ),
    azure: meter(
      'Service Bus',
      'Integration',
      'Messaging',
      '1M Requests',
      380_000,
    ),
  },
  cache: {
    aws: meter('Amazon ElastiCache', 'Databases', 'Caching', 'Hours', 68_000),
    azure: meter(
      'Azure Cache for Redis',
      'Databases',
      'Caching',
      'Hours',
      71_000,
    ),
  },
};

function meter(service, category, subcategory, unit, price) {
  return { service, category, subcategory, unit, price };
}

export function meterOf(type, provider) {
  return meters[type][provider];
}

/** Whether something of a type is on a bill. */
export const isMetered = type => Object.hasOwn(meters, type);
