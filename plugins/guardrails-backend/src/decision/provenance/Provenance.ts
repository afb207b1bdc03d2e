import type { DecideRequest } from '@backstage-guardrails/plugin-guardrails-common';
import {
  moduleValueSchema,
  type MadeFrom,
  type ModuleValue,
  type Parameters,
  type Target,
} from '@backstage-guardrails/policy-model';
import { readEnforcementPoint, type Caller } from '../../identity/actors';
import { templateOfRun, type RunLookup } from './templateOfRun';

/** The one format that shows what a module comes to with these values. */
const PLAN = 'terraform-plan';

/**
 * What a plan was made from, as far as it counts. The module is the word of an enforcement point, the one that also
 * carries the plan out; the template is looked up. Whatever anybody else says is dropped.
 * @internal
 */
export class Provenance {
  readonly #deps: RunLookup & {
    enforcementPoints: string[];
    parameters: Parameters;
  };

  constructor(
    deps: RunLookup & { enforcementPoints: string[]; parameters: Parameters },
  ) {
    this.#deps = deps;
  }

  async of(options: {
    caller: Caller;
    request: Pick<DecideRequest, 'format' | 'run' | 'workspace' | 'module'>;
    target: Target;
  }): Promise<MadeFrom | undefined> {
    const { caller, request, target } = options;
    const { format, run, workspace, module } = request;
    const { parameters, enforcementPoints } = this.#deps;
    const { preApprovals = [] } = parameters[target.environmentClass];
    const by = readEnforcementPoint(caller, enforcementPoints);
    const counts =
      format === PLAN &&
      // Without it a grant could be bound to any workspace, and so to another module.
      workspace !== undefined;
    if (!counts || !by || !run || !module) return undefined;
    const named = preApprovals
      .filter(preApproval => preApproval.module.id === module.id)
      .flatMap(({ values }) => Object.keys(values));
    const template = await templateOfRun({
      ...this.#deps,
      task: run.task,
      person: caller.actor.ref,
    });
    return {
      by,
      ...(template && { template }),
      module: {
        id: module.id,
        digest: module.digest,
        ...selectValues(module.values, new Set(named)),
      },
    };
  }
}

/** A form can hold what is nobody's business: only values that a pre-approval names are kept. */
function selectValues(
  given: Record<string, unknown>,
  named: Set<string>,
): Pick<MadeFrom['module'], 'values' | 'withheld'> {
  const values: [string, ModuleValue][] = [];
  const withheld: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    const read = moduleValueSchema.safeParse(value);
    if (named.has(name) && read.success) values.push([name, read.data]);
    else withheld.push(name);
  }
  return { values: Object.fromEntries(values), withheld: withheld.sort() };
}
