/**
 * Annotations and relations that are wrong on purpose, by entity, so that pages have problems to show. Hosts below
 * `.example` do not exist, and no configuration of the demo allows them.
 */
export const faults = {
  'price-engine-worker': health('ftp://price-engine.example/health'),
  'vouchers-api': health('http://reader:demo@vouchers.example/health'),
  'product-reviews-api': health('https://reviews.example/health?token=demo'),
  'media-library-api': health('media-library.example/health'),
  'category-pages-api': health('ready=https://pages.example/ready,,'),
  'campaigns-api': health('https://campaigns.example/health', {
    'entity-health/options': '{"interval": 1}',
  }),
  'seller-portal-api': health('https://seller.example/health', {
    'entity-health/options': '{interval: 30}',
  }),
  // right, but not allowed
  'stock-api': health('https://stock.example/health'),
  'picking-api': health('http://169.254.169.254/health'),

  'purchase-orders-api': cost('entity-cost/budget', '1,200 EUR'),
  'store-tills-api': cost('entity-cost/budget', 'as last year'),
  'address-book-api': cost('entity-cost/match', 'app'),
  'bonus-points-api': cost('entity-cost/match', 'app=points,app=bonus'),
  'gift-cards-api': cost('entity-cost/cost-center', ''),
  // claims of three teams on the same costs
  'email-delivery-api': cost('entity-cost/match', 'project=newsletter'),
  'help-centre-api': cost('entity-cost/match', 'project=newsletter'),
  'experiments-api': cost('entity-cost/match', 'project=newsletter'),
  // a claim on costs of another team
  'contact-desk-api': cost('entity-cost/match', 'owner=payments'),

  'dashboards-api': {
    spec: { dependsOn: ['resource:default/not-in-the-catalog'] },
  },
  'web-tracking-worker': { spec: { owner: 'group:default/dissolved-team' } },
};

function health(endpoints, others = {}) {
  return { annotations: { 'entity-health/endpoints': endpoints, ...others } };
}

function cost(annotation, value) {
  return { annotations: { [annotation]: value } };
}
