import {
  entryHeaderSchema,
  type EntryKind,
} from '@backstage-guardrails/policy-ledger';

/** What one entry says, for those who compare rows with it. @internal */
export type Statement = {
  kind: EntryKind;
  at: string;
  payload: Record<string, unknown>;
};

/**
 * What the ledger says about everything that gives authority, gathered in one pass. Decisions, which are most of a
 * ledger, are passed over.
 * @internal
 */
export class Testimony {
  readonly #statements = new Map<string, Statement[]>();
  /** What entries with an erased payload are about. */
  readonly #erased = new Set<string>();
  readonly #uses = new Map<string, number>();

  take(entry: { headerText: string; payloadText?: string }): void {
    // Cheaper than parsing what will not be asked for.
    if (entry.headerText.includes('"kind":"decision"')) return;
    const header = entryHeaderSchema.parse(JSON.parse(entry.headerText));
    const { kind, at, subjects } = header;
    const ids = [
      subjects.approval,
      subjects.exception,
      subjects.grant,
      subjects.lease,
    ].filter(id => id !== undefined);
    if (entry.payloadText === undefined) {
      ids.forEach(id => this.#erased.add(id));
      return;
    }
    const payload = JSON.parse(entry.payloadText);
    const statement: Statement = { kind, at, payload };
    const loose = [payload.delegation, payload.passkey].filter(
      id => typeof id === 'string',
    );
    for (const id of new Set([...ids, ...loose])) {
      const known = this.#statements.get(id) ?? [];
      known.push(statement);
      this.#statements.set(id, known);
    }
    if (kind !== 'redemption') return;
    for (const id of payload.exceptions ?? []) {
      this.#uses.set(id, (this.#uses.get(id) ?? 0) + 1);
    }
  }

  /** Of one kind of entry about an id, oldest first. */
  about(kind: EntryKind, id: string): Statement[] {
    const kinds = kind === 'lease' ? ['lease', 'break-glass'] : [kind];
    return (this.#statements.get(id) ?? []).filter(statement =>
      kinds.includes(statement.kind),
    );
  }

  isErased(id: string): boolean {
    return this.#erased.has(id);
  }

  /** How often redemptions rested on an exception. */
  usesOf(exception: string): number {
    return this.#uses.get(exception) ?? 0;
  }
}
