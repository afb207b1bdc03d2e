import { escapeForDisplay } from '@backstage-guardrails/display-text';
import type { Replayed } from './Replayed';

const headlines: Record<
  Replayed['status'],
  { sign: string; words: string; colour: string }
> = {
  identical: { sign: '✓', words: 'Identical', colour: '32' },
  differs: { sign: '✗', words: 'Differs', colour: '31' },
  tampered: { sign: '✗', words: 'Tampered with', colour: '31' },
  erased: { sign: '-', words: 'Erased', colour: '33' },
  failed: { sign: '✗', words: 'Replay failed', colour: '33' },
};

/** A replay for people. Whatever a server says is escaped, so it cannot forge a line. @internal */
export function toText(options: {
  replayed: Replayed;
  colours: boolean;
}): string {
  const { replayed, colours } = options;
  const { sign, words, colour } = headlines[replayed.status];
  const headline = `${sign} ${words}: ${escapeForDisplay(replayed.decision)}`;
  return [
    colours ? `\u001b[1;${colour}m${headline}\u001b[0m` : headline,
    ...linesOf(replayed).map(line => `  ${escapeForDisplay(line)}`),
    '',
  ].join('\n');
}

function linesOf(replayed: Replayed): string[] {
  switch (replayed.status) {
    case 'identical':
      return [`${replayed.outcome}, verdict ${replayed.digest}`];
    case 'differs':
      return [
        `recorded ${replayed.recorded} by ${replayed.engine}`,
        `replayed ${replayed.replayed}`,
        ...replayed.differences.map(
          ({ path, ...sides }) =>
            `${path || '/'}: recorded ${shown(
              sides.recorded,
            )}, replayed ${shown(sides.replayed)}`,
        ),
      ];
    case 'tampered':
      return [
        `The ${replayed.part} changed after the decision: expected ${replayed.named}, found ${replayed.found}`,
      ];
    case 'erased':
      return replayed.erased.map(
        ({ part, erasedAt, erasedBy }) =>
          `The ${part} ${part === 'parameters' ? 'were' : 'was'} deleted${
            erasedAt ? ` on ${erasedAt}` : ''
          }, by ${erasedBy}`,
      );
    case 'failed':
      return [`${replayed.message} [${replayed.code}]`];
    default:
      throw new TypeError(`Not a replay: ${replayed satisfies never}`);
  }
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length <= 200 ? text : `${text.slice(0, 200)}…`;
}
