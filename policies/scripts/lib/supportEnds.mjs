/**
 * The places of a table whose refused values are those that a vendor supports no longer: `ended` names a list of
 * `support`, and `asOf` the day by which it is read. Rules have no clock, so the day is part of the table.
 */
export function withEnded({ asOf, support = {}, places }, complain) {
  return Object.fromEntries(
    Object.entries(places).map(([type, rows]) => [
      type,
      rows.map(({ ended, ...place }) =>
        ended === undefined
          ? place
          : { ...place, not: endedBy(support[ended], asOf, complain) },
      ),
    ]),
  );
}

function endedBy(list, asOf, complain) {
  if (!list || !asOf) {
    complain('"ended" needs "asOf", and a list in "support"');
    return [];
  }
  return Object.keys(list.ends)
    .filter(value => list.ends[value] <= asOf)
    .sort();
}

/** The lists, for the page of the table. */
export function supportPage({ asOf, support }) {
  if (!support) return [];
  return [
    `Refused is what is no longer supported on ${asOf}, by the tables of the vendors.`,
    '',
    ...Object.values(support).flatMap(({ source, ends }) => [
      `<${source}>: ${Object.entries(ends)
        .map(([value, day]) => `\`${value}\` ${day}`)
        .join(', ')}.`,
      '',
    ]),
  ];
}
