import { displayText } from '@backstage-guardrails/display-text';

/** Why an annotation of an entity is refused. @public */
export type AnnotationProblemCode =
  | 'annotation-too-long'
  | 'pair-invalid'
  | 'pair-duplicate'
  | 'pairs-too-many'
  | 'pairs-missing'
  | 'selector-invalid'
  | 'value-invalid'
  | 'budget-invalid';

/** A fault of an annotation: where it is, what it is, and what to write instead. @public */
export type AnnotationProblem = {
  code: AnnotationProblemCode;
  annotation: string;
  /** The character of the value, counted from 0. */
  offset: number;
  /** Plain text, one sentence. */
  message: string;
  /** Plain text, one sentence: what to do. */
  fix: string;
};

/** Characters of an annotation. @public */
export const MAX_ANNOTATION_LENGTH = 4_096;

/** @internal */
export function tooLong(annotation: string, value: string): AnnotationProblem {
  return {
    code: 'annotation-too-long',
    annotation,
    offset: MAX_ANNOTATION_LENGTH,
    message: `The annotation has ${value.length} characters.`,
    fix: `Use at most ${MAX_ANNOTATION_LENGTH} characters.`,
  };
}

/** A piece of a value within a message. @internal */
export function quoted(text: string): string {
  return `"${displayText(text, 60).replace(/"/g, "'")}"`;
}
