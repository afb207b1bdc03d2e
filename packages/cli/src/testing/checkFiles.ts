import { guardrails } from './guardrails';

/** One decision as `--output json` prints it. */
type PrintedDecision = {
  file: string;
  outcome: 'allow' | 'warn' | 'needs-approval' | 'deny';
  findings: Array<Record<string, unknown>>;
  obligations: Array<{ kind: string }>;
};

/** Judges several files in one process and answers by file. @internal */
export async function checkFiles(
  files: string[],
  options: string[],
): Promise<Map<string, PrintedDecision | { error: string }>> {
  const { out, err } = await guardrails([
    'check',
    ...files,
    ...options,
    '--output',
    'json',
  ]);
  if (out === '') throw new Error(err);
  const { decisions, errors } = JSON.parse(out) as {
    decisions: PrintedDecision[];
    errors: Array<{ file: string; code: string }>;
  };
  return new Map<string, PrintedDecision | { error: string }>([
    ...decisions.map(decision => [decision.file, decision] as const),
    ...errors.map(({ file, code }) => [file, { error: code }] as const),
  ]);
}
