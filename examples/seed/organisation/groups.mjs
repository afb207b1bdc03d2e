import { demoTitle, entity } from './entity.mjs';
import { divisions, teams } from './teams.mjs';

/** Divisions, teams and a role for who leads each team. */
export function groups() {
  return [
    ...Object.entries(divisions).map(([name, members]) =>
      entity({
        kind: 'Group',
        name,
        spec: {
          type: 'division',
          profile: { displayName: demoTitle(name) },
          children: Object.keys(members),
        },
      }),
    ),
    ...teams.flatMap(({ team, division }, index) => [
      entity({
        kind: 'Group',
        name: team,
        annotations: {
          [costCenterAnnotation(index)]: String(5100 + index),
          // every third team has a budget for all that it runs
          ...(index % 3 === 0 && {
            'entity-cost/budget': `${4000 + 250 * index} EUR`,
          }),
        },
        spec: {
          type: 'team',
          profile: { displayName: demoTitle(team) },
          parent: division,
          children: [],
        },
      }),
      entity({
        kind: 'User',
        name: `team-lead-${team}`,
        tags: ['role'],
        spec: {
          profile: { displayName: `Team lead, ${demoTitle(team)}` },
          memberOf: [team],
        },
      }),
    ]),
  ];
}

/** Most teams use the annotation of entity cost, some the older one that it falls back to. */
function costCenterAnnotation(index) {
  return index % 5 === 4 ? 'guardrails/cost-center' : 'entity-cost/cost-center';
}
