import type { JsonObject } from '@backstage/types';
import type { TerraformOptions } from '../config';
import type { TerraformModule } from '../modules';
import { toVariables } from '../runner/toVariables';
import type { RecordedPlanSource } from './extensionPoint';

/** A request of a run, as far as it says whether Terraform could plan it. */
type Request = {
  environment: string;
  module: Pick<TerraformModule, 'id' | 'files'>;
  values: JsonObject;
  secrets: JsonObject;
  /** Whether the target exists. */
  known: boolean;
};

/**
 * The recorded plan of a request that Terraform could not plan: of something new, in an environment whose variables give
 * it no credentials. What a source gives is marked here, so no source can leave the mark out.
 * @internal
 */
export class RecordedPlans {
  readonly #source: RecordedPlanSource | undefined;
  readonly #terraform: TerraformOptions;
  readonly #parent: NodeJS.ProcessEnv;

  constructor(options: {
    source: RecordedPlanSource | undefined;
    terraform: TerraformOptions;
    parent: NodeJS.ProcessEnv;
  }) {
    if (options.source) requireDemo(options);
    this.#source = options.source;
    this.#terraform = options.terraform;
    this.#parent = options.parent;
  }

  async find(request: Request): Promise<Buffer | undefined> {
    const { environment, module, values, secrets } = request;
    const variables = toVariables({
      terraform: this.#terraform,
      environment,
      parent: this.#parent,
    });
    const planned =
      request.known ||
      Object.keys(variables).length > 0 ||
      Object.keys(secrets).length > 0;
    if (planned) return undefined;
    const { id, files } = module;
    const plan = await this.#source?.find({ module: id, files, values });
    return (
      plan &&
      Buffer.from(JSON.stringify({ ...plan, guardrails_origin: 'demo' }))
    );
  }
}

/** Runners of an operator and shared states belong to portals that change something. */
function requireDemo(options: {
  terraform: Pick<TerraformOptions, 'runner' | 'state'>;
  parent: NodeJS.ProcessEnv;
}): void {
  const { terraform, parent } = options;
  const found = [
    parent.NODE_ENV === 'production' && 'NODE_ENV=production',
    terraform.runner.type !== 'embedded' && 'guardrails.terraform.runner',
    terraform.state.type !== 'local' && 'guardrails.terraform.state',
  ].filter(text => text !== false);
  if (found.length === 0) return;
  throw new Error(
    `Recorded plans are for a demonstration and refused with ${found.join(
      ', ',
    )}. Remove the module that adds them.`,
  );
}
