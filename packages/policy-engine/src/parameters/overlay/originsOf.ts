import type {
  EnvironmentClass,
  ParameterSet,
} from '@backstage-guardrails/policy-model';
import type { OverlaySet } from './overlaySchema';

/** From the shipped parameters, from the file, or merged of both. @public */
export type Origin = 'shipped' | 'file' | 'merged';

/** By class of environments and place in it, such as `values.maximumNodes`, `rules.network/flow-logs`, `approvers`. @public */
export type Origins = Record<EnvironmentClass, Record<string, Origin>>;

/** @internal */
export function originsOf(options: {
  own: OverlaySet;
  base: ParameterSet;
  /** Values in which something shipped is left. */
  kept?: Set<string>;
}): Record<string, Origin> {
  const { own, base, kept } = options;
  return {
    ...placed(base, () => 'shipped'),
    ...placed(own, value =>
      value !== undefined && kept?.has(value) ? 'merged' : 'file',
    ),
  };
}

function placed(
  set: OverlaySet,
  origin: (value?: string) => Origin,
): Record<string, Origin> {
  const { values = {}, rules = {}, ...others } = set;
  return Object.fromEntries([
    ...Object.keys(values).map(name => [`values.${name}`, origin(name)]),
    ...Object.keys(rules).map(id => [`rules.${id}`, origin()]),
    ...Object.keys(others).map(name => [name, origin()]),
  ]);
}
