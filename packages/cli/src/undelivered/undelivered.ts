import { z } from 'zod';
import { escapeForDisplay } from '@backstage-guardrails/display-text';
import type { Command } from '../arguments';
import { CliError } from '../errors';
import type { Host } from '../host';
import { serverOf, type ServerCalls } from '../server';

const undeliveredSchema = z.object({
  id: z.string(),
  receiver: z.string(),
  topic: z.string(),
  title: z.string(),
  link: z.string(),
  announcedAt: z.string(),
  attempts: z.number(),
  failure: z.string(),
  deadAt: z.string().optional(),
});
type Item = z.infer<typeof undeliveredSchema>;

const pageSchema = z.object({
  items: z.array(undeliveredSchema),
  nextCursor: z.string().optional(),
});

/**
 * Lists what receivers did not take, or has it sent again; answers with 1 where anything was given up and is not
 * sent again, so that a schedule can alarm.
 * @internal
 */
export async function undelivered(
  command: Extract<Command, { name: 'undelivered' }>,
  host: Host,
): Promise<number> {
  const { resend, output } = command;
  const ask = serverOf({ server: command.server, host });
  const items: Item[] = [];
  for await (const item of itemsOf(ask)) items.push(item);
  const sent =
    resend === undefined
      ? []
      : items.filter(
          ({ id, deadAt }) => id === resend || (resend === 'all' && deadAt),
        );
  for (const { id } of sent) {
    await ask(client => client.resendUndelivered(id));
  }
  if (resend !== undefined && resend !== 'all' && sent.length === 0) {
    throw new CliError({
      code: 'usage',
      message: `No failed delivery has the id ${resend}.`,
    });
  }
  const resent = sent.map(({ id }) => id);
  host.out(
    output === 'json'
      ? `${JSON.stringify({ items, resent }, null, 2)}\n`
      : toText(items, resent),
  );
  return items.some(({ id, deadAt }) => deadAt && !resent.includes(id)) ? 1 : 0;
}

async function* itemsOf(ask: ServerCalls): AsyncGenerator<Item> {
  let cursor: string | undefined;
  do {
    const page = await pageOf(ask, cursor);
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}

async function pageOf(ask: ServerCalls, cursor: string | undefined) {
  const answer = await ask(client =>
    client.listUndelivered({ limit: 200, cursor }),
  );
  const parsed = pageSchema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new CliError({
    code: 'server-answer-invalid',
    message: "The server's answer is not a list of deliveries.",
  });
}

function toText(items: Item[], resent: string[]): string {
  const lines = items.flatMap(item => [
    `${stateOf(item, resent)} ${item.id} ${item.receiver}`,
    `  ${item.topic}: ${item.title}`,
    `  announced ${item.announcedAt}, ${item.attempts} attempts: ${item.failure}`,
  ]);
  const all = items.length === 0 ? ['All deliveries succeeded.'] : lines;
  return all.map(line => `${escapeForDisplay(line)}\n`).join('');
}

function stateOf({ id, deadAt }: Item, resent: string[]): string {
  if (resent.includes(id)) return '✓ Resent:';
  return deadAt === undefined ? '◆ Retrying:' : '✗ Failed:';
}
