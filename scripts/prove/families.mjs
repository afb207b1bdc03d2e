const entity = '/catalog/default/component/example-website';

/**
 * The families of plugins, each of which can be installed alone: where docs/install.md has its steps, what it calls
 * itself in the menu, and the pages that have to open.
 */
export const families = {
  guardrails: {
    section: undefined,
    menu: 'Guardrails',
    pages: [
      { name: 'decisions', path: '/guardrails', shows: /decision/i },
      {
        name: 'compliance',
        path: `${entity}/compliance`,
        shows: /decision|judged|compliance/i,
      },
      { name: 'create', path: '/create', shows: /template/i },
    ],
  },
  'entity-cost': {
    section: 'Cost of entities',
    menu: 'Cost',
    pages: [
      { name: 'cost', path: '/cost', shows: /cost/i },
      { name: 'cost-card', path: entity, shows: /^Cost/ },
      {
        name: 'cost-tab',
        path: `${entity}/cost`,
        shows: /entityCost\.sources/,
      },
    ],
  },
  'entity-health': {
    section: 'Health of entities',
    menu: 'Health',
    pages: [
      { name: 'health', path: '/health', shows: /endpoint/i },
      { name: 'health-card', path: entity, shows: /^Health/ },
      { name: 'health-tab', path: `${entity}/health`, shows: /endpoint/i },
    ],
  },
};

/** The section of docs/install.md that joins all families, where all of them are installed. */
export const JOINED = 'Money and health in decisions';

/** What every family needs. */
const SHARED = ['backend-http', 'components', 'display-text', 'service-client'];

/** The family that a package without its scope belongs to; undefined of one that all share. */
export function familyOf(name) {
  if (SHARED.includes(name)) return undefined;
  const [, family = 'guardrails'] =
    /^plugin-(entity-cost|entity-health)(?:-|$)/.exec(name) ?? [];
  return family;
}
