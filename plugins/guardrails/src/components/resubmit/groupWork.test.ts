import type { Finding } from '@backstage-guardrails/policy-model';
import { regionFinding } from '../../__fixtures__/decision';
import { groupUnseen, groupWork } from './groupWork';

const finding = (changes: Partial<Finding>): Finding => ({
  ...regionFinding,
  path: 'tags["cost-center"]',
  fix: 'Add the tag.',
  ...changes,
});

const fields = [{ name: 'cost_center', title: 'Cost centre' }];

describe('groupWork', () => {
  it.each<[string, Finding[], string[][]]>([
    [
      'a field once for all resources that have its value',
      [finding({ resource: 'a' }), finding({ resource: 'b' })],
      [['a', 'b']],
    ],
    [
      'a field once, wherever its value is',
      [
        finding({ resource: 'a' }),
        finding({ resource: 'b', path: 'labels["cost_center"]' }),
      ],
      [['a', 'b']],
    ],
    [
      'each thing to do about a field',
      [
        finding({ resource: 'a' }),
        finding({ resource: 'a', fix: 'Choose a known one.' }),
      ],
      [['a'], ['a']],
    ],
    [
      'a value of the module with all its resources, in their order',
      [
        finding({ resource: 'b', path: 'tls' }),
        finding({ resource: 'a' }),
        finding({ resource: 'a', path: 'tls' }),
      ],
      [['b', 'a'], ['a']],
    ],
    [
      'a resource once that two rules find',
      [
        finding({ resource: 'a', path: 'tls' }),
        finding({
          resource: 'a',
          path: 'tls',
          rule: 'network/tls' as Finding['rule'],
        }),
      ],
      [['a']],
    ],
    [
      'other values of the module by themselves',
      [
        finding({ resource: 'a', path: 'tls' }),
        finding({ resource: 'a', path: 'port' }),
      ],
      [['a'], ['a']],
    ],
  ])('has %s', (_case, findings, expected) => {
    const groups = groupWork(findings, fields);
    expect(groups.map(({ resources }) => resources)).toEqual(expected);
  });
});

describe('groupUnseen', () => {
  it('says each sentence once', () => {
    const groups = groupUnseen([
      finding({ resource: 'a', message: 'Too old.' }),
      finding({ resource: 'b', message: 'Too old.' }),
      finding({ resource: 'b', message: 'Too big.' }),
    ]);
    expect(groups.map(({ resources }) => resources)).toEqual([
      ['a', 'b'],
      ['b'],
    ]);
  });
});
