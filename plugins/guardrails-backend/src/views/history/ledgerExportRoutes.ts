import {
  GuardrailsError,
  ledgerReadPermission,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Request } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { AccessControl } from '../../identity/access';
import type { Caller } from '../../identity/actors';
import type { StreamRoutes } from '../../http';
import { csvOf, jsonLinesOf, type LedgerReader } from '../../record/ledger';

const querySchema = z.strictObject({
  format: z.enum(['jsonl', 'csv']).default('jsonl'),
  epoch: z.coerce.number().int().positive().max(2_147_483_647).optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
});

const formats = {
  jsonl: { type: 'application/jsonl; charset=utf-8', lines: jsonLinesOf },
  csv: { type: 'text/csv; charset=utf-8', lines: csvOf },
};

/**
 * Entries of an interval as a stream. Pages are read as fast as the receiver takes them; one that goes away ends the
 * reading, and one that is cut off has fewer entries than the head of the export says, so it does not verify.
 * @internal
 */
export function addLedgerExportRoutes(
  { router, during }: Parameters<StreamRoutes>[0],
  { access, ledger }: { access: AccessControl; ledger: LedgerReader },
): void {
  router.get('/ledger/export', async (request, response) => {
    const { format, ...interval } = parseQuery(request);
    const exported = await during(
      request,
      { id: 'ledger-export', severity: 'medium' },
      async caller => {
        await access.require(ledgerReadPermission, caller.credentials);
        requireReader(caller);
        return ledger.export(interval);
      },
    );
    const { type, lines } = formats[format];
    response.setHeader('Content-Type', type);
    response.setHeader(
      'Content-Disposition',
      `attachment; filename="ledger.${format}"`,
    );
    await pipeline(Readable.from(lines(exported)), response);
  });
}

function parseQuery(request: Request): z.infer<typeof querySchema> {
  const parsed = querySchema.safeParse(request.query);
  if (parsed.success) return parsed.data;
  const [{ path }] = parsed.error.issues;
  throw new GuardrailsError({
    code: 'bad-request',
    message: `The query is not valid${
      path.length ? ` at ${path.join('.')}` : ''
    }.`,
  });
}

/** Exports hold what was recorded about all teams. */
function requireReader(caller: Caller): void {
  if (caller.reader) return;
  throw new GuardrailsError({
    code: 'not-allowed',
    message:
      'An export contains records of all teams. Only members of guardrails.access.readers can export.',
  });
}
