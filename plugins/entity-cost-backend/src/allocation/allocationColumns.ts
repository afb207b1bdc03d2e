import {
  allocate,
  type AllocationRule,
  type CatalogIndex,
  type CostSubject,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { AllocationRow } from '../database';

/** Whose a subject is, as the table of allocations has it. @internal */
export function allocationColumns(options: {
  subject: CostSubject;
  rules: readonly AllocationRule[];
  catalog: CatalogIndex;
}): Omit<AllocationRow, 'run_id' | 'subject_id'> {
  const allocation = allocate(options);
  const { contestedBy } = allocation;
  const contested_by = contestedBy.length ? JSON.stringify(contestedBy) : null;
  if (allocation.state === 'unallocated') {
    return {
      entity_ref: null,
      owner: null,
      kind: 'unallocated',
      rule: '',
      reason: allocation.reason,
      contested_by,
    };
  }
  const { entity, owner, by } = allocation;
  return {
    entity_ref: entity,
    owner,
    kind: by.kind,
    rule: by.kind === 'annotation' ? by.annotation : by.rule,
    reason: null,
    contested_by,
  };
}
