import { canonicalJson, type Json } from '@backstage-guardrails/policy-model';
import {
  secretInPlainText,
  uniqueExternals,
} from '../../configuration/externals';
import { EvidenceError } from '../../errors';
import { describeChange, type DescribedChange } from '../../resource';
import { BY_NAME } from '../../secrets/redactSecrets';
import type { Adapted, FormatContext } from '../../types';
import { moduleValuesSchema, type ModuleValues } from './schema';
import { substitute } from './substitute';

type Preview = ModuleValues['module']['preview']['resources'][number];

/** What a registered module would create with the values of a form, without planning. @internal */
export function adaptModuleValues(context: FormatContext): Adapted {
  const parsed = moduleValuesSchema.safeParse(context.document);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new EvidenceError({
      code: 'shape',
      path: `/${issue.path.join('/')}`,
      message: `Cannot read the module or its values at "${issue.path.join(
        '.',
      )}". A module needs id, variables and preview.resources.`,
    });
  }
  refuseContradictions(parsed.data);
  const described = parsed.data.module.preview.resources.map((resource, i) =>
    predict(resource, parsed.data, ['module', 'preview', 'resources', i]),
  );
  return {
    subject: {
      type: 'infrastructure',
      changes: described.map(({ change }) => change),
      drift: [],
      configuration: {
        providers: [],
        modules: [],
        provisioners: [],
        dataSources: [],
        externals: uniqueExternals(described.flatMap(plainSecrets)),
      },
    },
    action: 'provision',
    source: { format: 'module-values', digest: context.digest },
    skipped: [],
    ...sealedOf(described, context.keyedHash),
  };
}

/** What a preview sets is not filled in by the provider. */
function refuseContradictions({ module }: ModuleValues): void {
  module.preview.resources.forEach(({ after, computed = [] }, i) => {
    const name = computed.find(each => Object.hasOwn(after, each));
    if (name === undefined) return;
    throw new EvidenceError({
      code: 'shape',
      path: `/module/preview/resources/${i}/computed`,
      message: `The module's preview sets "${name}" and also lists it as computed. Remove it from one of them.`,
    });
  });
}

function predict(
  resource: Preview,
  evidence: ModuleValues,
  path: (string | number)[],
): DescribedChange {
  const fill = (template: Json, name: string) =>
    substitute({
      template,
      values: { ...defaultsOf(evidence), ...evidence.values },
      declared: new Set(Object.keys(evidence.module.variables)),
      path: [...path, name],
    });
  const after = fill(resource.after, 'after') as Record<string, Json>;
  const region =
    resource.region === undefined ? null : fill(resource.region, 'region');
  return describeChange(
    {
      address: resource.address,
      mode: 'managed',
      type: resource.type,
      name: resource.address.replace(/\[[^\]]*\]$/, '').replace(/^.*\./, ''),
      provider: resource.provider,
      module: '',
      kind: 'create',
      actions: ['create'],
      importing: false,
      before: null,
      after,
      unknownMask: Object.fromEntries(
        (resource.computed ?? []).map(name => [name, true]),
      ),
      beforeMask: undefined,
      afterMask: undefined,
    },
    {
      defaults: typeof region === 'string' ? { region } : {},
      originAt: () => ({ computed: true }),
      writes: () => false,
      isOfLiterals: () => false,
    },
  );
}

function defaultsOf({ module }: ModuleValues): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(module.variables).flatMap(([name, variable]) =>
      variable.default === undefined ? [] : [[name, variable.default]],
    ),
  );
}

/** By name alone it is a value that a person typed into a field made for it. */
function plainSecrets({ change, secrets }: DescribedChange) {
  return secrets
    .filter(({ detector }) => detector !== BY_NAME)
    .map(({ detector, path }) =>
      secretInPlainText({ address: change.address, detector, path }),
    );
}

function sealedOf(
  described: DescribedChange[],
  keyedHash: FormatContext['keyedHash'],
): Pick<Adapted, 'sealed'> {
  const kept = described.flatMap(({ change, keptBack }) =>
    keptBack.map(({ path, after }) => [change.address, path, after ?? null]),
  );
  return keyedHash && kept.length > 0
    ? { sealed: keyedHash(canonicalJson(kept)) }
    : {};
}
