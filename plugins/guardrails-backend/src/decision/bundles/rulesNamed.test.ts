import type { RuleId } from '@backstage-guardrails/policy-model';
import { rulesNamed } from './rulesNamed';

const rules = [
  {
    id: 'network/no-public-database' as RuleId,
    title: 'Databases must be private',
  },
  { id: 'acme/data/backup' as RuleId, title: 'Data must be backed up' },
];
const [network, backup] = rules.map(({ id }) => id);

describe('rulesNamed', () => {
  it.each<[string, string[]]>([
    ['network', [network]],
    ['network/no', [network]],
    ['no-pub', [network]],
    ['data/ba', [backup]],
    ['Data', [network, backup]],
    ['be priv', [network]],
    ['rivate', []],
    ['ackup', []],
    ['%', []],
  ])('finds by %s', (text, found) => {
    expect(rulesNamed(rules, text)).toEqual(found);
  });
});
