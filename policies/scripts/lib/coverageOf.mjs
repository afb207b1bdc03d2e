/** Why a setting is in no table. */
const reasons = [
  'other-meaning',
  'always-set',
  'by-rule',
  'companion',
  'no-consequence',
  'deprecated',
];
/** A wider pattern would leave out what its sentence does not know. */
const widest = 200;

/** What became of every setting of the providers that matches the pattern of a family. */
export function coverageOf({ schemas, listed, families }) {
  const settings = [...schemas].flatMap(([type, paths]) =>
    [...paths]
      .filter(([, flags]) => !flags.startsWith('b') && /[or]/.test(flags))
      .map(([path]) => `${type} ${path}`),
  );
  const faults = [];
  const counted = families.map(({ name, title, pattern, leftOut }) => {
    const matching = new RegExp(`[ .](?:${pattern})$`);
    const rest = settings.filter(
      setting => matching.test(setting) && !listed.has(setting),
    );
    const entries = leftOut.map(entry => ({
      ...entry,
      settings: rest.filter(setting =>
        new RegExp(entry.settings).test(setting),
      ),
    }));
    faults.push(...entries.flatMap(entry => wrong(name, entry)));
    const covered = new Set(entries.flatMap(entry => entry.settings));
    return {
      name,
      title,
      listed: settings.filter(
        setting => matching.test(setting) && listed.has(setting),
      ).length,
      leftOut: [...covered],
      entries,
      open: rest.filter(setting => !covered.has(setting)),
    };
  });
  return { families: counted, faults };
}

function wrong(name, { settings, reason, says }) {
  const at = `${name}.left-out.yaml: "${says}"`;
  return [
    ...(reasons.includes(reason)
      ? []
      : [`${at}: the reason is one of ${reasons.join(', ')}`]),
    ...(says ? [] : [`${at}: says nothing`]),
    ...(settings.length === 0 ? [`${at}: matches nothing`] : []),
    ...(settings.length > widest
      ? [`${at}: matches ${settings.length}; at most ${widest}`]
      : []),
  ];
}
