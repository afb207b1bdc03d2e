import type { Announcement } from '../../announce';

/** One entry of the ledger: its kind, its subjects and the keys of its payload. */
export function ledgerLine(entry: {
  header: string;
  payload: string | null;
}): string {
  const { kind, subjects } = JSON.parse(entry.header);
  const { event, ...payload } = JSON.parse(entry.payload ?? '{}');
  return [
    event === undefined ? kind : `${kind} ${event}`,
    `subjects: ${listed(Object.keys(subjects).sort())}`,
    `payload: ${listed(Object.keys(payload).sort())}`,
  ].join('; ');
}

/** One announcement of the outbox, without ids and times. */
export function outboxLine(content: string): string {
  const { topic, severity, recipients, entity, payload }: Announcement =
    JSON.parse(content);
  return [
    `${topic} (${severity})`,
    `recipients: ${listed(recipients)}`,
    `entity: ${entity ?? 'none'}`,
    `payload: ${listed(Object.keys(payload).sort())}`,
  ].join('; ');
}

/** Names, or that there are none. */
export function listed(names: string[]): string {
  return names.length === 0 ? 'none' : names.join(' ');
}
