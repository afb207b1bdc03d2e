import { useApi, useApiHolder } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  FilterPicker,
  type FilterOption,
} from '@backstage-guardrails/components';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { ruleIdSchema } from '@backstage-guardrails/policy-model';
import { matchesRule } from '../rules/matchesRule';
import { toRef } from './searchFilter';

const SUGGESTED = 10;

type PickerProps = { param: string; label: string };

/** Picks what decisions are about. @internal */
export function EntityPicker(props: PickerProps) {
  const suggest = useCatalogNames([
    'Component',
    'Resource',
    'System',
    'API',
    'Domain',
  ]);
  return <FilterPicker {...props} suggest={suggest} read={toRef} />;
}

/** Picks who owns something. @internal */
export function OwnerPicker(props: PickerProps) {
  const suggest = useCatalogNames(['Group', 'User']);
  return <FilterPicker {...props} suggest={suggest} read={toRef} />;
}

/** Picks who requested something; programs are not in the catalog, and their names are taken as they are. @internal */
export function PersonPicker(props: PickerProps) {
  const suggest = useCatalogNames(['User']);
  return (
    <FilterPicker
      {...props}
      suggest={suggest}
      read={typed => (/^[a-z]+:./.test(typed) ? typed : undefined)}
    />
  );
}

/** Picks a rule of the policy in force; ids of earlier rules are taken as they are. @internal */
export function RulePicker(props: PickerProps) {
  const api = useApi(guardrailsApiRef);
  return (
    <FilterPicker
      {...props}
      read={typed => ruleIdSchema.safeParse(typed).data}
      suggest={async (typed, options) => {
        const { rules } = await api.listRules(options);
        return rules
          .filter(rule => matchesRule(rule, typed))
          .slice(0, SUGGESTED)
          .map(({ id, title }) => ({ value: id, title: `${id}: ${title}` }));
      }}
    />
  );
}

function useCatalogNames(
  kinds: string[],
): (typed: string) => Promise<FilterOption[]> {
  const catalog = useApiHolder().get(catalogApiRef);
  return async typed => {
    const found = await catalog?.queryEntities({
      filter: { kind: kinds },
      fullTextFilter: {
        term: typed,
        fields: ['metadata.name', 'metadata.title', 'spec.profile.displayName'],
      },
      fields: ['kind', 'metadata.name', 'metadata.namespace', 'metadata.title'],
      limit: SUGGESTED,
    });
    return (found?.items ?? []).map(toOption);
  };
}

function toOption(entity: Entity): FilterOption {
  const value = stringifyEntityRef(entity);
  const { title } = entity.metadata;
  return { value, title: title ? `${title} (${value})` : value };
}
