import type { JsonValue } from '@backstage/types';
import { hideSensitive } from './hideSensitive';
import { hideStrays } from './hideStrays';
import { refuseInexactNumbers } from './refuseInexactNumbers';
import type { SealedValue } from './SealedValue';

/** So many values are sealed in one call, and so many characters of them. */
const CALL = { values: 500, characters: 200_000 };

/**
 * A plan in which a seal stands for every value that Terraform marks as sensitive, so that neither the evidence nor
 * its digest tells one. Equal values have equal seals: what is evaluated sees whether a secret stays or changes.
 *
 * Terraform follows a sensitive variable through the configuration, so what is derived from it is marked as well.
 * What it does not mark is never hidden for being equal to a secret, because whoever chooses the secret could then
 * hide any other value from the rules: such a plan is refused.
 * @internal
 */
export async function withholdSecrets(options: {
  /** What `terraform show -json` says. */
  bytes: Buffer;
  /** Names of the variables that came from secrets. */
  variables: string[];
  /** Every text in their values. */
  secrets: string[];
  seal: (values: JsonValue[]) => Promise<string[]>;
}): Promise<Buffer> {
  const { bytes, variables, secrets, seal } = options;
  const text = bytes.toString('utf8');
  refuseInexactNumbers(text);
  const plan = JSON.parse(text);
  const hidden = hideSensitive(plan, variables);
  const strays = hideStrays({ plan, hidden, secrets });
  await sealAll([...hidden, ...strays], seal);
  return Buffer.from(JSON.stringify(plan));
}

async function sealAll(
  values: SealedValue[],
  seal: (values: JsonValue[]) => Promise<string[]>,
): Promise<void> {
  const distinct = new Map<string, SealedValue[]>();
  for (const sealed of values) {
    const key = JSON.stringify(sealed.value);
    const same = distinct.get(key);
    if (same) same.push(sealed);
    else distinct.set(key, [sealed]);
  }
  for (const batch of splitBatches([...distinct.entries()])) {
    const seals = await seal(batch.map(([, [{ value }]]) => value));
    batch.forEach(([, same], i) =>
      same.forEach(sealed => {
        sealed.seal = seals[i];
      }),
    );
  }
}

function splitBatches<T>(entries: [string, T][]): [string, T][][] {
  const batches: [string, T][][] = [];
  let characters = Infinity;
  for (const entry of entries) {
    characters += entry[0].length;
    const last = batches.at(-1);
    if (last && last.length < CALL.values && characters <= CALL.characters) {
      last.push(entry);
    } else {
      batches.push([entry]);
      characters = entry[0].length;
    }
  }
  return batches;
}
