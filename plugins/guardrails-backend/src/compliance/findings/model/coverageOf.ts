import {
  isEstablished,
  type Input,
  type Verdict,
} from '@backstage-guardrails/policy-model';

/** Where a finding is. @internal */
export type Place = { rule: string; resource: string; path: string };

/** What a decision about what is deployed says of a place where it has no finding. @internal */
export type Coverage = (place: Place) => 'absent' | 'unseen';

type Change = Extract<
  Input['subject'],
  { type: 'infrastructure' }
>['changes'][number];

const unseen: Coverage = () => 'unseen';

/**
 * Which places evidence shows, so that no finding there means that it is resolved.
 *
 * A place is seen where its resource is in the evidence and its rule was evaluated on it, or where the change deletes
 * the resource. Evidence without the resource says nothing about it: it can be empty, of another workspace, or made for
 * a part of it. Neither does a rule that is off, had nothing to look at, or could not read what it needs.
 * @internal
 */
export function coverageOf(options: {
  input: Pick<Input, 'subject'> | undefined;
  verdict: Pick<Verdict, 'findings' | 'passed' | 'skipped'>;
}): Coverage {
  const { input, verdict } = options;
  if (input?.subject.type !== 'infrastructure') return unseen;
  const { changes } = input.subject;
  const deleted = addressesOf(changes, ({ kind }) => kind === 'delete');
  const present = addressesOf(changes, isPresent);
  const anything = changes.some(
    change => change.mode === 'managed' && isPresent(change),
  );
  const evaluated = evaluatedRules(verdict);
  // What could not be read may be the very place.
  const whole = verdict.skipped.length === 0;
  return ({ rule, resource }) => {
    if (deleted.has(resource) && !present.has(resource)) return 'absent';
    const shown = resource === '' ? anything : present.has(resource);
    return whole && shown && evaluated(rule, resource) ? 'absent' : 'unseen';
  };
}

/** Old addresses of resources that the change moved, each with the new one. @internal */
export function movesOf(
  input: Pick<Input, 'subject'> | undefined,
): Map<string, string> {
  if (input?.subject.type !== 'infrastructure') return new Map();
  return new Map(
    input.subject.changes.flatMap(({ address, previousAddress }) =>
      previousAddress === undefined || previousAddress === address
        ? []
        : [[previousAddress, address] as const],
    ),
  );
}

/** `forget` leaves the resource running outside of the state, and `deferred` was not planned. */
function isPresent({ kind }: Change): boolean {
  return kind !== 'delete' && kind !== 'forget' && kind !== 'deferred';
}

function addressesOf(
  changes: Change[],
  belongs: (change: Change) => boolean,
): Set<string> {
  return new Set(changes.filter(belongs).map(({ address }) => address));
}

/**
 * Which places an evaluation of a catalog entity shows: all of a rule that was evaluated, since the whole entity is
 * there. Where only some of its findings are kept, what is not among them may be there all the same.
 * @internal
 */
export function coverageOfEntity(
  evaluated: Pick<Verdict, 'findings' | 'passed' | 'skipped'>,
): Coverage {
  if (evaluated.skipped.length > 0) return unseen;
  const isEvaluated = evaluatedRules(evaluated);
  return ({ rule, resource }) =>
    isEvaluated(rule, resource) ? 'absent' : 'unseen';
}

/** A rule that found something was evaluated, but not where it says that it could not judge. */
function evaluatedRules({
  findings,
  passed,
}: Pick<Verdict, 'findings' | 'passed'>) {
  const rules = new Set<string>([
    ...passed,
    ...findings.map(({ rule }) => rule),
  ]);
  const incomplete = new Set<string>();
  const unknown = new Set<string>();
  for (const finding of findings) {
    const { rule, resource, kind } = finding;
    // Such a rule neither opens nor resolves.
    if (!isEstablished(finding)) incomplete.add(rule);
    if (kind === 'unknown') unknown.add(JSON.stringify([rule, resource]));
  }
  return (rule: string, resource: string): boolean =>
    rules.has(rule) &&
    !incomplete.has(rule) &&
    !unknown.has(JSON.stringify([rule, resource]));
}
