import type {
  ChangeKind,
  ResourceChange,
} from '@backstage-guardrails/policy-model';
import { isRecord } from '../evidence/isRecord';
import { findWrittenSecrets } from '../secrets/findWrittenSecrets';
import { redactSecrets, type FoundSecret } from '../secrets/redactSecrets';
import { isMarker, type Origin } from './markers';
import { mergeUnknown } from './mergeUnknown';
import type { ProviderDefaults } from './providerDefaults';
import { readGuardrailsInput } from './readGuardrailsInput';
import { readRegion } from './readRegion';
import { readSize } from './readSize';
import { readTags } from './readTags';
import { redactSensitive, type KeptBack } from './redactSensitive';

/** One change as a tool tells it: values and masks apart. */
type RawChange = {
  address: string;
  previousAddress?: string;
  mode: ResourceChange['mode'];
  type: string;
  name: string;
  provider: string;
  module: string;
  kind: ChangeKind;
  actions: string[];
  importing: boolean;
  reason?: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  unknownMask: unknown;
  beforeMask: unknown;
  afterMask: unknown;
};

/** What the configuration adds to a change. @internal */
export type ChangeContext = {
  defaults: ProviderDefaults;
  originAt: (path: readonly (string | number)[]) => Origin;
  /** Whether the configuration sets an attribute, so that one that no plan shows is not taken for unset. */
  writes: (attribute: string) => boolean;
  /** Whether the configuration makes a value of literals alone, with functions or through a module's variables. */
  isOfLiterals: (path: readonly string[]) => boolean;
};

/** @internal */
export type DescribedChange = {
  change: ResourceChange;
  secrets: FoundSecret[];
  keptBack: KeptBack[];
  /** Pointers into `after` where values and mask contradict each other. */
  contradictions: string[];
};

/**
 * The one place that makes a resource change out of values and masks, whatever tool they come from:
 * unknown values first, then sensitive ones, then secrets nobody marked; tags, region and size are read
 * from what is left, so nothing that was kept back can come in through them.
 * @internal
 */
export function describeChange(
  raw: RawChange,
  context: ChangeContext,
): DescribedChange {
  const merged = mergeUnknown({
    after: raw.after ?? undefined,
    mask: maskOf(raw, context),
    originAt: context.originAt,
  });
  const redacted = redactSensitive({
    before: raw.before ?? undefined,
    after: merged.after,
    beforeMask: raw.beforeMask,
    afterMask: raw.afterMask,
  });
  const { before, after } = redacted;
  const secrets = redactSecrets({ type: raw.type, before, after });
  const shown = recordOf(after) ?? recordOf(before) ?? {};
  const change: ResourceChange = {
    address: raw.address,
    ...(raw.previousAddress !== undefined && {
      previousAddress: raw.previousAddress,
    }),
    mode: raw.mode,
    type: raw.type,
    name: raw.name,
    provider: raw.provider,
    module: raw.module,
    kind: raw.kind,
    actions: raw.actions,
    importing: raw.importing,
    before: recordOf(before),
    after: recordOf(after),
    unknown: merged.report.unknown,
    sensitive: [
      ...redacted.sensitive,
      ...secrets.found.map(({ path }) => path),
    ].sort(),
    ...describeValues(raw.type, shown, context.defaults),
    ...(raw.reason !== undefined && { reason: raw.reason }),
  };
  return {
    change,
    secrets: [
      ...secrets.found,
      ...findWrittenSecrets({
        type: raw.type,
        keptBack: redacted.keptBack,
        isOfLiterals: context.isOfLiterals,
      }),
    ],
    keptBack: [...redacted.keptBack, ...secrets.keptBack],
    contradictions: merged.report.contradictions,
  };
}

/**
 * Attributes that the provider writes over others, and that a plan never shows because they are write-only: what they
 * say is not known.
 */
const unseen: Record<string, string> = {
  azapi_resource: 'sensitive_body',
  azapi_update_resource: 'sensitive_body',
};

function maskOf(raw: RawChange, context: ChangeContext): unknown {
  const attribute = Object.hasOwn(unseen, raw.type)
    ? unseen[raw.type]
    : undefined;
  return attribute !== undefined &&
    isRecord(raw.after) &&
    context.writes(attribute)
    ? { ...(isRecord(raw.unknownMask) && raw.unknownMask), [attribute]: true }
    : raw.unknownMask;
}

function describeValues(
  type: string,
  values: Record<string, unknown>,
  defaults: ProviderDefaults,
): Pick<ResourceChange, 'tags' | 'taggable' | 'region' | 'size'> {
  const said = readGuardrailsInput(type, values);
  if (said) return said;
  const region = readRegion({ type, values, defaults });
  const size = readSize(type, values);
  return {
    ...readTags(type, values, defaults),
    ...(region !== undefined && { region }),
    ...(size !== undefined && { size }),
  };
}

/** A marker in the place of all values stays: rules then see that there is something, and not what. */
function recordOf(value: unknown): ResourceChange['after'] {
  if (!isRecord(value)) return null;
  return (isMarker(value) ? { ...value } : value) as ResourceChange['after'];
}
