import type { Rule } from '@backstage-guardrails/policy-model';
import { testRules } from '../__testUtils__';
import { dispatchOf } from './documentOf';

const rule = (id: string): Rule => ({ ...testRules[0], id: id as Rule['id'] });

describe('dispatchOf', () => {
  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'names the rules of a domain called %s',
    domain => {
      const dispatch = dispatchOf([
        rule(`${domain}/first`),
        rule('network/other'),
        rule(`${domain}/second`),
      ]);
      expect(Object.entries(dispatch)).toEqual([
        [domain, ['first', 'second']],
        ['network', ['other']],
      ]);
    },
  );
});
