import type { Finding } from '@backstage-guardrails/policy-model';
import type { Place } from './coverageOf';
import type { FindingLife, Moment, Waiver } from './FindingLife';
import type { Observation } from './Observation';
import type { Sighting } from './Sighting';
import { transition } from './transition';

/** A finding at its place; the place is its identity. `id` is that of the record, once there is one. @internal */
export type Placed = { id?: string; place: Place; life: FindingLife };

/**
 * What becomes of the findings of an entity in an environment by a change that was applied.
 * `sightings` are the plan, then the state that was read after it: where the state shows a place, it is right.
 * @internal
 */
export function observeApplied(options: {
  known: Placed[];
  sightings: Sighting[];
  moment: Moment;
  imported: boolean;
  /** Those that count for the entity now, where the source knows them. */
  exceptions?: readonly string[];
}): Placed[] {
  const { sightings, moment, imported, exceptions } = options;
  const known = followMoves(options.known, sightings);
  const places = new Map<string, Omit<Placed, 'life'> & Partial<Placed>>();
  for (const { findings } of sightings) {
    for (const finding of findings) {
      places.set(keyOf(finding), { place: placeOf(finding) });
    }
  }
  for (const placed of known) places.set(keyOf(placed.place), placed);
  const found = sightings.map(({ findings }) => byPlace(findings));
  return [...places.values()].flatMap(placed => {
    const { place } = placed;
    const observation = latest({
      ...{ place, sightings, found, moment, exceptions },
    });
    const life = transition(placed.life, observation, { imported });
    return life ? [{ ...placed, life }] : [];
  });
}

/** What becomes of findings by a request that nothing was done about yet. @internal */
export function observeProposed(options: {
  known: Placed[];
  decision: string;
  seenAt: string;
  findings: Finding[];
  imported: boolean;
}): Placed[] {
  const { known, decision, seenAt, findings, imported } = options;
  const before = new Map(known.map(placed => [keyOf(placed.place), placed]));
  const moment = { at: seenAt, by: decision };
  return [...byPlace(findings)].flatMap(([key, attributes]) => {
    const placed = before.get(key);
    const life = transition(
      placed?.life,
      { kind: 'proposed', attributes, decision, seenAt, moment },
      { imported },
    );
    return life ? [{ ...placed, place: placeOf(attributes), life }] : [];
  });
}

function latest(options: {
  place: Place;
  sightings: Sighting[];
  found: Map<string, Finding>[];
  moment: Moment;
  exceptions: readonly string[] | undefined;
}): Observation {
  const { place, sightings, found, moment, exceptions } = options;
  for (let index = sightings.length - 1; index >= 0; index--) {
    const { decision, seenAt, covers } = sightings[index];
    const attributes = found[index].get(keyOf(place));
    if (attributes) {
      const waiver = waiverOf(attributes);
      const seen = { attributes, decision, seenAt, moment };
      return { kind: 'found', ...seen, ...(waiver && { waiver }) };
    }
    if (covers(place) === 'absent') return { kind: 'absent', moment };
  }
  return { kind: 'unseen', moment, ...(exceptions && { exceptions }) };
}

/**
 * A resource with a new address is the same resource: its findings go with it, unless some are there already.
 * @internal
 */
export function followMoves(known: Placed[], sightings: Sighting[]): Placed[] {
  const moves = new Map(sightings.flatMap(({ moves: some }) => [...some]));
  const taken = new Set(known.map(({ place }) => keyOf(place)));
  return known.map(placed => {
    const resource = moves.get(placed.place.resource);
    if (resource === undefined) return placed;
    const place = { ...placed.place, resource };
    if (taken.has(keyOf(place))) return placed;
    const attributes = { ...placed.life.attributes, resource };
    return { ...placed, place, life: { ...placed.life, attributes } };
  });
}

function waiverOf(finding: Finding): Waiver | undefined {
  if (finding.disposition !== 'waived') return undefined;
  const { exception, preApproval } = finding;
  if (exception !== undefined) return { kind: 'exception', id: exception };
  return preApproval === undefined
    ? undefined
    : { kind: 'pre-approval', id: preApproval };
}

function byPlace(findings: Finding[]): Map<string, Finding> {
  // The first is the worst.
  return new Map(
    findings.map(finding => [keyOf(finding), finding] as const).reverse(),
  );
}

function placeOf({ rule, resource, path }: Place): Place {
  return { rule, resource, path };
}

function keyOf({ rule, resource, path }: Place): string {
  return JSON.stringify([rule, resource, path]);
}
