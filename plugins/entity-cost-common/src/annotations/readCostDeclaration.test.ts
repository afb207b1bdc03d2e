import { amount } from '../__testUtils__/amount';
import { readCostDeclaration } from './readCostDeclaration';

const read = (annotations: Record<string, string>) =>
  readCostDeclaration({ metadata: { annotations } });

const tag = (key: string, ...values: string[]) => ({
  kind: 'tag',
  key,
  operator: 'in',
  values,
});

describe('readCostDeclaration', () => {
  it('reads every annotation', () => {
    expect(
      read({
        'entity-cost/match': ' app = cart , env=prod=eu',
        'aws.amazon.com/cost-insights-tags': 'component=myapp,environment=prod',
        'aws.amazon.com/cost-insights-cost-categories': 'myapp-category=myapp',
        'backstage.io/kubernetes-id': 'cart',
        'backstage.io/kubernetes-namespace': 'shop',
        'entity-cost/budget': '1200.5 EUR',
        'entity-cost/cost-center': ' 4711 ',
        'guardrails/cost-center': '1',
      }),
    ).toEqual({
      claims: [
        {
          annotation: 'entity-cost/match',
          conditions: [tag('app', 'cart'), tag('env', 'prod=eu')],
        },
        {
          annotation: 'aws.amazon.com/cost-insights-tags',
          conditions: [tag('component', 'myapp'), tag('environment', 'prod')],
        },
        {
          annotation: 'aws.amazon.com/cost-insights-cost-categories',
          conditions: [
            { ...tag('myapp-category', 'myapp'), kind: 'cost-category' },
          ],
        },
        {
          annotation: 'backstage.io/kubernetes-id',
          conditions: [
            tag('label:backstage_io_kubernetes_id', 'cart'),
            tag('kubernetes:namespace', 'shop'),
          ],
        },
      ],
      costCenter: '4711',
      budget: { amount: amount('1200.5'), currency: 'EUR' },
      problems: [],
    });
  });

  it('reads nothing of an entity without annotations', () => {
    expect(readCostDeclaration({ metadata: {} })).toEqual({
      claims: [],
      problems: [],
    });
  });

  it('takes the cost centre of guardrails where there is no own', () => {
    expect(read({ 'guardrails/cost-center': '1' }).costCenter).toBe('1');
  });

  it('takes a label selector before an id', () => {
    expect(
      read({
        'backstage.io/kubernetes-id': 'cart',
        'backstage.io/kubernetes-label-selector':
          'app=shop,app.kubernetes.io/part-of==market, tier in (web, api),a notin (b),env!=dev,x,!y',
      }).claims,
    ).toEqual([
      {
        annotation: 'backstage.io/kubernetes-label-selector',
        conditions: [
          tag('label:app', 'shop'),
          tag('label:app_kubernetes_io_part_of', 'market'),
          tag('label:tier', 'web', 'api'),
          { ...tag('label:a', 'b'), operator: 'not-in' },
          { ...tag('label:env', 'dev'), operator: 'not-in' },
          { kind: 'tag', key: 'label:x', operator: 'exists' },
          { kind: 'tag', key: 'label:y', operator: 'not-exists' },
        ],
      },
    ]);
  });

  it('makes no claim of absences, which would be on everything', () => {
    expect(
      read({ 'backstage.io/kubernetes-label-selector': 'env!=prod,!x' }).claims,
    ).toEqual([]);
  });

  it.each([
    ['entity-cost/match', '', 'pairs-missing', 0],
    ['entity-cost/match', 'app=cart,', 'pair-invalid', 9],
    ['entity-cost/match', 'app=cart, owner', 'pair-invalid', 10],
    ['entity-cost/match', 'app=', 'pair-invalid', 0],
    ['entity-cost/match', '=x', 'pair-invalid', 0],
    ['entity-cost/match', 'a=1,b=2,a=3', 'pair-duplicate', 8],
    [
      'entity-cost/match',
      Array.from({ length: 21 }, (_, i) => `${i}=x`).join(','),
      'pairs-too-many',
      90,
    ],
    ['entity-cost/match', 'x'.repeat(1_000_000), 'annotation-too-long', 4_096],
    ['aws.amazon.com/cost-insights-tags', 'a', 'pair-invalid', 0],
    ['aws.amazon.com/cost-insights-cost-categories', 'a', 'pair-invalid', 0],
    ['backstage.io/kubernetes-id', 'a b', 'value-invalid', 0],
    ['backstage.io/kubernetes-id', '', 'value-invalid', 0],
    ['backstage.io/kubernetes-namespace', '*', 'value-invalid', 0],
    [
      'backstage.io/kubernetes-namespace',
      'x'.repeat(1_000_000),
      'annotation-too-long',
      4_096,
    ],
    ['backstage.io/kubernetes-label-selector', '', 'selector-invalid', 0],
    [
      'backstage.io/kubernetes-label-selector',
      'a=b,c in (d',
      'selector-invalid',
      4,
    ],
    [
      'backstage.io/kubernetes-label-selector',
      'a=b,c=*',
      'selector-invalid',
      4,
    ],
    [
      'backstage.io/kubernetes-label-selector',
      '('.repeat(4_000),
      'selector-invalid',
      0,
    ],
    [
      'backstage.io/kubernetes-label-selector',
      'a='.repeat(1_000_000),
      'annotation-too-long',
      4_096,
    ],
    ...[
      '',
      '1200',
      'EUR',
      '1,200 EUR',
      '$1200 USD',
      '0 EUR',
      '-5 EUR',
      'NaN EUR',
      '1e308 EUR',
      '1200 eur',
      '1200 EURO',
      '1200EUR',
      '1200 EUR x',
      'x'.repeat(1_000_000),
    ].map((value): [string, string, string, number] => [
      'entity-cost/budget',
      value,
      'budget-invalid',
      0,
    ]),
    ['entity-cost/cost-center', '', 'value-invalid', 0],
    ['entity-cost/cost-center', 'a\u202eb', 'value-invalid', 0],
    ['entity-cost/cost-center', 'x'.repeat(101), 'value-invalid', 0],
    ['guardrails/cost-center', ' ', 'value-invalid', 0],
  ])('%s: %.40j is refused with %s', (annotation, value, code, offset) => {
    const { claims, costCenter, budget, problems } = read({
      [annotation]: value,
    });
    expect(claims).toEqual([]);
    expect([costCenter, budget]).toEqual([undefined, undefined]);
    expect(problems.length).toBeLessThan(25);
    expect(problems[problems.length - 1]).toMatchObject({
      code,
      annotation,
      offset,
      message: expect.stringMatching(/^.{1,200}\.$/),
      fix: expect.stringMatching(/^.{1,100}\.$/),
    });
  });
});
