import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type {
  BudgetSubject,
  Money,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { createHash } from 'node:crypto';

/** What may be spent on a subject in a month, and where that is from. @internal */
export type Budget = {
  id: string;
  subject: BudgetSubject;
  amount: Money;
  from: 'configuration' | 'api' | 'annotation';
  /** Whether it limits its team: one of configuration or of a manager, never one that a team or an entity sets itself. */
  decides: boolean;
  updatedAt?: number;
  updatedBy?: string;
};

/** A subject has one id, however it is spelled, and one budget in force. @internal */
export function budgetIdOf({ kind, value }: BudgetSubject): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, value]))
    .digest('hex');
}

const entityKinds = {
  entity: undefined,
  owner: 'group',
  system: 'system',
} as const;

/** The subject with its entity in its one spelling; nothing where the value names none. @internal */
export function normalSubject(
  subject: BudgetSubject,
): BudgetSubject | undefined {
  const { kind, value } = subject;
  if (kind === 'environment' || kind === 'cost-center') return subject;
  try {
    const ref = parseEntityRef(value, { defaultKind: entityKinds[kind] });
    const known = ref.kind.toLocaleLowerCase('en-US');
    if (kind === 'owner' && known !== 'group' && known !== 'user') {
      return undefined;
    }
    if (kind === 'system' && known !== 'system') return undefined;
    // a budget of a system is one, whichever way it is named
    return {
      kind: kindOf(known),
      value: stringifyEntityRef(ref),
    };
  } catch {
    return undefined;
  }
}

function kindOf(entityKind: string): BudgetSubject['kind'] {
  if (entityKind === 'group' || entityKind === 'user') return 'owner';
  return entityKind === 'system' ? 'system' : 'entity';
}

/** Whether a subject is an entity of the catalog. @internal */
export function isEntitySubject({ kind }: BudgetSubject): boolean {
  return kind === 'entity' || kind === 'owner' || kind === 'system';
}

/** The subject that an entity is. @internal */
export function subjectOf(ref: string): BudgetSubject {
  return { kind: kindOf(ref.slice(0, ref.indexOf(':'))), value: ref };
}
