import { isEstablished, type Digest } from '@backstage-guardrails/policy-model';
import { createHash } from 'node:crypto';
import { planWith, setUpLine } from '../__testUtils__/line';
import type { FactsPort, References } from '../facts';
import { sha256 } from '../hash';
import { type PipelineResult, WORKER_THRESHOLD } from '..';

const catalog = () => {
  const asked: References[] = [];
  const facts: FactsPort = {
    async factsFor(references) {
      asked.push(references);
      return {
        'organisation.owners': {
          status: 'known',
          value: references.owners,
          observedAt: '2026-03-01T12:00:00Z',
          source: 'catalog',
        },
      };
    },
  };
  return { facts, asked };
};

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const comparable = ({
  inputBytes,
  verdictBytes,
  timings,
  ...rest
}: PipelineResult) => ({
  ...rest,
  inputBytes: text(inputBytes),
  verdictBytes: text(verdictBytes),
  stages: Object.keys(timings).sort(),
});

describe('createDecisionLine', () => {
  it('judges big evidence in a worker with the same result, byte for byte', async () => {
    const plan = planWith(200);
    expect(plan.byteLength).toBeGreaterThan(WORKER_THRESHOLD);
    const here = await setUpLine({ ...catalog(), workers: false });
    const { facts, asked } = catalog();
    const there = await setUpLine({ facts });
    const question = there.question(plan, { sealingKey: Buffer.from('key') });
    const [a, b] = await Promise.all([
      here.line.evaluate(question),
      there.line.evaluate(question),
    ]);
    expect(comparable(b)).toEqual(comparable(a));
    expect(b.verdict.input.digest).toBe(
      `sha256:${createHash('sha256').update(b.inputBytes).digest('hex')}`,
    );
    expect(b.changes).toEqual({ create: 200 });
    expect(b.outcome).toBe('deny');
    expect(asked).toEqual([
      {
        target: 'resource:default/checkout-db',
        owners: [0, 1, 2].map(i => `group:default/team-${i}`),
        costCentres: ['4711'],
      },
    ]);
    // The evidence is the host's, and it still has it.
    expect(plan.byteLength).toBeGreaterThan(0);
    await there.line.close();
  });

  it('judges small evidence in this thread only with rules that are known to be quick', async () => {
    const running: number[] = [];
    for (const isQuick of [true, false]) {
      const { line, question } = await setUpLine({
        workers: { isQuick: () => isQuick },
      });
      // As many of one caller as never waited for a worker before.
      const judging = Array.from({ length: 40 }, () =>
        line.evaluate({ ...question(planWith(1)), fairnessKey: 'tasks' }),
      );
      running.push(line.workload().running + line.workload().waiting);
      const outcomes = (await Promise.all(judging)).map(
        ({ outcome }) => outcome,
      );
      expect(new Set(outcomes).size).toBe(1);
      await line.close();
    }
    expect(running).toEqual([0, 40]);
  });

  it('judges what a host adapted in a worker where it is big, with the same result', async () => {
    const { line, question } = await setUpLine({
      workers: { isQuick: () => true },
    });
    const {
      evidence: _evidence,
      format: _format,
      ...asking
    } = question(planWith(1));
    const { subject, action, source, skipped } = (
      await line.evaluate(question(planWith(1)))
    ).input;
    const adapted = { subject, action, source, skipped };
    const running: number[] = [];
    const results: PipelineResult[] = [];
    for (const bytes of [WORKER_THRESHOLD, WORKER_THRESHOLD + 1]) {
      const judging = line.evaluateAdapted({ ...asking, adapted, bytes });
      running.push(line.workload().running + line.workload().waiting);
      results.push(await judging);
    }
    expect(running).toEqual([0, 1]);
    expect(comparable(results[1])).toEqual(comparable(results[0]));
    await line.close();
  });

  it('judges a recorded input again, a big one in a worker, with the actor, target and facts of now', async () => {
    for (const databases of [2, 200]) {
      const { facts, asked } = catalog();
      const { line, question } = await setUpLine({ facts });
      const here = await setUpLine({ facts, workers: false });
      const asking = question(planWith(databases));
      const { evidence: _evidence, format: _format, ...now } = asking;
      const first = await line.evaluate(asking);
      const again = {
        ...now,
        recorded: first.inputBytes,
        actor: { ...now.actor, ref: 'user:default/somebody-else' },
        target: { environmentClass: 'sandbox' as const },
        instant: new Date('2026-04-01T12:00:00Z'),
      };
      const [inWorker, inThread] = [
        await line.evaluate(again),
        await here.line.evaluate(again),
      ];
      expect(first.inputBytes.byteLength > WORKER_THRESHOLD).toBe(
        databases === 200,
      );
      expect(comparable(inWorker)).toEqual(comparable(inThread));
      expect(inWorker.input).toEqual({
        ...first.input,
        actor: again.actor,
        target: again.target,
        time: inThread.input.time,
        facts: inThread.facts,
      });
      expect(inThread.input.time.instant).toBe('2026-04-01T12:00:00.000Z');
      expect(asked).toHaveLength(3);
      await line.close();
    }
  });

  it('answers the worst findings of each of many inputs, and says where there are more', async () => {
    const { line, question, bundle, parameters } = await setUpLine();
    const { input, verdict } = await line.evaluate(question(planWith(20)));
    const { passed, skipped } = verdict;
    const findings = [true, false].flatMap(established =>
      verdict.findings.filter(one => isEstablished(one) === established),
    );
    const ask = (most: number) =>
      line.evaluateMany({
        inputs: [input, input],
        bundle: bundle.digest,
        ...{ parameters, most },
      });
    const whole = { ok: true, more: false, findings, passed, skipped };
    expect(await ask(findings.length)).toEqual([whole, whole]);
    const some = { ...whole, more: true, findings: findings.slice(0, 3) };
    expect(await ask(3)).toEqual([some, some]);
    await line.close();
  });

  it('refuses bad evidence with the same error from a worker', async () => {
    const { line, question } = await setUpLine();
    const small = planWith(1).subarray(0, -10);
    const big = planWith(300).subarray(0, -10);
    for (const evidence of [small, big]) {
      await expect(line.evaluate(question(evidence))).rejects.toMatchObject({
        name: 'EvidenceError',
        code: 'truncated',
      });
    }
    await expect(line.evaluate(question(planWith(300)))).resolves.toMatchObject(
      {
        outcome: 'deny',
      },
    );
    await line.close();
  });

  it('refuses where facts cannot be had, in either thread', async () => {
    const facts: FactsPort = {
      factsFor: async () => {
        throw new Error('catalog is down');
      },
    };
    const { line, question } = await setUpLine({ facts });
    for (const databases of [1, 300]) {
      await expect(
        line.evaluate(question(planWith(databases))),
      ).rejects.toMatchObject({ code: 'facts-unavailable' });
    }
    await line.close();
  });

  it('keeps a destruction a destruction, whatever the host was told', async () => {
    const { line, question } = await setUpLine({ workers: false });
    const destroy = Buffer.from(
      text(planWith(1)).replace('["create"]', '["delete"]'),
    );
    const evaluation = await line.evaluate(
      question(destroy, { action: 'deploy' }),
    );
    expect(evaluation.action).toBe('destroy');
    expect(
      (await line.evaluate(question(planWith(1), { action: 'deploy' }))).action,
    ).toBe('deploy');
  });

  it('gives equal fingerprints to two plans of one change, and not to another change', async () => {
    const { line, question } = await setUpLine({ workers: false });
    const plan = text(planWith(2));
    const fingerprint = async (
      evidence: string,
      instant = '2026-03-01T12:00:00Z',
    ) =>
      (
        await line.evaluate(
          question(Buffer.from(evidence), { instant: new Date(instant) }),
        )
      ).fingerprint;
    const first = await fingerprint(plan);
    expect(
      await fingerprint(plan.replace('{', '{ '), '2026-03-01T13:00:00Z'),
    ).toBe(first);
    expect(
      await fingerprint(plan.replace('db.t3.medium', 'db.t3.large')),
    ).not.toBe(first);
  });

  it('gives a recorded input the fingerprint it had, and another one where module, secret or value changed', async () => {
    const { line, question } = await setUpLine();
    const sealingKey = new TextEncoder().encode('a key of the installation');
    const secret = (password: string, evidence: Uint8Array) =>
      Buffer.from(
        text(evidence)
          .replace('"after":{', `"after":{"password":"${password}",`)
          .replace('"after_sensitive":{', '"after_sensitive":{"password":true'),
      );
    for (const databases of [2, 200]) {
      const ask = (evidence: Uint8Array, workspace = sha256('module')) =>
        line.evaluate(question(evidence, { sealingKey, workspace }));
      const plan = planWith(databases);
      const first = await ask(secret('hunter22', plan));
      const { evidence: _evidence, format: _format, ...now } = question(plan);
      const again = (changes: { sealed?: string; workspace?: Digest } = {}) =>
        line.evaluate({
          ...now,
          recorded: first.inputBytes,
          sealed: first.sealed,
          workspace: sha256('module'),
          ...changes,
        });
      expect((await again()).fingerprint).toBe(first.fingerprint);
      expect((await ask(secret('hunter22', plan))).fingerprint).toBe(
        first.fingerprint,
      );
      const others = await Promise.all([
        ask(secret('hunter23', plan)),
        ask(secret('hunter22', plan), sha256('another module')),
        ask(
          secret(
            'hunter22',
            Buffer.from(text(plan).replace('db.t3.medium', 'db.t3.large')),
          ),
        ),
        again({ sealed: undefined }),
        again({ workspace: undefined }),
        again({ workspace: sha256('another module') }),
      ]);
      expect(others.map(other => other.fingerprint)).not.toContain(
        first.fingerprint,
      );
      expect(text(first.inputBytes)).not.toContain('hunter');
    }
    await line.close();
  });

  it('does not mind facts that no finding rests on', async () => {
    const evaluated = async (spent: number) => {
      const facts: FactsPort = {
        factsFor: async () => ({
          'cost.spent': {
            status: 'known',
            value: spent,
            observedAt: '2026-03-01T12:00:00.000Z',
            source: 'cost',
          },
        }),
      };
      const { line, question } = await setUpLine({ facts, workers: false });
      return (await line.evaluate(question(planWith(2)))).fingerprint;
    };
    expect(await evaluated(1)).toBe(await evaluated(2));
  });

  it('looks nothing up for a question that states all there is', async () => {
    const observedAt = '2026-03-01T12:00:00.000Z';
    const fact = (value: number) =>
      ({ status: 'known', value, observedAt, source: 'cost' } as const);
    const facts: FactsPort = {
      factsFor: async () => ({ 'cost.spent': fact(1), 'cost.limit': fact(2) }),
    };
    for (const databases of [1, 300]) {
      const { line, question } = await setUpLine({ facts });
      const evaluated = await line.evaluate(
        question(planWith(databases), {
          stated: { 'cost.spent': fact(3) },
          onlyStated: true,
        }),
      );
      expect(evaluated.facts).toEqual({ 'cost.spent': fact(3) });
      await line.close();
    }
  });

  it('gives up when the caller does', async () => {
    const { line, question } = await setUpLine();
    const signal = AbortSignal.abort();
    for (const databases of [1, 300]) {
      await expect(
        line.evaluate(question(planWith(databases), { signal })),
      ).rejects.toMatchObject({
        code: 'cancelled',
      });
    }
    await line.close();
  });
});
