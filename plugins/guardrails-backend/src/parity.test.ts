import { readFileSync } from 'node:fs';
import { canonicalJson, type Input } from '@backstage-guardrails/policy-model';
import {
  corporaFolder,
  corpusPlans,
  createShippedLine,
  runStories,
} from '@backstage-guardrails/policy-testkit';
import { GuardrailsHarness, people } from './__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from './__testUtils__/MigratedDatabases';
import { canBeTold } from './__testUtils__/transcript';

const databases = MigratedDatabases.create({ ids: ['SQLITE_3'] });
const folder = corporaFolder();
const describeWithCorpora = folder ? describe : describe.skip;

jest.setTimeout(240_000);

const codeOf = (error: unknown) => ({
  error: (error as { code: string }).code,
});

let client: ReturnType<GuardrailsHarness['as']>;

beforeAll(async () => {
  const knex = await databases.init('SQLITE_3');
  const harness = await GuardrailsHarness.start({ knex });
  client = harness.as(people.PLATFORM);
});

async function decide(options: {
  bytes: Uint8Array;
  format?: string;
  environment?: string;
}) {
  const { bytes, format = 'auto', environment = 'production' } = options;
  const { digest } = await client.putEvidence(bytes);
  const { id, verdict } = await client.decide({
    evidence: { digest },
    format,
    target: { environment },
  });
  const { input } = await client.getDecision(id);
  return { verdict, input: input! };
}

/** What a decision on record was made with. */
const knownOf = ({ actor, target, facts, time }: Input) => ({
  actor,
  target,
  facts: { factsFor: async () => facts },
  instant: new Date(time.instant),
});

/** A refusal of evidence depends on none of these. */
const UNKNOWN = {
  actor: {
    kind: 'human' as const,
    ref: people.PLATFORM,
    groups: [],
    origin: 'portal' as const,
  },
  target: { environmentClass: 'production' as const },
  instant: new Date(0),
};

describeWithCorpora('parity of API and engine over a hundred plans', () => {
  it('is kept: equal facts, parameters and time give equal verdicts, byte for byte', async () => {
    const files = corpusPlans({ folder: folder!, count: 100 });
    const line = await createShippedLine();
    let evaluated = 0;
    for (const file of files) {
      const bytes = readFileSync(file);
      const answer = await decide({ bytes }).catch(codeOf);
      const refused = 'error' in answer;
      const known = refused ? UNKNOWN : knownOf(answer.input);
      const again = await line
        .judge({
          ...known,
          evidence: bytes,
          format: 'auto',
          parameters: line.withValues({}),
        })
        .then(({ verdict }) => canonicalJson(verdict), codeOf);
      const answered = refused ? answer : canonicalJson(answer.verdict);
      expect([file, answered]).toEqual([file, again]);
      if (!refused) evaluated += 1;
    }
    expect(files).toHaveLength(100);
    // A hundred refusals would be alike too.
    expect(evaluated).toBeGreaterThan(90);
  });
});

describe('parity of API and engine', () => {
  it('is kept over the golden stories that a caller can tell a server', async () => {
    const results = await runStories(async ({ story, bytes, format }) => {
      if (!canBeTold({ story, bytes })) return undefined;
      const environment = story.target?.environmentClass ?? 'production';
      try {
        const { verdict, input } = await decide({ bytes, format, environment });
        return { ...verdict, action: input.action };
      } catch (error) {
        return codeOf(error);
      }
    });
    expect(results.filter(({ differences }) => differences.length)).toEqual([]);
    expect(results.filter(({ asked }) => asked).length).toBeGreaterThan(25);
  });
});
