import { readFileSync } from 'node:fs';
import { bundlePath, parametersPath } from '@backstage-guardrails/policies';
import {
  canonicalJson,
  EMPTY_SNAPSHOT,
} from '@backstage-guardrails/policy-model';
import { planWith, setUpLine } from '../__testUtils__/line';
import { sha256 } from '../hash';
import { type RecordedDecision, startWhatIf } from './startWhatIf';

jest.setTimeout(120_000);

const base = JSON.parse(readFileSync(parametersPath, 'utf8'));
const archive = readFileSync(bundlePath);
const now = new Date('2026-03-02T12:00:00Z');
const engineVersion = '1.0.0';

/** Two databases of which one is public, and what was said of them. */
async function recorded(
  change: Partial<RecordedDecision> = {},
): Promise<RecordedDecision> {
  const { line, question } = await setUpLine({ workers: false });
  const { inputBytes, verdict } = await line.evaluate(question(planWith(2)));
  return {
    id: 'a',
    document: Buffer.from(
      JSON.stringify({ verdict, engine: { name: 'e', version: '0.9.0' } }),
    ),
    input: inputBytes,
    ...change,
  };
}

function start() {
  const abort = new AbortController();
  const whatIf = startWhatIf({
    engineVersion,
    snapshot: async digest =>
      digest === sha256(canonicalJson(EMPTY_SNAPSHOT))
        ? EMPTY_SNAPSHOT
        : undefined,
    signal: abort.signal,
  });
  return { whatIf, abort };
}

const off = (rule: string) => ({
  [rule]: { level: 'off', reason: 'A test.', owner: 'group:default/a' },
});

describe('startWhatIf', () => {
  it('holds a decision against other parameters, and says where it cannot', async () => {
    const { whatIf } = start();
    const decision = await recorded();
    const { verdict } = JSON.parse(Buffer.from(decision.document).toString());
    const against: string[] = verdict.findings.map(
      ({ rule }: { rule: string }) => rule,
    );
    const mild = Object.fromEntries(
      against.map(rule => [
        rule,
        { level: 'advisory', reason: 'A test.', owner: 'group:default/a' },
      ]),
    );
    await whatIf.load({
      archive,
      base,
      now,
      parameters: { version: base.version, production: { rules: mild } },
    });
    const [same, other, lost] = await whatIf.compare([
      decision,
      { ...decision, id: 'b', input: Buffer.from('{}') },
      {
        ...decision,
        id: 'c',
        document: Buffer.from(
          JSON.stringify({
            verdict: { ...verdict, snapshot: { digest: sha256('x') } },
            engine: { name: 'e', version: engineVersion },
          }),
        ),
      },
    ]);
    expect(same).toMatchObject({
      id: 'a',
      status: 'compared',
      olderEngine: '0.9.0',
      change: 'newly-allowed',
      before: 'deny',
    });
    expect(other).toMatchObject({ id: 'b', code: 'tampered' });
    expect(lost).toMatchObject({ id: 'c', code: 'not-kept' });
    await whatIf.stop();
  });

  it('says nothing changed where the policy is the same', async () => {
    const { whatIf } = start();
    await whatIf.load({
      archive,
      base,
      now,
      parameters: { version: base.version },
    });
    expect(await whatIf.compare([await recorded()])).toEqual([
      expect.objectContaining({ change: 'unchanged', rules: [] }),
    ]);
    await whatIf.stop();
  });

  it.each<[string, object, string]>([
    ['no archive', { archive: Buffer.from('nothing') }, 'bundle-malformed'],
    [
      'parameters that no bundle reads',
      {
        parameters: { version: base.version, production: { values: { x: 1 } } },
      },
      'parameters-malformed',
    ],
    [
      'a rule that may not be off',
      {
        parameters: {
          version: base.version,
          production: { rules: off('integrity/evidence-complete') },
        },
      },
      'parameters-malformed',
    ],
  ])('refuses %s as the portal would at its start', async (_, wrong, code) => {
    const { whatIf } = start();
    const policy = {
      archive,
      base,
      now,
      parameters: { version: base.version },
    };
    await expect(whatIf.load({ ...policy, ...wrong })).rejects.toMatchObject({
      code,
    });
    await whatIf.stop();
  });

  it('ends at once when it is aborted', async () => {
    const { whatIf, abort } = start();
    const loading = whatIf.load({
      archive,
      base,
      now,
      parameters: { version: base.version },
    });
    abort.abort();
    await expect(loading).rejects.toMatchObject({ code: 'cancelled' });
    await expect(whatIf.compare([])).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});
