import type { Names } from './namesIn';

/** Types of what the packages ask for; a call can only be of these. */
const TYPES = [
  ...['name', 'text', 'oid', 'int4', '"char"', 'text[]', 'bool', 'timestamptz'],
  ...['interval', 'regclass', 'aclitem[]', 'xid', 'numeric', 'inet', 'int8'],
  ...['regprocedure', 'int2', 'varchar', 'anyelement', 'anyarray'],
].map(type => (type.startsWith('any') ? type : `pg_catalog.${type}`));

/** So many types are tried for each argument, so that their combinations stay a few thousand. */
const TRIED = [1, TYPES.length, 13, 6, 3];

const TRACE = `create sequence public.loot;
grant usage on sequence public.loot to public;
create function public.trace(what pg_catalog.text) returns pg_catalog.bool language plpgsql
set search_path = pg_catalog as $$ begin
  if session_user = 'guardrails_admin' then
    raise warning 'LOOTED %', what;
    perform pg_catalog.nextval('public.loot');
  end if;
  return true;
end $$;`;

/**
 * What an account that may create in a schema does to catch an administrator: something of each name that the
 * statements use, for all types of arguments, which leaves a trace when an administrator runs it.
 */
export function shadowSql(names: Names): string {
  return [
    TRACE,
    ...[
      ...[...names.functions].flatMap(([name, counts]) =>
        [...counts].flatMap(count =>
          combinations(count).map(types => functionSql(bare(name), types)),
        ),
      ),
      ...[...names.operators].flatMap(operator =>
        combinations(2).map(types => operatorSql(bare(operator), types)),
      ),
      ...[...names.types].map(name => [
        `create domain public.${quoted(
          name,
        )} as pg_catalog.text check (public.trace('type'))`,
      ]),
      ...[...names.relations].map(name => [
        `create view public.${quoted(
          name,
        )} as select *, public.trace('relation') from ${name}`,
        `grant select on public.${quoted(name)} to public`,
      ]),
    ].map(attempt),
  ].join('\n');
}

/** Casts between the types that the statements use: to make one, a type has to be owned. */
export function castSql(names: Names): string[] {
  const types = [...names.types].map(name => `pg_catalog.${quoted(name)}`);
  return types.flatMap(from =>
    types
      .filter(to => to !== from)
      .map(to => `create cast (${from} as ${to}) with inout as implicit`),
  );
}

/** What cannot be made, such as a view of a table that is not there, is left out. */
function attempt(statements: string[]): string {
  return `do $attempt$ begin ${statements
    .map(statement => `execute $sql$${statement}$sql$;`)
    .join(' ')} exception when others then null; end $attempt$;`;
}

function functionSql(name: string, types: string[]): string[] {
  return [
    `create function public.${quoted(name)}(${types.join(
      ', ',
    )}) returns pg_catalog.text language plpgsql volatile as $$ begin perform public.trace('function ${name}'); return null; end $$`,
  ];
}

function operatorSql(operator: string, types: string[]): string[] {
  const [left, right] = types;
  const handler = `public.operator_${[...operator]
    .map(sign => sign.charCodeAt(0).toString(16))
    .join('_')}`;
  return [
    `create function ${handler}(${types.join(
      ', ',
    )}) returns pg_catalog.bool language plpgsql volatile as $$ begin perform public.trace('operator ${operator}'); return true; end $$`,
    `create operator public.${operator} (leftarg = ${left}, rightarg = ${right}, function = ${handler})`,
  ];
}

function combinations(count: number): string[][] {
  if (count === 0) return [[]];
  const types = TYPES.slice(0, TRIED[count] ?? 2);
  return Array.from({ length: count }).reduce<string[][]>(
    found => found.flatMap(some => types.map(type => [...some, type])),
    [[]],
  );
}

function bare(name: string): string {
  return name.split('.').at(-1) ?? name;
}

function quoted(name: string): string {
  return `"${bare(name)}"`;
}
