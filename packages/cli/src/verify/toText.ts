import { escapeForDisplay } from '@backstage-guardrails/display-text';
import type {
  ReceiptVerification,
  VerificationStep,
} from '@backstage-guardrails/policy-ledger';

const headlines: Record<
  ReceiptVerification['status'],
  { sign: string; words: string; colour: string }
> = {
  verified: { sign: '✓', words: 'Verified', colour: '32' },
  refused: { sign: '✗', words: 'Verification failed', colour: '31' },
  undecided: { sign: '✗', words: 'Cannot verify', colour: '33' },
};

const signs: Record<VerificationStep['status'], string> = {
  proved: '✓',
  open: '◆',
  refused: '✗',
  undecided: '✗',
  skipped: '-',
};

/** A verification for people, one line a step. Whatever a receipt says is escaped, so it cannot forge a line. @internal */
export function toText(options: {
  result: ReceiptVerification;
  file: string;
  colours: boolean;
}): string {
  const { result, file, colours } = options;
  const { sign, words, colour } = headlines[result.status];
  const headline = `${sign} ${words}: ${escapeForDisplay(file)}`;
  return [
    colours ? `\u001b[1;${colour}m${headline}\u001b[0m` : headline,
    ...result.steps.map(line),
    '',
  ].join('\n');
}

function line(step: VerificationStep): string {
  const name = step.step.padEnd(15);
  const code = 'code' in step ? ` [${step.code}]` : '';
  return `  ${signs[step.status]} ${name} ${escapeForDisplay(
    step.message,
  )}${code}`;
}
