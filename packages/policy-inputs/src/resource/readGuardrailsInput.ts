import type { ResourceChange } from '@backstage-guardrails/policy-model';
import { isRecord } from '../evidence/isRecord';
import { isMarker } from './markers';

type Described = Pick<ResourceChange, 'tags' | 'taggable' | 'region' | 'size'>;

/**
 * A module without any cloud can say with Terraform's built-in `terraform_data` what it stands for:
 * `input = { guardrails = { kind, region, size, tags, holdsData } }`. Rules on region, size and tags
 * then judge it like any cloud resource.
 * @internal
 */
export function readGuardrailsInput(
  type: string,
  values: Record<string, unknown>,
): Described | undefined {
  if (type !== 'terraform_data' || !isRecord(values.input)) return undefined;
  const said = values.input.guardrails;
  if (!isRecord(said) || isMarker(said)) return undefined;
  return {
    tags: (isRecord(said.tags) ? { ...said.tags } : {}) as Described['tags'],
    taggable: true,
    ...(isSet(said.region) && { region: said.region as Described['region'] }),
    ...(isSet(said.size) && { size: said.size as Described['size'] }),
  };
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
