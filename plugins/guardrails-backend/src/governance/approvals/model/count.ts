import type { ApprovalRequirement } from '@backstage-guardrails/policy-model';
import { maximumFlow, type Edge } from './maximumFlow';
import { sameTeam, type Belonging } from './sameTeam';

/** Somebody's yes, with the requirements (by position) that it can count for. @internal */
export type Countable = { requirements: number[]; belonging: Belonging };

/** @internal */
export type Count = { given: number[]; met: boolean };

/**
 * How far the requirements are met at best, when each person counts once over all of them.
 *
 * Where teams must differ, people who share a team (also by way of a third person) are one class, and a class
 * counts once for that requirement: stricter than needed in odd cases, never looser.
 * @internal
 */
export function count(
  requirements: Pick<ApprovalRequirement, 'minimum' | 'differentTeams'>[],
  yes: Countable[],
): Count {
  const classes = groupByTeam(yes);
  const edges: Edge[] = requirements.map(({ minimum }, index) => [
    `requirement ${index}`,
    'sink',
    minimum,
  ]);
  yes.forEach((person, index) => {
    edges.push(['source', `person ${index}`, 1]);
    for (const wanted of new Set(person.requirements)) {
      const requirement = `requirement ${wanted}`;
      if (!requirements[wanted]?.differentTeams) {
        edges.push([`person ${index}`, requirement, 1]);
        continue;
      }
      const team = `team ${classes[index]} of ${requirement}`;
      edges.push([`person ${index}`, team, 1]);
      if (!edges.some(([from]) => from === team)) {
        edges.push([team, requirement, 1]);
      }
    }
  });
  const flow = maximumFlow(edges, { source: 'source', sink: 'sink' });
  const given = requirements.map((_, index) =>
    flow(`requirement ${index}`, 'sink'),
  );
  return {
    given,
    met:
      requirements.length > 0 &&
      requirements.every(({ minimum }, index) => given[index] >= minimum),
  };
}

function groupByTeam(yes: Countable[]): number[] {
  const classes = yes.map((_, index) => index);
  yes.forEach((one, i) =>
    yes.slice(0, i).forEach((other, j) => {
      if (!sameTeam(one.belonging, other.belonging)) return;
      const [joined, into] = [classes[i], classes[j]];
      classes.forEach((known, k) => {
        if (known === joined) classes[k] = into;
      });
    }),
  );
  return classes;
}
