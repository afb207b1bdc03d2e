import type { ResourceChange } from '@backstage-guardrails/policy-model';
import { isRecord } from '../evidence/isRecord';
import { isMarker } from './markers';
import type { ProviderDefaults } from './providerDefaults';

type Tags = ResourceChange['tags'];

/** With the provider's defaults merged in by the provider itself, best first. */
const MERGED = ['tags_all', 'effective_labels', 'terraform_labels'];
const OWN = [
  'tags',
  'labels',
  'resource_labels',
  'user_labels',
  'freeform_tags',
];

/**
 * Types that show an attribute of such a name and take no tags of the organisation in it: lists of words, such as the
 * network tags of Google, maps whose keys the cloud defines, and one tag of another resource. Nobody could write an
 * owner or a cost centre there.
 */
const WORDS = new Set([
  'aws_autoscaling_group_tag',
  'aws_devopsguru_resource_collection',
  'azuread_application',
  'azuread_service_principal',
  'azurerm_api_management_named_value',
  'azurerm_api_management_workspace_named_value',
  'azurerm_eventgrid_event_subscription',
  'azurerm_eventgrid_system_topic_event_subscription',
  'azurerm_sentinel_threat_intelligence_indicator',
  'azurerm_sentinel_watchlist',
  'azurerm_spring_cloud_new_relic_application_performance_monitoring',
  'azurerm_virtual_hub_route_table',
  'google_cloud_identity_group',
  'google_cloudbuild_trigger',
  'google_compute_route',
  'google_dialogflow_cx_test_case',
  'google_firestore_database',
  'google_folder',
  'google_monitoring_metric_descriptor',
]);

/**
 * Tags or labels, whatever the provider calls them. Where the whole set is not known before apply, the
 * result is the marker and, beside it, the tags that are certain all the same: `{$guardrails, owner}`.
 * @internal
 */
export function readTags(
  type: string,
  values: Record<string, unknown>,
  defaults: ProviderDefaults,
): { tags: Tags; taggable: boolean } {
  if (WORDS.has(type)) return { tags: {}, taggable: false };
  const taggable =
    [...MERGED, ...OWN].some(name => Object.hasOwn(values, name)) ||
    isTagBlocks(values.tag);
  if (!taggable) return { tags: {}, taggable };
  for (const name of MERGED) {
    const merged = values[name];
    if (isRecord(merged) && !isMarker(merged)) {
      return { tags: toTags(merged), taggable };
    }
  }
  const own = OWN.map(name => toTags(values[name]));
  const blocks = isTagBlocks(values.tag) ? fromBlocks(values.tag) : {};
  return {
    tags: Object.assign({}, toTags(defaults.tags), ...own, blocks),
    taggable,
  };
}

/** Maps of text, lists of `{key, value}` and lists of bare names all become one map. */
function toTags(value: unknown): Tags {
  if (isRecord(value)) return { ...value } as Tags;
  if (!Array.isArray(value)) return {};
  if (isTagBlocks(value)) return fromBlocks(value);
  return Object.fromEntries(
    value.filter(item => typeof item === 'string').map(name => [name, '']),
  );
}

function isTagBlocks(value: unknown): value is Record<string, unknown>[] {
  return (
    Array.isArray(value) &&
    (value.length === 0 ||
      value.some(item => isRecord(item) && Object.hasOwn(item, 'key')))
  );
}

function fromBlocks(blocks: Record<string, unknown>[]): Tags {
  return Object.fromEntries(
    blocks
      .filter(block => isRecord(block) && typeof block.key === 'string')
      .map(block => [String(block.key), (block.value ?? '') as Tags[string]]),
  );
}
