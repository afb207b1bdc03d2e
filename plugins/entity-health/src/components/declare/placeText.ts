import type { DeclarationPlace } from '@backstage-guardrails/plugin-entity-health-common';
import type { Translate } from '../../translation';

/** Where a problem is: the annotation with its line or the path into its JSON, or the link. @internal */
export function placeText(options: {
  place: DeclarationPlace;
  annotations: Readonly<Record<string, string>>;
  t: Translate;
}): string {
  const { place, annotations, t } = options;
  if (place.kind === 'link') {
    return t('declare.problems.link', { index: String(place.index + 1) });
  }
  const { annotation, offset, path } = place;
  if (path !== undefined) {
    return t('declare.problems.path', { annotation, path });
  }
  const value = annotations[annotation];
  // A value of one line has no line to point to.
  if (offset === undefined || !value?.includes('\n')) return annotation;
  const line = value.slice(0, offset).split('\n').length;
  return t('declare.problems.line', { annotation, line: String(line) });
}
