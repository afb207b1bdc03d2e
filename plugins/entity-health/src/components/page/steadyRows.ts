import type { EndpointHealth } from '@backstage-guardrails/plugin-entity-health-common';

/** The rows a reader has before them, and what became of them since. @internal */
type SteadyRows = {
  /** In the order that is shown, each as new as it can be. */
  rows: EndpointHealth[];
  /** Rows whose status is another than when the order was made. */
  changed: number;
  /** Whether the list as it is now has other rows or another order. */
  moved: boolean;
};

/**
 * Brings new answers into the order that is shown: rows keep their places while they are read. A row that is no longer in
 * the list stays as it was.
 * @internal
 */
export function steadyRows(
  shown: readonly EndpointHealth[],
  latest: readonly EndpointHealth[],
): SteadyRows {
  const news = new Map(latest.map(row => [row.id, row]));
  const rows = shown.map(row => news.get(row.id) ?? row);
  return {
    rows,
    changed: rows.filter((row, index) => row.status !== shown[index].status)
      .length,
    moved:
      shown.length !== latest.length ||
      shown.some(({ id }, index) => id !== latest[index].id),
  };
}
