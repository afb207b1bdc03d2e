import { Link } from '@backstage/core-components';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { SafeText } from '@backstage-guardrails/components';
import type {
  CostGroup,
  CostGrouping,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { useLocation } from 'react-router-dom';
import { isEntityRef } from '../figures/isEntityRef';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';

/** Into what a group opens, and by which filter. */
const opens: Record<
  Exclude<CostGrouping, 'entity'>,
  { param: string; by: CostGrouping }
> = {
  owner: { param: 'owner', by: 'entity' },
  'cost-center': { param: 'costCenter', by: 'entity' },
  environment: { param: 'environment', by: 'owner' },
  service: { param: 'service', by: 'owner' },
  system: { param: 'system', by: 'entity' },
};

/** The name of a group, which leads to what it is made of. @internal */
export function GroupName(props: { group: CostGroup; groupBy: CostGrouping }) {
  const { group, groupBy } = props;
  const { t } = useTranslation();
  const links = useLinks();
  const { search } = useLocation();
  const params = new URLSearchParams(search);
  params.delete('cursor');
  if (group.unallocated) {
    params.set('view', 'unallocated');
    return <Link to={`?${params}`}>{t('month.unallocated.name')}</Link>;
  }
  if (!group.key) return <>{t(`month.group.none.${groupBy}`)}</>;
  if (groupBy === 'entity') {
    return isEntityRef(group.key) ? (
      <Link to={links.entity(group.key, selectionOf(params))}>
        <EntityDisplayName entityRef={group.key} />
      </Link>
    ) : (
      <SafeText>{group.key}</SafeText>
    );
  }
  const { param, by } = opens[groupBy];
  params.set(param, group.key);
  params.set('by', by);
  params.delete('search');
  return (
    <Link to={`?${params}`}>
      {isEntityRef(group.key) ? (
        <EntityDisplayName entityRef={group.key} />
      ) : (
        <SafeText>{group.key}</SafeText>
      )}
    </Link>
  );
}

/** The month, currency and kind of cost stay as they were chosen. */
function selectionOf(params: URLSearchParams): Record<string, string> {
  return Object.fromEntries(
    ['month', 'currency', 'cost'].flatMap(name => {
      const value = params.get(name);
      return value ? [[name, value]] : [];
    }),
  );
}
