import { environmentClassSchema } from '@backstage-guardrails/policy-model';
import { createShippedLine } from '../line';
import { evidenceOf } from './evidenceOf';
import { readStories } from './readStories';

/** Whoever does everything right is stopped nowhere; otherwise people switch the whole thing off. */
describe('good plans', () => {
  const good = readStories().filter(({ path }) => path.startsWith('good/'));
  const cases = good.flatMap(({ path, story }) =>
    environmentClassSchema.options.map(name => ({ path, story, name })),
  );

  it('are there for three clouds', () => {
    expect(good.map(({ path }) => path)).toEqual([
      'good/amazon.yaml',
      'good/azure.yaml',
      'good/google.yaml',
    ]);
  });

  it.each(cases)('stop nobody: $path in $name', async ({ story, name }) => {
    const line = await createShippedLine();
    const { bytes, format } = evidenceOf(story);
    const { verdict } = await line.judge({
      evidence: bytes,
      format: format as 'auto',
      actor: { kind: 'human', ref: 'story', groups: [], origin: 'portal' },
      target: { ...story.target, environmentClass: name },
      facts: { factsFor: async () => story.facts ?? {} },
      instant: new Date('2026-01-01T00:00:00Z'),
      parameters: line.withValues({}),
    });
    expect(
      verdict.findings.filter(({ level }) => level !== 'advisory'),
    ).toEqual([]);
    expect(['allow', 'warn']).toContain(verdict.outcome);
  });
});
