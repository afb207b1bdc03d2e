import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  awsPriceBook,
  type PriceBook,
  priceBookSchema,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { readFile } from 'node:fs/promises';

const KEY = 'guardrails.cost.priceBook';

/** The organisation's prices, or the list prices that are shipped. @internal */
export async function readPriceBook(config: Config): Promise<PriceBook> {
  const path = config.getOptionalString(KEY);
  if (path === undefined) return awsPriceBook;
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new InputError(`${KEY}: cannot read ${path} as JSON`, error);
  }
  const read = priceBookSchema.safeParse(content);
  if (read.success) return read.data;
  const [{ path: at, message }] = read.error.issues;
  throw new InputError(`${KEY}: ${path}, /${at.join('/')}: ${message}`);
}
