import { distance } from 'fastest-levenshtein';

/** The known name that a mistyped one most likely means: at most a third of it is different. @public */
export function closestTo(name: string, known: string[]): string | undefined {
  const [best] = known
    .map(candidate => ({ candidate, far: distance(name, candidate) }))
    .sort((a, b) => a.far - b.far);
  return best && best.far <= Math.ceil(name.length / 3)
    ? best.candidate
    : undefined;
}
