/** Servers refuse a request with more than 8 to 16 KiB of headers, the address included. */
const LONGEST = 6_000;

/**
 * The query of an address that opens a form with values, as the scaffolder reads it. Where they are too long for an
 * address, the longest are left out.
 * @internal
 */
export function formQuery(values: Record<string, unknown>): {
  query: string;
  /** Names of the values that are left out. */
  leftOut: string[];
} {
  const kept = Object.entries(values);
  const leftOut: string[] = [];
  while (queryOf(kept).length > LONGEST) {
    const lengths = kept.map(entry => queryOf([entry]).length);
    const longest = lengths.indexOf(Math.max(...lengths));
    leftOut.push(...kept.splice(longest, 1).map(([name]) => name));
  }
  return { query: queryOf(kept), leftOut };
}

function queryOf(entries: [string, unknown][]): string {
  const formData = JSON.stringify(Object.fromEntries(entries));
  return `?${new URLSearchParams({ formData })}`;
}
