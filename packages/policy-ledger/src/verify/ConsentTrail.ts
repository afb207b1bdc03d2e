import { entryHeaderSchema } from '../entry';
import type { StoredEntry } from './verifyStoredPayload';

type Trail = { requested: boolean; erased: boolean; consents: Set<string> };

/**
 * Follows approvals from entry to entry: an approval that is used must rest on consents that are on the log before
 * it. A log without such an entry is whole and signed all the same, so no proof finds it.
 *
 * What began before the first entry that is shown, or was erased, is not judged.
 * @public
 */
export class ConsentTrail {
  readonly #trails = new Map<string, Trail>();

  /** What is wrong with this entry, the next one of the log, where something is. */
  take(entry: StoredEntry): string | undefined {
    const header = headerOf(entry.headerText);
    const approval = header?.subjects.approval;
    if (header?.kind !== 'approval' || approval === undefined) return undefined;
    const trail = this.#trails.get(approval) ?? {
      requested: false,
      erased: false,
      consents: new Set<string>(),
    };
    this.#trails.set(approval, trail);
    if (entry.payloadText === undefined) {
      trail.erased = true;
      return undefined;
    }
    const { event, consent, consents } = payloadOf(entry.payloadText);
    if (event === 'requested') trail.requested = true;
    if (event === 'consented' && typeof consent === 'string') {
      trail.consents.add(consent);
    }
    if (event === 'consent-withdrawn') trail.consents.delete(String(consent));
    if (event !== 'redeemed') return undefined;
    // It is used once: nothing that follows can refer to it.
    this.#trails.delete(approval);
    if (!trail.requested || trail.erased) return undefined;
    const used = Array.isArray(consents) ? consents : [];
    const unknown = used.find(id => !trail.consents.has(String(id)));
    if (used.length > 0 && unknown === undefined) return undefined;
    return used.length === 0
      ? `The approval ${approval} was used without any consent.`
      : `The approval ${approval} was used upon the consent ${unknown}, which is not on the log.`;
  }
}

function headerOf(text: string) {
  try {
    return entryHeaderSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function payloadOf(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)
    : {};
}
