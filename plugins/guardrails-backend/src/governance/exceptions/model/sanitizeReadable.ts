import { sanitizeText } from '../../approvals/model/sanitizeText';

/** A character that leaves ink, or is shown as an escape; the API description has the same class as `Words`. */
const READABLE =
  /[^\p{Cc}\u0020\u00A0\u00AD\u034F\u061C\u115F\u1160\u1680\u17B4\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u206F\u2800\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB]/u;

/** What a person wrote, made plain; empty where nothing in it can be read. @internal */
export function sanitizeReadable(text: string): string {
  return READABLE.test(text) ? sanitizeText(text) : '';
}
