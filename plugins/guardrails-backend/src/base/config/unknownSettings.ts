import { closestTo } from '@backstage-guardrails/policy-model';
import { SETTINGS } from './settings';

/** A setting that nothing reads, and the one that was most likely meant. */
type UnknownSetting = { path: string; meant?: string };

/**
 * Finds what is configured below `guardrails` and read by nothing. A limit whose name is mistyped is no limit, so this
 * must not pass without a word.
 * @internal
 */
export function unknownSettings(
  value: unknown,
  options: { place: string; within?: string } = { place: 'guardrails' },
): UnknownSetting[] {
  const { place, within = '' } = options;
  if (SETTINGS.includes(within)) return [];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      unknownSettings(item, {
        place: `${place}[${index}]`,
        within: `${within}[]`,
      }),
    );
  }
  if (typeof value !== 'object' || value === null) return [];
  const known = namesBelow(within);
  return Object.entries(value).flatMap(([name, inner]): UnknownSetting[] => {
    const path = `${place}.${name}`;
    if (!known.includes(name)) return [{ path, meant: closestTo(name, known) }];
    return unknownSettings(inner, {
      place: path,
      within: within === '' ? name : `${within}.${name}`,
    });
  });
}

function namesBelow(within: string): string[] {
  const prefix = within === '' ? '' : `${within}.`;
  return [
    ...new Set(
      SETTINGS.filter(setting => setting.startsWith(prefix)).map(
        setting => setting.slice(prefix.length).split(/[.[]/)[0],
      ),
    ),
  ];
}
