/** Divisions of the demo organisation, their teams, and the systems of each team with the domain they belong to. */
export const divisions = {
  commerce: {
    catalogue: ['assortment', 'product-catalogue', 'media-library'],
    merchandising: ['assortment', 'category-pages', 'product-recommendations'],
    pricing: ['prices', 'price-engine', 'price-comparison'],
    promotions: ['prices', 'vouchers', 'campaigns'],
    marketplace: ['marketplace', 'seller-portal', 'seller-payouts'],
  },
  operations: {
    warehouse: ['fulfilment', 'stock', 'picking'],
    shipping: ['fulfilment', 'parcel-tracking', 'delivery-promise'],
    returns: ['fulfilment', 'return-labels', 'refurbishment'],
    procurement: ['supply', 'purchase-orders', 'supplier-contracts'],
    stores: ['supply', 'store-tills', 'store-stock'],
  },
  customers: {
    accounts: ['customer', 'customer-profile', 'address-book'],
    loyalty: ['customer', 'bonus-points', 'gift-cards'],
    reviews: ['customer', 'product-reviews', 'review-moderation'],
    messaging: ['contact', 'email-delivery', 'push-messages'],
    support: ['contact', 'help-centre', 'contact-desk'],
  },
  data: {
    'data-platform': ['insight', 'event-stream', 'data-warehouse'],
    analytics: ['insight', 'dashboards', 'web-tracking'],
    forecasting: ['insight', 'demand-forecast', 'return-forecast'],
    experimentation: ['insight', 'experiments', 'feature-flags'],
  },
  technology: {
    identity: ['trust', 'single-sign-on', 'access-reviews'],
    networking: ['foundation', 'edge-proxy', 'name-service'],
    'developer-tools': ['foundation', 'build-farm', 'artifact-store'],
    observability: ['foundation', 'log-search', 'metrics-store'],
    mobile: ['foundation', 'shopping-app', 'app-backend'],
  },
};

/** Each team with its division, domain and systems. */
export const teams = Object.entries(divisions).flatMap(([division, members]) =>
  Object.entries(members).map(([team, [domain, ...systems]]) => ({
    team,
    division,
    domain,
    systems,
  })),
);
