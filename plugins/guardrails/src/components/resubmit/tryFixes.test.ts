import type { Finding, Verdict } from '@backstage-guardrails/policy-model';
import { deniedDetail, regionFinding } from '../../__fixtures__/decision';
import { tryFixes } from './tryFixes';

const { verdict } = deniedDetail.decision;

const sizeFinding: Finding = {
  ...regionFinding,
  rule: 'cost/allowed-sizes' as Finding['rule'],
  path: 'input.guardrails.size',
  expected: ['small', 'medium'],
  actual: 'large',
};
const tagFinding: Finding = {
  ...regionFinding,
  rule: 'ownership/required-tags' as Finding['rule'],
  path: 'tags["cost-center"]',
  expected: 'cost-center',
  actual: null,
};
const centreFinding: Finding = {
  ...tagFinding,
  rule: 'ownership/cost-center-exists' as Finding['rule'],
  disposition: 'warned',
};
const onlyInPlan: Finding = { ...regionFinding, path: 'tls.version' };

const fields = [
  { name: 'region', title: 'Region', options: ['eu-west-1', 'us-east-1'] },
  { name: 'size', title: 'Size', options: ['small', 'medium', 'large'] },
  { name: 'cost_center', title: 'Cost centre' },
];

/** Small is for one region only; a cost centre has to exist. */
function judge(values: Record<string, unknown>): Verdict {
  const findings: Finding[] = [];
  if (values.region === 'us-east-1') findings.push(regionFinding);
  if (values.size === 'large') findings.push(sizeFinding);
  if (values.size === 'small' && values.region === 'eu-west-1') {
    findings.push({ ...sizeFinding, actual: 'small', resource: 'other' });
  }
  if (!values.cost_center) findings.push(tagFinding);
  else if (values.cost_center !== '4711') findings.push(centreFinding);
  const denied = findings.some(f => f.disposition === 'enforced');
  return { ...verdict, outcome: denied ? 'deny' : 'allow', findings };
}

async function trial(
  values: Record<string, unknown>,
  denied: Finding[] = [regionFinding],
) {
  const asked: Record<string, unknown>[] = [];
  const result = await tryFixes({
    request: {
      subject: { module: 'environment', values },
      target: { environment: 'production' },
    },
    denied,
    fields,
    preview: async ({ subject }) => {
      const tried = 'values' in subject ? subject.values : {};
      asked.push(tried);
      return judge(tried);
    },
  });
  return { ...result, asked };
}

describe('tryFixes', () => {
  it('takes values that were judged together, and none that brings another violation', async () => {
    const { fixes, outcome, open } = await trial({
      region: 'us-east-1',
      size: 'large',
      cost_center: '4711',
    });
    expect(fixes).toEqual([
      {
        field: 'region',
        title: 'Region',
        from: 'us-east-1',
        value: 'eu-west-1',
      },
      { field: 'size', title: 'Size', from: 'large', value: 'medium' },
    ]);
    expect(outcome).toBe('allow');
    expect(open).toEqual([]);
  });

  it('never makes up a value: the name of a tag is no cost centre', async () => {
    const { fixes, open, outcome } = await trial(
      { region: 'eu-west-1', size: 'medium' },
      [tagFinding],
    );
    expect(fixes).toEqual([]);
    expect(open).toEqual([tagFinding]);
    expect(outcome).toBe('deny');
  });

  it('says what only the plan shows', async () => {
    const { unseen } = await trial({ cost_center: '4711' }, [onlyInPlan]);
    expect(unseen).toEqual([onlyInPlan]);
  });

  it('asks policy a dozen times at most', async () => {
    const asked: unknown[] = [];
    const findings = Array.from({ length: 50 }, (_, index) => ({
      ...regionFinding,
      resource: `r${index}`,
    }));
    await tryFixes({
      request: { subject: { module: 'm', values: {} }, target: {} },
      denied: findings,
      fields,
      preview: async request => {
        asked.push(request);
        return { ...verdict, findings };
      },
    });
    expect(asked).toHaveLength(12);
  });
});
