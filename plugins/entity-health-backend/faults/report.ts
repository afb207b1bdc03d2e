/** What a fault found. */
export type FaultResult = {
  name: string;
  faults: number;
  acknowledged: number;
  /** In words, what was recorded and is not there, or is there twice. */
  missing: string[];
};

/** Prints figures as `scripts/faults.mjs` reads them. A fault that cannot be told of is no result. */
export async function report(
  work: () => Promise<FaultResult[]>,
): Promise<void> {
  try {
    process.stdout.write(`${JSON.stringify(await work())}\n`);
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${(error as Error).stack}\n`);
    process.exit(1);
  }
}
