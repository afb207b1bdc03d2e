import { DRIFT } from '../../findings/model';
import type { FindingScope } from '../../findings/store/rows';
import type { DriftOfTarget } from '../model/rows';

/** Where findings of the drift of a target are. @internal */
export function scopeOf({
  target_ref: entity,
  environment,
}: Pick<DriftOfTarget, 'target_ref' | 'environment'>): FindingScope {
  return { source: DRIFT, entity, environment };
}
