import { z } from 'zod';

/**
 * A price of something that a resource is charged for: `price` a month or hour, times a quantity of the resource.
 *
 * - `where`: attributes that must have this value; a list of them in `block` is charged for each.
 * - `implied`: the resource has one such block even where a plan does not show it.
 * - `times`: the attribute that says how much; `otherwise` where the resource does not say it.
 * @public
 */
export type Price = {
  type: string;
  region: string;
  /** The list of blocks of the resource that is charged, such as `ebs_block_device`. */
  block?: string;
  implied?: true;
  where?: Readonly<Record<string, string | readonly string[]>>;
  price: string;
  per: 'hour' | 'month';
  times?: { attribute: string; otherwise?: string };
};

/** Prices as data, where no other estimate is at hand. @public */
export type PriceBook = {
  /** The day of the newest price, `2026-03-01`. */
  date: string;
  currency: string;
  /** Where the prices are from. */
  sources: readonly string[];
  /** Plain text: what costs something and is not in the book. */
  notCovered: readonly string[];
  /** Types of resources that cost nothing by themselves. */
  free: readonly string[];
  prices: readonly Price[];
};

const decimalText = z.string().regex(/^\d{1,12}(?:\.\d{1,18})?$/);

/** Checks a price book of an organisation. @public */
export const priceBookSchema: z.ZodType<PriceBook> = z.strictObject({
  date: z.iso.date(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  sources: z.array(z.string().min(1)).min(1),
  notCovered: z.array(z.string().min(1)),
  free: z.array(z.string().min(1)),
  prices: z
    .array(
      z.strictObject({
        type: z.string().min(1),
        region: z.string().min(1),
        block: z.string().min(1).optional(),
        implied: z.literal(true).optional(),
        where: z
          .record(z.string(), z.union([z.string(), z.array(z.string()).min(1)]))
          .optional(),
        price: decimalText,
        per: z.enum(['hour', 'month']),
        times: z
          .strictObject({
            attribute: z.string().min(1),
            otherwise: decimalText.optional(),
          })
          .optional(),
      }),
    )
    .max(100_000),
});
