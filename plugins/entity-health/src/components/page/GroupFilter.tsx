import { FilterSelect, useFilter } from '@backstage-guardrails/components';
import { useHealth } from '../../hooks';

/** Chooses one of the teams or systems that have endpoints. @internal */
export function GroupFilter(props: { by: 'owner' | 'system'; label: string }) {
  const { by, label } = props;
  const [chosen] = useFilter(by);
  const groups = useHealth(['groups', by], (api, options) =>
    api.listGroups({ by }, options),
  );
  const known =
    groups.status === 'ready'
      ? groups.value.items.flatMap(({ ref }) => ref ?? [])
      : [];
  // What the address names is a choice, also before the others are there.
  const refs = [...new Set(chosen ? [chosen, ...known] : known)].sort();
  return (
    <FilterSelect
      param={by}
      label={label}
      options={refs.map(ref => ({ value: ref, title: nameOf(ref) }))}
    />
  );
}

/** `payments` for `group:default/payments`; the namespace only where it is another. */
function nameOf(ref: string): string {
  return ref.replace(/^[^:]+:(default\/)?/, '');
}
