import {
  environmentClassSchema,
  type Input,
  type Parameters,
  type Rule,
  type RuleId,
} from '@backstage-guardrails/policy-model';
import { type Bundle, membersOf } from '../bundle';
import { Dispatcher } from '../dispatch';
import { dispatchOf } from '../document';
import { EngineError } from '../errors';
import type { LoadedParameters } from '../parameters';
import { distinctResults, type Question, questionsOf } from '../questions';
import { offRules } from '../resolve';
import { batchesFor, PolicyRunner } from '../wasm';
import { readResult, type RuleResult } from './readResult';

/** What the rules of a bundle say about one input, before anything is done about it. @public */
export type Evaluation = {
  /** The rules that were called, in the order of the bundle. */
  called: Rule[];
  results: RuleResult[];
};

/** One bundle's policy: only its own rules are asked of it, and only they can answer. */
type Member = {
  namespace: string | undefined;
  rules: ReadonlySet<RuleId>;
  runner: PolicyRunner;
};

/**
 * Evaluates inputs with one bundle, or with several that judge together, and one set of parameters. Synchronous, not
 * re-entrant. Where one of several bundles gives no answer there is none: an evaluation without its rules would pass
 * what they deny.
 * @internal
 */
export class Evaluator {
  readonly #dispatcher: Dispatcher;
  readonly #members: Member[];
  readonly #sliceSize: number | undefined;
  readonly #isOff: (rule: Rule, input: Input) => boolean;

  constructor(
    bundle: Bundle,
    parameters: LoadedParameters,
    options: { sliceSize?: number } = {},
  ) {
    this.#sliceSize = options.sliceSize;
    const { version: _version, ...classes } = parameters.value;
    refuseUnset(bundle.rules, classes);
    const values = Object.entries(classes).map(([name, set]) => [
      name,
      { values: set.values },
    ]);
    this.#isOff = offIn(bundle.rules, parameters.value);
    this.#dispatcher = new Dispatcher(bundle.rules);
    this.#members = membersOf(bundle).map(member => ({
      namespace: member.namespace,
      rules: new Set(member.rules.map(({ id }) => id)),
      runner: new PolicyRunner({
        module: member.module,
        data: { ...member.data, parameters: Object.fromEntries(values) },
      }),
    }));
  }

  /** Evaluates with the rules that the subject concerns, or with those that are named. */
  evaluate(input: Input, rules?: Rule[]): Evaluation {
    const called =
      rules ??
      this.#dispatcher
        .rulesFor(input.subject)
        .filter(rule => !this.#isOff(rule, input));
    if (called.length === 0) return { called, results: [] };
    const results: RuleResult[] = [];
    const strays = new Set<string>();
    for (const question of questionsOf(input, called, this.#sliceSize)) {
      for (const result of this.#ask(question, input.version)) {
        const { resource } = result.finding;
        if (question.slice?.has(resource) === false) strays.add(resource);
        results.push(result);
      }
    }
    return { called, results: distinctResults({ results, strays }) };
  }

  *#ask(question: Question, version: string): Iterable<RuleResult> {
    const { body, rules } = question;
    for (const member of this.#members) {
      const own = rules.filter(({ id }) => member.rules.has(id));
      const size = Math.ceil(own.length / batchesFor(body.length));
      for (let at = 0; at < own.length; at += size) {
        const called = own.slice(at, at + size);
        try {
          const text = member.runner.evaluate(withDispatch(body, called));
          yield* readResult({ text, version, called });
        } catch (error) {
          throw ofMember(member, error);
        }
      }
    }
  }
}

/** Looked up once: an evaluator has one set of parameters, and plans have many slices. */
function offIn(
  rules: Rule[],
  parameters: Parameters,
): (rule: Rule, input: Input) => boolean {
  const off = new Map(
    environmentClassSchema.options.map(environmentClass => [
      environmentClass,
      new Set(
        offRules({ rules, parameters, environmentClass }).map(
          ({ rule }) => rule,
        ),
      ),
    ]),
  );
  return (rule, input) =>
    off.get(input.target.environmentClass)?.has(rule.id) === true;
}

/** An operator has to know whose rules gave no answer. */
function ofMember({ namespace }: Member, error: unknown): unknown {
  return error instanceof EngineError && namespace !== undefined
    ? new EngineError(error.code, `Bundle ${namespace}: ${error.message}`, {
        cause: error,
      })
    : error;
}

/** A rule without its parameter is undefined in Rego, and undefined finds nothing. */
function refuseUnset(
  rules: Rule[],
  classes: Record<string, { values: Record<string, unknown> }>,
): void {
  for (const [name, { values }] of Object.entries(classes)) {
    for (const rule of rules) {
      const unset = rule.parameters.find(key => !Object.hasOwn(values, key));
      if (unset !== undefined) {
        throw new EngineError(
          'parameters-malformed',
          `Rule ${rule.id} needs the parameter "${unset}", which ${name} does not set`,
        );
      }
    }
  }
}

/** The body never is an empty object, so a comma always stands between. */
function withDispatch(body: string, rules: Rule[]): string {
  return `{"dispatch":${JSON.stringify(dispatchOf(rules))},${body.slice(1)}`;
}
