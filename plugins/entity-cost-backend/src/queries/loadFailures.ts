import { z } from 'zod';
import type { LoadRow } from '../database';

const problemsSchema = z.array(z.object({ code: z.string() }));

/** How codes of faults start that are of the portal or the source, and of no file. @internal */
export const failureStarts = [
  'load-',
  'memory-',
  'reader-',
  'source-',
  'storage-',
];

/** @internal */
export function isFailure(code: string | undefined): boolean {
  return failureStarts.some(start => code?.startsWith(start));
}

/** The code of the first problem of a load. @internal */
export function firstCode({
  problems,
}: Pick<LoadRow, 'problems'>): string | undefined {
  return problemsSchema.safeParse(JSON.parse(problems)).data?.[0]?.code;
}
