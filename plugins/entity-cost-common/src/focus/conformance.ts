import {
  focusColumn,
  type FocusColumnId,
  focusColumnIds,
  type FocusVersion,
  focusVersions,
} from './columns';

/** How the columns of a file compare with a version of FOCUS. @public */
export type FocusConformance = {
  /** The lowest version that has all columns of the file. */
  version: FocusVersion;
  /** Mandatory columns of that version that the file does not have. */
  missing: FocusColumnId[];
  /** Columns of the file that this version deprecates. */
  deprecated: FocusColumnId[];
};

/**
 * Compares the columns of a file with the specification. A column that is missing here is a gap of the exporter, and
 * many real exports have some; which columns a load cannot do without is said by `essentialColumns`.
 * @public
 */
export function checkConformance(
  present: readonly FocusColumnId[],
): FocusConformance {
  const newest = Math.max(
    0,
    ...present.map(id => focusVersions.indexOf(focusColumn(id).since)),
  );
  const version = focusVersions[newest];
  const known = (since: FocusVersion | undefined) =>
    since !== undefined && focusVersions.indexOf(since) <= newest;
  return {
    version,
    missing: focusColumnIds.filter(id => {
      const { level, since, deprecated } = focusColumn(id);
      return (
        level === 'mandatory' &&
        known(since) &&
        !known(deprecated) &&
        !present.includes(id)
      );
    }),
    deprecated: present.filter(id => known(focusColumn(id).deprecated)),
  };
}
