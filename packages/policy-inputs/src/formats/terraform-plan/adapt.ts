import {
  canonicalJson,
  type Configuration,
  type InfrastructureSubject,
  type ResourceChange,
  type Skipped,
  type Source,
} from '@backstage-guardrails/policy-model';
import { uniqueExternals, type External } from '../../configuration/externals';
import { isRecord } from '../../evidence/isRecord';
import type { Adapted, FormatContext } from '../../types';
import { changeContexts } from './changeContext';
import {
  configurationModules,
  type ConfigurationModule,
} from './configurationModules';
import { findUnplanned } from './findUnplanned';
import { readActionInvocations } from './readActionInvocations';
import { readChanges, type ReadChanges } from './readChanges';
import { readConfiguration } from './readConfiguration';
import { readDrift } from './readDrift';
import { majorOf, refuseNonPlan } from './refuseNonPlan';
import type { Plan } from './schema';

/** Plan JSON of Terraform 0.12 to 1.x and of OpenTofu, as `show -json` prints it. @internal */
export function adaptTerraformPlan(
  context: FormatContext,
): Adapted & { subject: InfrastructureSubject } {
  const plan = refuseNonPlan(context.document);
  const skipped = [...readVersion(plan)];
  const configuration = sectionOf(plan, 'configuration', skipped);
  const variables = sectionOf(plan, 'variables', skipped);
  const modules = isRecord(plan.configuration)
    ? configurationModules(configuration, skipped)
    : new Map<string, ConfigurationModule>();
  const read = readChanges(
    plan,
    changeContexts({
      configuration,
      modules,
      variables,
      rows: plan.resource_changes ?? [],
    }),
  );
  skipped.push(
    ...read.skipped,
    ...findUnplanned(plan, new Set(read.changes.map(c => c.address))),
  );
  const subject: InfrastructureSubject = {
    type: 'infrastructure',
    changes: read.changes,
    drift: readDrift(plan, skipped),
    configuration: withExternals(
      readConfiguration({ configuration, modules, variables }),
      [...read.externals, ...readActionInvocations(plan, skipped)],
    ),
  };
  return {
    subject,
    action: read.changes.some(removes) ? 'destroy' : 'provision',
    source: sourceOf(plan, read.changes, context.digest),
    skipped,
    ...sealedOf(read, context.keyedHash),
  };
}

function removes(change: ResourceChange): boolean {
  return (
    change.mode === 'managed' &&
    (change.kind === 'replace' ||
      change.actions.includes('delete') ||
      change.actions.includes('forget'))
  );
}

/** A version that is none is no reason to refuse, and no reason to trust the rest either. */
function readVersion(plan: Plan): Skipped[] {
  if (majorOf(plan.format_version) !== undefined) return [];
  return [
    {
      part: 'resources',
      path: '/format_version',
      code: 'format-version-unreadable',
      message: 'The format version is not a valid version.',
    },
  ];
}

/** An empty section where the plan has none; without a configuration the rules on it cannot judge. */
function sectionOf(
  plan: Plan,
  part: 'configuration' | 'variables',
  skipped: Skipped[],
): Record<string, unknown> {
  const section = plan[part];
  if (isRecord(section)) return section;
  if (part === 'configuration' || (section !== undefined && section !== null)) {
    skipped.push({
      part,
      path: `/${part}`,
      code: section === undefined ? 'missing' : 'no-object',
      message: `The plan has no readable "${part}".`,
    });
  }
  return {};
}

function withExternals(
  configuration: Configuration,
  more: External[],
): Configuration {
  return {
    ...configuration,
    externals: uniqueExternals([...configuration.externals, ...more]),
  };
}

function sourceOf(
  plan: Plan,
  changes: ResourceChange[],
  digest: Source['digest'],
): Source {
  const tofu = changes.some(c =>
    c.provider.startsWith('registry.opentofu.org/'),
  );
  return {
    format: 'terraform-plan',
    formatVersion: plan.format_version,
    digest,
    tool: {
      name: tofu ? 'opentofu' : 'terraform',
      ...(plan.terraform_version !== undefined && {
        version: plan.terraform_version,
      }),
    },
    ...(plan.guardrails_origin && { origin: plan.guardrails_origin }),
  };
}

/** The kept-back values as one keyed hash: a changed secret changes it, and nothing can be read from it. */
function sealedOf(
  read: ReadChanges,
  keyedHash: FormatContext['keyedHash'],
): Pick<Adapted, 'sealed'> {
  if (!keyedHash || read.keptBack.length === 0) return {};
  const material = read.keptBack.map(({ address, values }) => [
    address,
    values.map(({ path, before, after }) => [
      path,
      before ?? null,
      after ?? null,
    ]),
  ]);
  return { sealed: keyedHash(canonicalJson(material)) };
}
