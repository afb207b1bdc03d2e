import { randomOf } from '../random.mjs';

/** What costs the same with every seed, because the demo is about it. */
const known = {
  'checkout-api': 820,
  'refund-worker': 140,
  'search-api': 560,
  'orders-database': 690,
  'product-index': 450,
  'payment-gateway': 1450,
  'invoice-service': 640,
  'loyalty-service': 310,
  'suggestion-service': 520,
  'ranking-service': 410,
  'index-builder': 380,
  'image-resizer': 90,
  'recommendation-service': 760,
};

/** About what a component or resource costs in a month, in euros. */
export function monthlyCost({ seed, name }) {
  const cost = randomOf(seed, 'cost', name).between(2, 6.5);
  return known[name] ?? Math.round(Math.exp(cost));
}
