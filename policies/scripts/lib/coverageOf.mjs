/** Why a setting is in no table. */
const reasons = [
  'other-meaning',
  'always-set',
  'by-rule',
  'companion',
  'no-consequence',
  'deprecated',
  'not-required',
  'not-sure',
];
/** A wider pattern would leave out what its sentence does not know. */
const widest = 200;

/** What became of every setting of the providers that matches the pattern of a family, `readers` of names included. */
export function coverageOf({ schemas, listed, families, readers }) {
  const known = [...schemas].flatMap(([type, paths]) =>
    [...paths]
      .filter(([, flags]) => !flags.startsWith('b') && /[or]/.test(flags))
      .map(([path, flags]) => ({
        setting: `${type} ${path}`,
        sensitive: flags.includes('s'),
      })),
  );
  const faults = [];
  const counted = families.map(family => {
    const { name, title, leftOut } = family;
    const matching = known
      .filter(belongsTo(family))
      .map(({ setting }) => setting);
    const tabled = matching.filter(setting => listed.has(setting));
    const { byName, others } = readByName({
      family,
      settings: matching.filter(setting => !listed.has(setting)),
      readers,
      complain: fault => faults.push(fault),
    });
    const entries = leftOut.map(entry => ({
      ...entry,
      settings: others.filter(setting =>
        new RegExp(entry.settings).test(setting),
      ),
    }));
    faults.push(...entries.flatMap(entry => wrong(name, entry)));
    const covered = new Set(entries.flatMap(entry => entry.settings));
    return {
      name,
      title,
      listed: tabled.length,
      byName: byName.length,
      leftOut: [...covered],
      entries,
      open: others.filter(setting => !covered.has(setting)),
    };
  });
  return { families: counted, faults };
}

function belongsTo({ pattern, sensitive: orSensitive = false }) {
  const matching = new RegExp(`[ .](?:${pattern})$`);
  return ({ setting, sensitive }) =>
    (orSensitive && sensitive) || matching.test(setting);
}

/**
 * A rule that reads a name in every resource type needs no table of types. No limit holds for what it reads, because
 * a new type is read as well.
 */
function readByName({ family, settings, readers, complain }) {
  const byName = new Set();
  for (const entry of family.byName ?? []) {
    const matching = settings.filter(readBy(entry, readers));
    if (matching.length === 0) {
      complain(`coverage.yaml: ${family.name}: ${entry.rule} reads nothing`);
    }
    for (const setting of matching) byName.add(setting);
  }
  return {
    byName: [...byName],
    others: settings.filter(setting => !byName.has(setting)),
  };
}

function readBy({ settings, reader }, readers) {
  if (reader) return setting => readers[reader](...setting.split(' '));
  const pattern = new RegExp(settings);
  return setting => pattern.test(setting);
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
