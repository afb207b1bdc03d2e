import type { Rule } from '@backstage-guardrails/policy-model';
import { Dispatcher } from './Dispatcher';

const rule = (name: string, kinds?: string[]) => ({
  name,
  subject: {
    type: 'entity',
    ...(kinds && { kinds }),
  } satisfies Rule['subject'],
});

describe('rules on entities', () => {
  const dispatcher = new Dispatcher([
    rule('components', ['Component']),
    rule('all'),
    rule('several', ['API', 'component', 'Component']),
    rule('hostile', ['__proto__', 'constructor']),
  ]);

  it.each([
    ['component:default/shop', ['components', 'all', 'several']],
    ['Component:default/shop', ['components', 'all', 'several']],
    ['api:default/shop', ['all', 'several']],
    ['user:default/component', ['all']],
    ['constructor:default/x', ['all', 'hostile']],
    ['toString:default/x', ['all']],
    ['component', ['all']],
    ['', ['all']],
  ])('are called for %s: %j', (ref, names) => {
    expect(
      dispatcher.rulesFor({ type: 'entity', ref }).map(({ name }) => name),
    ).toEqual(names);
  });
});
