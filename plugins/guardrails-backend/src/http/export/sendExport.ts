import type express from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { csvOf, jsonOf, type ExportColumns } from './exportText';

/** Answers with a file, while its rows are read. @internal */
export async function sendExport<Item>(
  response: Pick<express.Response, 'status' | 'type' | 'set'> &
    NodeJS.WritableStream,
  file: {
    name: string;
    format: 'csv' | 'json';
    items: AsyncIterable<Item>;
    columns: ExportColumns<Item>;
  },
): Promise<void> {
  const { name, format, items, columns } = file;
  response.status(200);
  response.type(format === 'csv' ? 'text/csv' : 'application/json');
  response.set({
    'Content-Disposition': `attachment; filename="${name}.${format}"`,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  const text = format === 'csv' ? csvOf(items, columns) : jsonOf(items);
  await pipeline(Readable.from(text), response);
}
