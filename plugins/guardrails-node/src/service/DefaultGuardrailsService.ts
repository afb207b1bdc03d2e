import type { AuthService } from '@backstage/backend-plugin-api';
import { actorChainOf } from './actorChainOf';
import type { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import type {
  GuardrailsService,
  GuardrailsServiceCalls,
  GuardrailsServiceRequestOptions,
} from './GuardrailsService';
import { readTaskSteps } from './readTaskSteps';

/**
 * Calls the decision service over HTTP with a token on behalf of the given credentials,
 * so that it sees the person, the plugin in between, and who called that.
 * @internal
 */
export class DefaultGuardrailsService implements GuardrailsService {
  readonly #api: GuardrailsServiceCalls;
  readonly #auth: AuthService;
  readonly #scaffolder: Pick<ScaffolderService, 'getTask'>;

  constructor(options: {
    api: GuardrailsServiceCalls;
    auth: AuthService;
    scaffolder: Pick<ScaffolderService, 'getTask'>;
  }) {
    this.#api = options.api;
    this.#auth = options.auth;
    this.#scaffolder = options.scaffolder;
  }

  putEvidence: GuardrailsService['putEvidence'] = async (bytes, options) =>
    this.#api.putEvidence(bytes, await this.#with(options));

  decide: GuardrailsService['decide'] = async (request, options) =>
    this.#api.decide(request, await this.#with(options));

  preview: GuardrailsService['preview'] = async (request, options) =>
    this.#api.preview(request, await this.#with(options));

  listDecisions: GuardrailsService['listDecisions'] = async (
    request,
    options,
  ) => this.#api.listDecisions(request, await this.#with(options));

  getDecision: GuardrailsService['getDecision'] = async (id, options) =>
    this.#api.getDecision(id, await this.#with(options));

  listExceptions: GuardrailsService['listExceptions'] = async (
    request,
    options,
  ) => this.#api.listExceptions(request, await this.#with(options));

  seal: GuardrailsService['seal'] = async (values, options) =>
    this.#api.seal(values, await this.#with(options));

  getTaskSteps: GuardrailsService['getTaskSteps'] = async task =>
    readTaskSteps({ auth: this.#auth, scaffolder: this.#scaffolder, task });

  mintGrant: GuardrailsService['mintGrant'] = async (request, options) =>
    this.#api.mintGrant(request, await this.#with(options));

  redeemGrant: GuardrailsService['redeemGrant'] = async (
    id,
    redemption,
    options,
  ) => this.#api.redeemGrant(id, redemption, await this.#with(options));

  reportRun: GuardrailsService['reportRun'] = async (id, report, options) =>
    this.#api.reportRun(id, report, await this.#with(options));

  reportOutcome: GuardrailsService['reportOutcome'] = async (
    id,
    outcome,
    options,
  ) => this.#api.reportOutcome(id, outcome, await this.#with(options));

  getTarget: GuardrailsService['getTarget'] = async (ref, options) =>
    this.#api.getTarget(ref, await this.#with(options));

  releaseTarget: GuardrailsService['releaseTarget'] = async (
    ref,
    release,
    options,
  ) => this.#api.releaseTarget(ref, release, await this.#with(options));

  importTargets: GuardrailsService['importTargets'] = async (
    request,
    options,
  ) => this.#api.importTargets(request, await this.#with(options));

  getCompliance: GuardrailsService['getCompliance'] = async (ref, options) =>
    this.#api.getCompliance(ref, await this.#with(options));

  listEnvironments: GuardrailsService['listEnvironments'] = async options =>
    this.#api.listEnvironments(await this.#with(options));

  listRules: GuardrailsService['listRules'] = async options =>
    this.#api.listRules(await this.#with(options));

  takeSandboxEnd: GuardrailsService['takeSandboxEnd'] = async options =>
    this.#api.takeSandboxEnd(await this.#with(options));

  reportSandboxEnd: GuardrailsService['reportSandboxEnd'] = async (
    run,
    report,
    options,
  ) => this.#api.reportSandboxEnd(run, report, await this.#with(options));

  takeDriftCheck: GuardrailsService['takeDriftCheck'] = async options =>
    this.#api.takeDriftCheck(await this.#with(options));

  reportDriftCheck: GuardrailsService['reportDriftCheck'] = async (
    run,
    report,
    options,
  ) => this.#api.reportDriftCheck(run, report, await this.#with(options));

  requestApproval: GuardrailsService['requestApproval'] = async (
    request,
    options,
  ) => this.#api.requestApproval(request, await this.#with(options));

  getApproval: GuardrailsService['getApproval'] = async (id, options) =>
    this.#api.getApproval(id, await this.#with(options));

  async #with({ credentials, signal }: GuardrailsServiceRequestOptions) {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: 'guardrails',
    });
    return { token, signal, actorChain: actorChainOf(credentials) };
  }
}
