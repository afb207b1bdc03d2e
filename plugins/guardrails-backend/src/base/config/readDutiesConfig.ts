import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { Duty } from '@backstage-guardrails/plugin-guardrails-common';

/** @internal */
export type DutiesConfig = {
  /** Pairs of duties that one human must not hold in one change. */
  conflicts: [Duty, Duty][];
};

const duties: readonly Duty[] = [
  'request',
  'author',
  'review',
  'approve',
  'deploy',
  'administer-policy',
  'administer-pipeline',
];

/** Nobody approves what they asked for or wrote: configuration can add to these, not take them away. */
const always: [Duty, Duty][] = [
  ['request', 'approve'],
  ['author', 'approve'],
];

const usual: [Duty, Duty][] = [
  ['approve', 'deploy'],
  ['approve', 'administer-policy'],
  ['approve', 'administer-pipeline'],
];

/** @internal */
export function readDutiesConfig(config: Config | undefined): DutiesConfig {
  const configured = config?.getOptional<unknown>('duties.conflicts');
  const further = configured === undefined ? usual : readPairs(configured);
  const pairs = new Map(
    [...always, ...further].map(pair => [[...pair].sort().join('/'), pair]),
  );
  return { conflicts: [...pairs.values()] };
}

function readPairs(value: unknown): [Duty, Duty][] {
  if (!Array.isArray(value)) {
    throw new InputError(
      'guardrails.duties.conflicts: must be a list of pairs',
    );
  }
  return value.map((pair: unknown, index) => {
    const [one, other, ...more] = (Array.isArray(pair) ? pair : []).map(item =>
      duties.find(duty => duty === item),
    );
    if (!one || !other || one === other || more.length > 0) {
      throw new InputError(
        `guardrails.duties.conflicts[${index}]: must be two different duties of ${duties.join(
          ', ',
        )}`,
      );
    }
    return [one, other];
  });
}
