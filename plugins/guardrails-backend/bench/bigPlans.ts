/*
 * A person with big plans, as a process of its own: what sending 29 MB costs the sender would otherwise be measured as
 * waiting of those who decide beside it. Told `{ url, token, plans }` it has so many judged at once, then says `done`.
 */
import { touchingPlan } from '../src/__testUtils__/touchingPlan';
import { call } from './call';

/** About 29 MB. */
const ALTERED = 53_000;

const plan = Buffer.from(JSON.stringify(touchingPlan({ altered: ALTERED })));
let made = 0;

async function decideBig(service: { url: string; token: string }) {
  made += 1;
  // other bytes each time, the same plan
  const { digest } = await call(service, 'PUT', '/evidence', {
    body: Buffer.concat([plan, Buffer.from(' '.repeat(made))]),
    type: 'application/octet-stream',
  });
  await call(service, 'POST', '/decisions', {
    body: JSON.stringify({
      evidence: { digest },
      format: 'terraform-plan',
      target: { environment: 'sandbox' },
    }),
    type: 'application/json',
  });
}

process.on(
  'message',
  (order: { url: string; token: string; plans: number }) => {
    Promise.all(
      Array.from({ length: order.plans }, () => decideBig(order)),
    ).then(
      () => process.send?.('done'),
      error => {
        process.stderr.write(`${error.stack}\n`);
        process.exit(1);
      },
    );
  },
);
