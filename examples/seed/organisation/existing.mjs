const existing = (kind, name, type, owner, system) => ({
  kind,
  metadata: { name },
  spec: { type, owner: `group:default/${owner}`, system },
});

/** What `examples/systems.yaml` has and bills name. */
export const existingEntities = [
  existing('Component', 'checkout-api', 'service', 'payments', 'checkout'),
  existing('Component', 'refund-worker', 'service', 'payments', 'checkout'),
  existing('Component', 'search-api', 'service', 'search', 'storefront-search'),
  existing('Resource', 'orders-database', 'database', 'payments', 'checkout'),
  existing(
    'Resource',
    'product-index',
    'search-index',
    'search',
    'storefront-search',
  ),
];
