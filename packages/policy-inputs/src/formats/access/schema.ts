import { z } from 'zod';

/** No control characters and nothing that turns the direction of text: people read it before they consent. */
const readable = /^[^\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]*$/u;

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
