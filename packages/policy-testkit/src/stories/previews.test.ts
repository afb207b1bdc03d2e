import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { environmentClassSchema } from '@backstage-guardrails/policy-model';
import { parse } from 'yaml';
import { createShippedLine, type ShippedLine } from '../line';

const ROOT = resolve(__dirname, '../../../..');
const PLANS = join(__dirname, '../../real-plans');

/** A module planned by its real provider, once for every case of its template. */
type RealPlans = {
  module: string;
  plans: Record<string, object>;
};

const modules = readdirSync(PLANS)
  .filter(name => name.endsWith('.json'))
  .map(name => {
    const { module, plans, ...shared }: RealPlans = JSON.parse(
      readFileSync(join(PLANS, name), 'utf8'),
    );
    return { id: name.replace(/\.json$/, ''), module, plans, shared };
  });

const cases = modules.flatMap(({ id, plans, shared }) =>
  Object.entries(plans).flatMap(([name, plan]) =>
    environmentClassSchema.options.map(environmentClass => ({
      id,
      name,
      environmentClass,
      plan: { ...shared, ...plan },
    })),
  ),
);

const known = (value: string[]) => ({
  status: 'known' as const,
  value,
  observedAt: '2026-01-01T00:00:00Z',
  source: 'test',
});

const facts = {
  factsFor: async () => ({
    'organisation.owners': known(['group:default/payments']),
    'organisation.costCentres': known(['4711']),
  }),
};

describe('the preview of a shipped module', () => {
  let line: ShippedLine;

  beforeAll(async () => {
    line = await createShippedLine();
  });

  it.each(modules)('is held against plans of its files: $id', item => {
    const folder = join(ROOT, 'templates/modules', item.id);
    const hash = createHash('sha256');
    for (const name of readdirSync(folder).sort()) {
      if (!name.endsWith('.tf')) continue;
      hash.update(`${name}\n`).update(readFileSync(join(folder, name)));
    }
    // Where this fails: node packages/policy-testkit/scripts/plan-modules.mjs
    expect(item.module).toBe(`sha256:${hash.digest('hex')}`);
  });

  it.each(modules)('is held against a plan for every case: $id', item => {
    const files = readdirSync(join(ROOT, 'templates', item.id, 'cases'));
    expect(Object.keys(item.plans).sort()).toEqual(
      files.map(name => name.replace(/\.yaml$/, '')).sort(),
    );
  });

  async function verdictOf(options: {
    evidence: object;
    format: 'terraform-plan' | 'module-values';
    environmentClass: (typeof cases)[number]['environmentClass'];
  }) {
    const { evidence, format, environmentClass } = options;
    const { verdict } = await line.judge({
      evidence: new TextEncoder().encode(JSON.stringify(evidence)),
      format,
      actor: { kind: 'human', ref: 'story', groups: [], origin: 'portal' },
      target: { environmentClass },
      facts,
      instant: new Date('2026-01-01T00:00:00Z'),
      parameters: line.withValues({}),
    });
    return {
      outcome: verdict.outcome,
      obligations: verdict.obligations,
      findings: verdict.findings
        .map(
          ({ level, rule, resource, path, kind }) =>
            `${level} ${rule} ${resource} ${path} ${kind}`,
        )
        .sort(),
    };
  }

  it.each(cases)(
    'says what the plan says: $id, $name, in $environmentClass',
    async ({ id, name, environmentClass, plan }) => {
      const description = readFileSync(
        join(ROOT, 'templates/modules', id, 'module.yaml'),
        'utf8',
      );
      const { values } = parse(
        readFileSync(
          join(ROOT, 'templates', id, 'cases', `${name}.yaml`),
          'utf8',
        ),
      );
      const [preview, planned] = await Promise.all([
        verdictOf({
          evidence: { module: parse(description), values },
          format: 'module-values',
          environmentClass,
        }),
        verdictOf({
          evidence: plan,
          format: 'terraform-plan',
          environmentClass,
        }),
      ]);
      expect(preview).toEqual(planned);
    },
  );
});
