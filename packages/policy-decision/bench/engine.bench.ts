/* eslint-disable no-console -- a benchmark prints */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundlePath, parametersPath } from '@backstage-guardrails/policies';
import {
  loadBundle,
  membersOf,
  loadParameters,
} from '@backstage-guardrails/policy-engine';
import { createDecisionPipeline, type EvaluateRequest, sha256 } from '../src';
import { bareEvaluate } from './bareEvaluate';
import { goOpa } from './goOpa';
import { provokeThrows } from './provokeThrows';
import { smallPlan } from './smallPlan';

const ROUNDS = 3000;
const RULES = 20;

/** One small decision in process, stage by stage, beside the bare SDK and Go OPA on the same document. */
async function main() {
  const line = createDecisionPipeline({ workers: false });
  const [shipped] = membersOf(
    await loadBundle(readFileSync(bundlePath), { hash: sha256 }),
  );
  const parameters = loadParameters(
    JSON.parse(readFileSync(parametersPath, 'utf8')),
    { hash: sha256, bundle: shipped },
  );
  line.load(shipped);
  const anyRules: EvaluateRequest = {
    evidence: smallPlan(),
    format: 'terraform-plan',
    actor: {
      kind: 'human',
      ref: 'user:default/developer-payments',
      groups: [],
      origin: 'portal',
    },
    target: { environmentClass: 'production' },
    instant: new Date('2026-03-01T12:00:00Z'),
    bundle: shipped.digest,
    parameters,
  };
  const { input } = await line.evaluate(anyRules);
  // Twenty of the rules that apply, which is what the limit speaks of; the others are there and do not apply.
  const applicable = line.engine.evaluate({
    input,
    bundle: shipped.digest,
    parameters,
  }).called;
  const called = applicable.slice(0, RULES);
  const bundle = {
    ...shipped,
    digest: sha256('twenty rules'),
    rules: shipped.rules.filter(
      r => !applicable.includes(r) || called.includes(r),
    ),
  };
  line.load(bundle);
  const question = { ...anyRules, bundle: bundle.digest };
  const folder = mkdtempSync(join(tmpdir(), 'guardrails-bench-'));
  try {
    const bare = bareEvaluate({ bundle, parameters, input, called });
    const stages = { adapt: 0, evaluate: 0, resolve: 0, total: 0 };
    let bareTotal = 0;
    // Side by side in one loop, so that whatever else the machine does hits both alike.
    for (let round = -ROUNDS; round < ROUNDS; round++) {
      const { timings } = await line.evaluate(question);
      const started = performance.now();
      bare.run();
      const ended = performance.now();
      if (round < 0) continue;
      bareTotal += (ended - started) * 1000;
      stages.adapt += timings.adapt;
      stages.evaluate += timings.evaluate;
      stages.resolve += timings.resolve;
      stages.total += timings.total;
    }
    const mean = (sum: number) => Math.round(sum / ROUNDS);
    console.log(
      `${called.length} rules apply. Microseconds: adapt ${mean(
        stages.adapt,
      )}, evaluate ${mean(stages.evaluate)} (bare SDK ${mean(
        bareTotal,
      )}), resolve ${mean(stages.resolve)}, all ${mean(stages.total)}`,
    );
    const opa = goOpa({ folder, document: bare.document, bundle, parameters });
    const wrong = provokeThrows({
      times: 20_000,
      bundle,
      parameters,
      input,
    });
    console.log(
      JSON.stringify([
        result({
          name: 'evaluate stage of a small decision against bare opa-wasm',
          ratio: stages.evaluate / bareTotal,
          limit: 1.5,
          detail: `${mean(stages.evaluate)} µs against ${mean(bareTotal)} µs`,
        }),
        opa === undefined
          ? {
              name: 'whole small decision against Go OPA',
              ratio: null,
              limit: 1,
              pass: false,
              detail: 'opa is not on the PATH',
            }
          : result({
              name: 'whole small decision against Go OPA',
              ratio: stages.total / ROUNDS / opa,
              limit: 1,
              detail: `${mean(
                stages.total,
              )} µs, bytes in to verdict out, against ${Math.round(
                opa,
              )} µs of opa bench for evaluation alone; ${
                called.length
              } rules apply`,
            }),
        wrong === undefined
          ? {
              name: 'wrong answers after 20,000 provoked throws',
              ratio: null,
              limit: 0,
              pass: false,
              detail: 'opa is not on the PATH',
            }
          : {
              name: 'wrong answers after 20,000 provoked throws',
              ratio: wrong,
              limit: 0,
              pass: wrong === 0,
              detail: `${wrong} wrong`,
            },
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true });
    await line.close();
  }
}

function result(options: {
  name: string;
  ratio: number;
  limit: number;
  detail: string;
}) {
  const ratio = Number(options.ratio.toFixed(3));
  return { ...options, ratio, pass: ratio <= options.limit };
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
