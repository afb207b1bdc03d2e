import {
  type AnnotationProblem,
  MAX_ANNOTATION_LENGTH,
  quoted,
  tooLong,
} from './problems';

/** A tag and the value that it must have. */
type Pair = { key: string; value: string };

const MAX_PAIRS = 20;

/**
 * Reads `key=value` pairs, separated by commas. They are taken whole or not at all: with a pair less, an entity would
 * claim more than its team asked for.
 * @internal
 */
export function parsePairs(
  annotation: string,
  value: string,
): { pairs: Pair[]; problems: AnnotationProblem[] } {
  const problems: AnnotationProblem[] = [];
  const report = (
    offset: number,
    problem: Pick<AnnotationProblem, 'code' | 'message' | 'fix'>,
  ) => problems.push({ annotation, offset, ...problem });
  if (value.length > MAX_ANNOTATION_LENGTH) {
    return { pairs: [], problems: [tooLong(annotation, value)] };
  }
  const pairs = new Map<string, string>();
  let offset = 0;
  for (const entry of value.split(',')) {
    const start = offset + entry.length - entry.trimStart().length;
    offset += entry.length + 1;
    const text = entry.trim();
    const [, key = '', wanted = ''] = /^([^=]+?)\s*=\s*(.+)$/.exec(text) ?? [];
    if (text === '' && value.trim() === '') {
      report(0, {
        code: 'pairs-missing',
        message: 'The annotation is empty.',
        fix: 'Write key=value pairs, separated by commas.',
      });
    } else if (key === '') {
      report(start, {
        code: 'pair-invalid',
        message: `${quoted(text)} is not a pair.`,
        fix: 'Write key=value.',
      });
    } else if (pairs.has(key)) {
      report(start, {
        code: 'pair-duplicate',
        message: `${quoted(key)} has two values, and no cost has both.`,
        fix: 'Keep one of them.',
      });
    } else {
      pairs.set(key, wanted);
    }
    if (pairs.size > MAX_PAIRS || problems.length > MAX_PAIRS) {
      report(start, {
        code: 'pairs-too-many',
        message: `The annotation has more than ${MAX_PAIRS} pairs.`,
        fix: `Use at most ${MAX_PAIRS} pairs.`,
      });
      break;
    }
  }
  return problems.length
    ? { pairs: [], problems }
    : {
        pairs: [...pairs].map(([key, wanted]) => ({ key, value: wanted })),
        problems,
      };
}
