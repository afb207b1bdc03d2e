import type {
  Action,
  Finding,
  Outcome,
} from '@backstage-guardrails/policy-model';
import { evidenceOf } from './evidenceOf';
import { readStories } from './readStories';
import type { Story } from './storySchema';

/** What a host answered: a verdict, or a refusal with its code. @public */
export type StoryAnswer =
  | {
      outcome: Outcome;
      /** Absent where a host does not say. */
      action?: Action;
      findings: Array<
        Pick<Finding, 'rule' | 'resource' | 'path' | 'level'> & {
          kind?: Finding['kind'];
          disposition?: Finding['disposition'];
        }
      >;
      obligations: Array<{ kind: string }>;
    }
  | { error: string };

/** A way to ask a host. `undefined` says that the host has no way to be asked this. @public */
export type StoryHost = (request: {
  story: Story;
  bytes: Uint8Array;
  format: string;
}) => Promise<StoryAnswer | undefined>;

/** How one story ended at a host: empty `differences` is as it should be. @public */
export type StoryResult = {
  path: string;
  says: string;
  asked: boolean;
  differences: string[];
};

/** Asks a host every story. All hosts are asked the same ones. @public */
export async function runStories(host: StoryHost): Promise<StoryResult[]> {
  const results: StoryResult[] = [];
  for (const { path, story } of readStories()) {
    const answer = await host({ story, ...evidenceOf(story) });
    results.push({
      path,
      says: story.says,
      asked: answer !== undefined,
      differences: answer ? differencesOf(story, answer) : [],
    });
  }
  return results;
}

function differencesOf({ expect }: Story, answer: StoryAnswer): string[] {
  if ('error' in expect || 'error' in answer) {
    const wanted = 'error' in expect ? expect.error : expect.outcome;
    const got = 'error' in answer ? answer.error : answer.outcome;
    return wanted === got ? [] : [`expected ${wanted}, got ${got}`];
  }
  const { findings } = answer;
  const kinds = answer.obligations.map(({ kind }) => kind).sort();
  return [
    ...differs('outcome', expect.outcome, answer.outcome),
    ...(answer.action === undefined
      ? []
      : differs('action', expect.action, answer.action)),
    ...differs('obligations', expect.obligations?.sort().join(), kinds.join()),
    ...(expect.findings ?? [])
      .filter(wanted => !findings.some(found => matches(wanted, found)))
      .map(wanted => `no finding ${JSON.stringify(wanted)}`),
    ...findings
      .filter(found => expect.silent?.includes(found.rule))
      .map(found => `unexpected ${found.rule} at ${found.resource}`),
  ];
}

function differs(what: string, wanted: unknown, got: unknown): string[] {
  return wanted === undefined || wanted === got
    ? []
    : [`${what}: expected ${wanted}, got ${got}`];
}

/** A host that does not say a field is not held to it. */
function matches(
  wanted: Record<string, unknown>,
  found: Record<string, unknown>,
): boolean {
  return Object.entries(wanted).every(
    ([key, value]) => found[key] === undefined || found[key] === value,
  );
}
