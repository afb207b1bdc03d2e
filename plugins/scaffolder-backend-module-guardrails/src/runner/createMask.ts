import { findWrapped, type Range } from './findWrapped';

/**
 * Hides what it knows in a line. Two masks in a row would leave the rest of a longer secret after a shorter one, so
 * more secrets make one mask.
 * @internal
 */
export type Mask = ((line: string) => string) & {
  and(secrets: Iterable<string>): Mask;
};

const SHORTEST = 4;
/** What a switch such as AWS_EC2_METADATA_DISABLED holds; hidden, every plan would be full of gaps. */
const SWITCH = /^(true|false)$/i;
/** What Go, and with it Terraform, escapes in JSON besides what everybody does. */
const ESCAPED_BY_GO = /[<>&\u2028\u2029]/g;

/**
 * Hides known secret values in a line: each line of a multi-line secret as well, and each as it is quoted in strings of
 * HCL and JSON, also where Terraform has broken it over lines. All are looked for in the pipeline as it was, so that one
 * inside another one, or one that begins in another one, leaves no rest behind.
 * @internal
 */
export function createMask(secrets: Iterable<string>): Mask {
  const all = [...secrets];
  const parts = all
    .flatMap(secret => [secret, ...secret.split(/\r?\n/)])
    .map(part => part.trim())
    .filter(part => part.length >= SHORTEST && !SWITCH.test(part))
    .flatMap(part => [
      part,
      quoted(part),
      quotedByGo(part),
      quotedInTemplate(part),
    ]);
  const distinct = [...new Set(parts)];
  const findPieces = findWrapped(distinct, SHORTEST);
  const mask = (line: string) =>
    hide(line, [
      ...distinct.flatMap(part => occurrences(line, part)),
      ...findPieces(line),
    ]);
  return Object.assign(mask, {
    and: (others: Iterable<string>) => createMask([...all, ...others]),
  });
}

/** All of them, also where one begins in another one. */
function occurrences(line: string, part: string): Range[] {
  const ranges: Range[] = [];
  for (
    let at = line.indexOf(part);
    at !== -1;
    at = line.indexOf(part, at + 1)
  ) {
    ranges.push([at, at + part.length]);
  }
  return ranges;
}

function hide(line: string, ranges: Range[]): string {
  const inOrder = ranges.sort(([a], [b]) => a - b);
  let shown = '';
  let end = 0;
  for (const [from, to] of inOrder) {
    if (from >= end) shown += `${line.slice(end, from)}***`;
    end = Math.max(end, to);
  }
  return shown + line.slice(end);
}

function quoted(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function quotedByGo(text: string): string {
  return quoted(text).replace(
    ESCAPED_BY_GO,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** As HCL writes a text in which nothing is to be filled in. */
function quotedInTemplate(text: string): string {
  return quoted(text).replace(/[$%](?=\{)/g, sign => sign + sign);
}
