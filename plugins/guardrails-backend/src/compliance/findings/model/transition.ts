import type { FindingLife, FindingState, Moment } from './FindingLife';
import type { Observation } from './Observation';

type Sighting = Extract<Observation, { kind: 'proposed' | 'found' }>;

/**
 * What becomes of a finding by one observation.
 *
 * Only `absent` resolves, and only a source that looked at the place says so. An observation that comes late, as
 * history does, never takes back what a later one said: it can only tell that a finding is older than was known.
 * @internal
 */
export function transition(
  life: FindingLife | undefined,
  observation: Observation,
  options: { imported: boolean } = { imported: false },
): FindingLife | undefined {
  if (!life) return begin(observation, options);
  const order = compareMoments(observation.moment, life.observed);
  if (order === 0) return life;
  if (order < 0) return learnEarlier(life, observation);
  switch (observation.kind) {
    case 'proposed':
      return propose(life, observation);
    case 'found':
      return find(life, observation);
    case 'absent':
      return {
        ...life,
        ...at(observation),
        status: resolve(life, observation),
      };
    case 'unseen':
      return { ...life, ...at(observation), status: doubt(life, observation) };
    default:
      return observation satisfies never;
  }
}

function begin(
  observation: Observation,
  { imported }: { imported: boolean },
): FindingLife | undefined {
  if (observation.kind === 'absent' || observation.kind === 'unseen') {
    return undefined;
  }
  return {
    ...seen(observation),
    firstSeenAt: observation.seenAt,
    status:
      observation.kind === 'found'
        ? opened(observation, observation.moment.at)
        : { state: 'proposed' },
    reopened: 0,
    imported,
  };
}

/** A request says nothing about what is deployed, and what was resolved stays so until it is there again. */
function propose(life: FindingLife, observation: Sighting): FindingLife {
  return life.status.state === 'proposed'
    ? { ...life, ...seen(observation) }
    : life;
}

function find(
  life: FindingLife,
  observation: Extract<Observation, { kind: 'found' }>,
): FindingLife {
  const { status } = life;
  const { at: now } = observation.moment;
  const back = status.state === 'resolved' && status.openedAt !== undefined;
  const openedAt =
    status.state === 'proposed' || status.state === 'resolved'
      ? now
      : status.openedAt;
  return {
    ...life,
    ...seen(observation),
    status: opened(observation, openedAt),
    reopened: life.reopened + (back ? 1 : 0),
  };
}

function opened(
  { waiver }: Extract<Observation, { kind: 'found' }>,
  openedAt: string,
): FindingState {
  return waiver
    ? { state: 'waived', openedAt, by: waiver }
    : { state: 'open', openedAt };
}

function resolve(
  { status }: FindingLife,
  { moment }: Observation,
): FindingState {
  if (status.state === 'resolved') return status;
  return {
    state: 'resolved',
    resolvedAt: moment.at,
    ...(status.state !== 'proposed' && { openedAt: status.openedAt }),
  };
}

/**
 * A waived one stays waived: its exception says how long, as long as it counts for the entity. One that was only proposed
 * was never confirmed.
 */
function doubt(
  { status }: FindingLife,
  { moment, exceptions }: Extract<Observation, { kind: 'unseen' }>,
): FindingState {
  const isDoubted =
    status.state === 'open' ||
    (status.state === 'waived' &&
      status.by.kind === 'exception' &&
      exceptions?.includes(status.by.id) === false);
  if (!isDoubted) return status;
  const { openedAt } = status;
  return { state: 'not-confirmed', openedAt, unconfirmedAt: moment.at };
}

function learnEarlier(
  life: FindingLife,
  observation: Observation,
): FindingLife {
  if (observation.kind === 'absent' || observation.kind === 'unseen') {
    return life;
  }
  const { status } = life;
  const firstSeenAt = earlier(life.firstSeenAt, observation.seenAt);
  const known = 'openedAt' in status ? status.openedAt : undefined;
  const openedAt =
    // One that came back is open since it came back, whenever it was there before.
    observation.kind === 'found' && known !== undefined && life.reopened === 0
      ? earlier(known, observation.moment.at)
      : known;
  if (firstSeenAt === life.firstSeenAt && openedAt === known) return life;
  return status.state === 'proposed' || openedAt === undefined
    ? { ...life, firstSeenAt }
    : { ...life, firstSeenAt, status: { ...status, openedAt } };
}

function seen({ attributes, decision, seenAt, moment }: Sighting) {
  return { attributes, decision, lastSeenAt: seenAt, observed: moment };
}

function at({ moment }: Observation): { observed: Moment } {
  return { observed: moment };
}

function compareMoments(one: Moment, other: Moment): number {
  const [a, b] = [one, other].map(({ at: time, by }) => `${time} ${by}`);
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}
