import { exceptionInForceSchema } from '@backstage-guardrails/policy-model';
import { z } from 'zod';
import { CliError } from '../errors';
import type { Host } from '../host';
import { serverOf, type ServerCalls } from '../server';

const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().optional() });

const exceptionSchema = z.object({
  id: z.string().max(100),
  decision: z.string().max(100),
  contract: exceptionInForceSchema,
});
const approvalSchema = z.object({
  id: z.string().max(100),
  title: z.string(),
  subject: z.union([
    z.object({ kind: z.literal('change'), decision: z.string().max(100) }),
    z.object({ kind: z.string(), decision: z.undefined().optional() }),
  ]),
});
const exceptionsSchema = pageOf(z.object({ id: z.string().max(100) }));
const approvalsSchema = pageOf(approvalSchema);

/** @internal */
export type ReadException = z.infer<typeof exceptionSchema>;
/** @internal */
export type ReadApproval = z.infer<typeof approvalSchema>;

/** Exceptions and requests for approval that a server has in force, as far as the token may read them. @internal */
export class ConsentServer {
  readonly #ask: ServerCalls;

  constructor(options: { server: string; host: Host }) {
    this.#ask = serverOf(options);
  }

  /** Those that waive something now, and requests that can be granted any time. */
  async *exceptions(): AsyncGenerator<ReadException> {
    for (const state of ['active', 'requested'] as const) {
      const page = (cursor?: string) =>
        this.#ask(client =>
          client.listExceptions({
            filter: { state: [state] },
            limit: 100,
            cursor,
          }),
        );
      for await (const { id } of itemsOf(exceptionsSchema, page)) {
        const answer = await this.#ask(client => client.getException(id));
        yield parsed(exceptionSchema, answer);
      }
    }
  }

  /** Open ones, and those that were given and not used yet. */
  async *approvals(): AsyncGenerator<ReadApproval> {
    for (const state of ['open', 'approved'] as const) {
      const page = (cursor?: string) =>
        this.#ask(client =>
          client.listApprovals({
            filter: { state: [state] },
            limit: 100,
            cursor,
          }),
        );
      yield* itemsOf(approvalsSchema, page);
    }
  }
}

async function* itemsOf<Item>(
  schema: z.ZodType<{ items: Item[]; nextCursor?: string }>,
  page: (cursor?: string) => Promise<unknown>,
): AsyncGenerator<Item> {
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = parsed(schema, await page(cursor));
    yield* items;
    cursor = nextCursor;
  } while (cursor !== undefined);
}

function parsed<T>(schema: z.ZodType<T>, answer: unknown): T {
  const result = schema.safeParse(answer);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new CliError({
    code: 'server-answer-invalid',
    message: `The server's answer is not what this version of guardrails reads, at ${issue.path.join(
      '.',
    )}. Use the version of the server.`,
  });
}
