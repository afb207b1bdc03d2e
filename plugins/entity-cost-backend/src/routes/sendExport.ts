import { EntityCostError } from '@backstage-guardrails/plugin-entity-cost-common';
import type { Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { csvOf, jsonOf } from './exportText';

/** @internal */
export const MAX_EXPORTED_ROWS = 50_000;

/** A file that ends early would look like all of it. @internal */
export function exportTooLarge(fix: string): EntityCostError {
  return new EntityCostError({
    code: 'export-too-large',
    message: `An export has at most ${MAX_EXPORTED_ROWS} rows. ${fix}`,
  });
}

/** Sends rows as a file. @internal */
export async function sendExport<Column extends string>(
  response: Response,
  options: {
    name: string;
    format: 'csv' | 'json';
    columns: readonly Column[];
    rows: Iterable<Record<Column, string>>;
  },
): Promise<void> {
  const { name, format, columns, rows } = options;
  response.status(200);
  response.type(format === 'csv' ? 'text/csv' : 'application/json');
  response.set({
    'Content-Disposition': `attachment; filename="${name}.${format}"`,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  await pipeline(
    Readable.from(format === 'csv' ? csvOf(columns, rows) : jsonOf(rows)),
    response,
  );
}
