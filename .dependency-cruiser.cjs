const { pure, wings } = require('./scripts/lint/wings.cjs');

const backend = 'plugins/guardrails-backend/src';
const helpers = '/__[a-zA-Z]+__/';

/** The files of some wings. */
function filesOf(names) {
  return {
    path: `^${backend}/(${names.join('|')})(/|$)`,
    pathNot: [helpers],
  };
}

const pureFiles = `^${backend}/(${pure.files.join('|')})`;

/** Where a package is found: one of ours in its folder, any other in `node_modules`. */
function placeOf(name) {
  const [, own] = name.split('@backstage-guardrails/');
  return own === undefined
    ? `(^|/)node_modules/${name}/`
    : `(^|/)(packages|plugins)/${own.replace('plugin-', '')}/`;
}

const order = Object.entries(wings).flatMap(([name, own], index, all) => {
  const later = all.slice(index + 1).flatMap(([, names]) => names);
  return later.length === 0
    ? []
    : [
        {
          name: `wing-${name}`,
          comment: `A file of ${name} imports from a wing after it (scripts/lint/wings.cjs). Declare what it needs as an interface beside it, or move what both need into a wing before them.`,
          severity: 'error',
          from: filesOf(own),
          to: filesOf(later),
        },
      ];
});

/** How files may import one another, types counted: `yarn lint:imports`. */
module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment:
        'Files import one another in a circle. Move what both need into a file of its own, or declare it where it is needed.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-circle-of-folders',
      comment:
        'Two features of the backend import one another. Declare what one needs of the other as an interface beside it.',
      severity: 'error',
      scope: 'folder',
      from: { path: `^${backend}/[^/]+/[^/]+$` },
      to: { circular: true },
    },
    {
      name: 'no-missing-file',
      comment:
        'There is no such file. The compiler does not look at every folder: benchmarks and faults are outside of its project.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, path: '^[.]' },
    },
    ...order,
    {
      name: 'pure-model',
      comment:
        'Rules and states are pure (scripts/lint/wings.cjs). Pass what this import gives as an argument, or move the file out of model/.',
      severity: 'error',
      from: { path: pureFiles, pathNot: [helpers] },
      to: { pathNot: [pureFiles, ...pure.packages.map(placeOf)] },
    },
  ],
  options: {
    // Imports that the compiler takes out again, such as those of types, are there for whoever reads.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // A test may use everything there is, and nothing imports a test.
    exclude: {
      path: '^(?!.*node_modules).*/dist|/generated/|[.]test[.][a-z]+$',
    },
  },
};
