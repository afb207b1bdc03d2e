import type {
  Marker,
  ResourceChange,
} from '@backstage-guardrails/policy-model';
import { isMarker, unknownMarker } from './markers';
import type { ProviderDefaults } from './providerDefaults';

type Region = ResourceChange['region'];

/** AWS services without a region; their resources carry the provider's region by accident. */
const GLOBAL_AWS =
  /^aws_(?:iam|route53|cloudfront|organizations|account|budgets|ce|cur|globalaccelerator|shield|waf|networkmanager|chatbot|savingsplans)_(?!resolver)/;

const OWN = ['region', 'location'];
const ZONES = ['zone', 'availability_zone'];

/**
 * Where a resource lives: from itself, else its zone, else its ARN, else its provider; a marker where it
 * has a region that the evidence does not tell; absent where it has none.
 *
 * Names are in lower case without spaces, so that Azure's `West Europe` and `westeurope` are one region.
 * @internal
 */
export function readRegion(options: {
  type: string;
  values: Record<string, unknown>;
  defaults: ProviderDefaults;
}): Region {
  const { type, values, defaults } = options;
  for (const name of OWN) {
    const value = values[name];
    if (isMarker(value) && !isFilledIn(value)) return value;
    if (isText(value)) return regionOfZone(tidy(value));
  }
  for (const name of ZONES) {
    const value = values[name];
    if (isText(value)) return regionOfZone(tidy(value));
    // A zone of AWS is always one of the provider's region; elsewhere it can be in any.
    if (isMarker(value) && !isFilledIn(value) && !type.startsWith('aws_')) {
      return value;
    }
  }
  if (type.startsWith('aws_')) {
    if (GLOBAL_AWS.test(type)) return undefined;
    const arn = isText(values.arn) ? values.arn.split(':')[3] : undefined;
    return arn || defaults.region || unknownMarker();
  }
  const regional = [...OWN, ...ZONES].find(name => Object.hasOwn(values, name));
  if (regional === undefined) return undefined;
  const own = values[regional];
  return defaults.region ?? (isMarker(own) ? own : unknownMarker());
}

/** Nobody wrote it, so the provider takes its own. */
function isFilledIn(value: Marker): boolean {
  return value.$guardrails === 'unknown' && value.computed === true;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function tidy(region: string): string {
  return region.toLowerCase().replaceAll(' ', '');
}

/** `eu-west-1a` and `europe-west1-b` without their last part; a region stays as it is. */
function regionOfZone(name: string): string {
  const zone = /^(?:(.*-\d+)[a-z]|([a-z]+-[a-z]+\d+)-[a-z])$/.exec(name);
  return zone?.[1] ?? zone?.[2] ?? name;
}
