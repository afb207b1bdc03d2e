import type {
  HealthGroup,
  HealthStatus,
} from '@backstage-guardrails/plugin-entity-health-common';
import { worstFirst } from '../status/statusLooks';

/** The status of a tile: the worst that its group has. @internal */
export function tileStatus({ counts }: HealthGroup): HealthStatus {
  return worstFirst.find(status => counts[status] > 0) ?? 'unknown';
}
