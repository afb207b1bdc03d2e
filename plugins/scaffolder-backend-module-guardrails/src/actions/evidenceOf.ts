import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Provisioning } from '../flow';
import { checkVariables } from '../modules';

/** Evidence as the decision service takes it. @internal */
export type Evidence = { format: string; document: object };

/**
 * The evidence that a step names besides a plan. For a module the description is read from the registry:
 * a template that brought its own could describe anything.
 *
 * @returns nothing where the step names a plan
 * @internal
 */
export async function evidenceOf(options: {
  provisioning: Pick<Provisioning, 'modules'>;
  input: {
    plan?: string;
    evidence?: { format: string; document: JsonObject };
    module?: { id: string; values: JsonObject };
  };
}): Promise<Evidence | undefined> {
  const { provisioning, input } = options;
  const { plan, evidence, module } = input;
  if ([plan, evidence, module].filter(Boolean).length !== 1) {
    throw new InputError('Give exactly one of "plan", "evidence", "module".');
  }
  if (evidence && evidence.format !== 'operation') {
    throw new InputError(
      `Evidence of format "${evidence.format}" cannot come from a template.`,
    );
  }
  if (!module) return evidence;
  const { definition, description } = await provisioning.modules.get(module.id);
  const values = checkVariables({ definition, values: module.values });
  return { format: 'module-values', document: { module: description, values } };
}
