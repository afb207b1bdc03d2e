import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readTerraformOptions } from '../config';
import {
  applyPlan,
  BetweenSteps,
  evaluatePlan,
  planModule,
  type PlanRequest,
  type Provisioning,
  type Step,
} from '../flow';
import { ModuleRegistry } from '../modules';
import { digestText, PlanStore } from '../plans';
import { createMask, createRunner } from '../runner';
import { FakeGuardrails } from './FakeGuardrails';
import { temporaryDirectory } from './temporaryDirectory';

const MODULE_YAML = `id: thing
title: Thing
description: For tests
variables:
  name: { type: string, description: Name }
  size: { type: string, description: Size }
  owner: { type: string, description: Owner }
preview: { resources: [] }
`;

/** Configuration of a harmless module. */
export const THING = `
variable "name" { type = string }
variable "size" {
  type    = string
  default = "small"
}
variable "owner" {
  type    = string
  default = ""
}
resource "terraform_data" "thing" {
  input = { name = var.name, size = var.size }
}
`;

export const DEVELOPER = 'user:default/developer';

/** Plans, evaluates and applies with real Terraform in temporary folders, in the words of a template. */
export class ProvisioningHarness {
  readonly guardrails = new FakeGuardrails();
  readonly log: string[] = [];

  private constructor(
    readonly root: string,
    readonly provisioning: Provisioning,
    /** The groups that the person belongs to. */
    readonly person: { groups: string[] },
  ) {}

  static async create(
    options: {
      configuration?: string;
      files?: Record<string, string>;
      parent?: NodeJS.ProcessEnv;
      terraform?: JsonObject;
      /** Digests of modules that this one may download. */
      downloads?: string[];
      environments?: JsonObject[];
    } = {},
  ): Promise<ProvisioningHarness> {
    const root = await temporaryDirectory();
    const module = join(root, 'module');
    const files: Record<string, string> = {
      'module.yaml': MODULE_YAML,
      'main.tf': options.configuration ?? THING,
      ...options.files,
    };
    for (const [path, content] of Object.entries(files)) {
      await mkdir(join(module, path, '..'), { recursive: true });
      await writeFile(join(module, path), content);
    }
    const config = new ConfigReader({
      guardrails: {
        environments: options.environments ?? [
          { name: 'sandbox', class: 'sandbox' },
          { name: 'development', class: 'development' },
          { name: 'production', class: 'production' },
        ],
        dataDirectory: join(root, 'data'),
        modules: [
          { id: 'thing', path: module, downloads: options.downloads ?? [] },
        ],
        terraform: { interruptGrace: '10s', ...options.terraform },
      },
    });
    const terraform = readTerraformOptions(config);
    const person = { groups: ['group:default/payments'] };
    const provisioning: Provisioning = {
      auth: mockServices.auth(),
      betweenSteps: new BetweenSteps(),
      guardrails: undefined as never,
      modules: ModuleRegistry.fromConfig(config),
      plans: new PlanStore({ directory: terraform.plansDirectory }),
      imported: { complete: async () => {} },
      recorded: { find: async () => undefined },
      runner: createRunner({
        terraform,
        parent: options.parent ?? { PATH: process.env.PATH },
      }),
      terraform,
      ownership: {
        userInfo: {
          getUserInfo: async () => ({
            userEntityRef: DEVELOPER,
            ownershipEntityRefs: [DEVELOPER, ...person.groups],
          }),
        },
        operators: ['group:default/platform'],
      },
      taskPrivacy: { seenBy: async () => undefined },
      baseUrl: 'http://portal.example/',
      longestWaitMs: 5_000,
      now: () => new Date(),
    };
    const harness = new ProvisioningHarness(root, provisioning, person);
    provisioning.guardrails = harness.guardrails.service;
    harness.guardrails.yours = ({ owner }) =>
      owner === undefined ||
      [owner, 'group:default/platform'].some(ref =>
        person.groups.includes(ref),
      );
    return harness;
  }

  step(options: Partial<Step> & { user?: string } = {}): Step {
    const { user = DEVELOPER, ...rest } = options;
    const logger = mockServices.logger.mock({
      info: message => void this.log.push(message),
    });
    return {
      initiator: {
        ref: user,
        credentials: mockCredentials.user(user),
        actorChain: [],
      },
      task: 'task-1',
      logger,
      mask: createMask([]),
      ...rest,
    };
  }

  async plan(request: Partial<PlanRequest> = {}, step = this.step()) {
    const planned = await this.tryToPlan(request, step);
    if (planned.status === 'planned') return planned;
    throw new Error(`The configuration waits for ${planned.approval.id}`);
  }

  tryToPlan(request: Partial<PlanRequest> = {}, step = this.step()) {
    return planModule({
      provisioning: this.provisioning,
      step,
      request: {
        target: 'resource:default/thing',
        module: 'thing',
        environment: 'development',
        values: { name: 'thing' },
        secrets: {},
        destroy: false,
        ...request,
      },
    });
  }

  async evaluate(handle: string, step = this.step()) {
    const { provisioning } = this;
    return (await evaluatePlan({ provisioning, step, handle })).decision;
  }

  apply(handle: string, step = this.step()) {
    return applyPlan({ provisioning: this.provisioning, step, handle });
  }

  directoryOf(handle: string): string {
    return join(
      this.provisioning.terraform.plansDirectory,
      digestText(handle).slice('sha256:'.length),
    );
  }

  /** What Terraform's state holds of the target. */
  async state(
    environment = 'development',
  ): Promise<Array<{ type: string; attributes: JsonObject }>> {
    const file = join(
      this.root,
      'data/state',
      environment,
      'resource%3Adefault%2Fthing/terraform.tfstate',
    );
    const { resources } = JSON.parse(await readFile(file, 'utf8'));
    return resources.map(
      (resource: {
        type: string;
        instances: Array<{ attributes: JsonObject }>;
      }) => ({
        type: resource.type,
        attributes: resource.instances[0].attributes,
      }),
    );
  }

  async planDirectories(): Promise<string[]> {
    return readdir(this.provisioning.terraform.plansDirectory).catch(() => []);
  }
}
