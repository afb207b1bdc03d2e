import { readFile } from 'node:fs/promises';
import { bundlePath, parametersPath } from '@backstage-guardrails/policies';
import { evaluate, sha256 } from '@backstage-guardrails/policy-decision';
import {
  createEngine,
  loadBundle,
  loadParameters,
} from '@backstage-guardrails/policy-engine';
import {
  canonicalJson,
  EMPTY_SNAPSHOT,
  type Input,
  parametersSchema,
  type Rule,
  type Snapshot,
  type Verdict,
} from '@backstage-guardrails/policy-model';
import { parameterVariants } from './parameterVariants';
import { preApprovalQuestions } from './preApprovalQuestions';
import type { Question } from './Question';
import { rewordedRules } from './rewordedRules';
import { sampleQuestions } from './sampleQuestions';
import { storyQuestions } from './storyQuestions';
import {
  hostileValueQuestions,
  skippedQuestions,
  withheldQuestions,
} from './unreadableQuestions';

/** Every so many decisions with a violation are made again with an exception for it. */
const WAIVED = 4;

/**
 * Decisions of every kind, as lines of JSON: rules that differ from the shipped ones, the parameters that verdicts name
 * by their digests, and for each decision its input, snapshot and verdict. Made of what is in the checkout alone and with no clock, so equal code gives equal bytes.
 * @internal
 */
export async function recordDecisions(): Promise<string> {
  const bundle = await loadBundle(await readFile(bundlePath), { hash: sha256 });
  const shipped = parametersSchema.parse(
    JSON.parse(await readFile(parametersPath, 'utf8')),
  );
  const engine = createEngine({ hash: sha256 });
  engine.load(bundle);
  const changed = rewordedRules(bundle.rules);
  const reworded = {
    ...bundle,
    digest: sha256(canonicalJson(changed)),
    rules: bundle.rules.map(
      rule => changed.find(({ id }) => id === rule.id) ?? rule,
    ),
  };
  engine.load(reworded);
  const variants = Object.fromEntries(
    Object.entries(parameterVariants(shipped, bundle.rules)).map(
      ([name, value]) => [
        name,
        loadParameters(value, { hash: sha256, bundle }),
      ],
    ),
  );
  const lines = [
    canonicalJson({ digest: reworded.digest, rules: changed }),
    ...Object.values(variants).map(({ value }) =>
      canonicalJson({ parameters: value }),
    ),
  ];
  const record = async (question: Question, snapshot: Snapshot) => {
    const { verdict, input } = await evaluate({
      actor: {
        kind: 'human',
        ref: 'user:default/a',
        groups: [],
        origin: 'portal',
      },
      ...question,
      ...materialOf(question),
      engine,
      facts: { factsFor: async () => question.facts ?? {} },
      instant: new Date('2026-01-01T00:00:00Z'),
      bundle: (question.reworded ? reworded : bundle).digest,
      parameters: variants[question.variant],
      snapshot,
    });
    lines.push(canonicalJson({ input, snapshot, verdict }));
    return { verdict, input };
  };
  for (const [index, question] of questions().entries()) {
    const { verdict, input } = await record(question, EMPTY_SNAPSHOT);
    const snapshot = waiving({ verdict, input, rules: bundle.rules });
    if (snapshot && index % WAIVED === 0) await record(question, snapshot);
  }
  return `${lines.join('\n')}\n`;
}

function questions(): Question[] {
  return [
    ...sampleQuestions(),
    ...storyQuestions(),
    ...skippedQuestions(),
    ...withheldQuestions(),
    ...hostileValueQuestions(),
    ...preApprovalQuestions(),
  ];
}

function materialOf(question: Question) {
  if (!('adapted' in question)) return question;
  return {
    recorded: new TextEncoder().encode(JSON.stringify(question.adapted)),
  };
}

/** An exception for the worst violation, bound to its value. */
function waiving(options: {
  verdict: Verdict;
  input: Input;
  rules: Rule[];
}): Snapshot | undefined {
  const { verdict, input, rules } = options;
  const found = verdict.findings.find(({ kind }) => kind === 'violation');
  const rule = rules.find(({ id }) => id === found?.rule);
  if (!found || !rule || !input.target.ref) return undefined;
  const { path, actual } = found;
  return {
    ...EMPTY_SNAPSHOT,
    exceptions: [
      {
        id: '00000000-0000-7000-8000-000000000000',
        rule: rule.id,
        ruleDigest: rule.digest,
        target: { ref: input.target.ref },
        bounds: [{ path, actual }],
        until: '2026-02-01T00:00:00Z',
      },
    ],
  };
}
