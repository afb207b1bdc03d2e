import { z } from 'zod';

/** People read it before they consent: no controls, separators of lines, marks of direction, nothing without width. */
const readable =
  /^[^\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]*$/u;

/** What is asked for, by whom excepted: that is the credential's to say. @internal */
export const accessEvidenceSchema = z.strictObject({
  resource: z.string().min(1).max(400),
  role: z.string().min(1).max(200).regex(readable),
  durationSeconds: z
    .int()
    .positive()
    .max(366 * 24 * 3600),
  purpose: z.string().max(2000).regex(readable),
  incident: z.string().min(1).max(500).regex(readable).optional(),
  breakGlass: z.boolean(),
});
