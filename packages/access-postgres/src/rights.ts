import type { Client } from 'pg';

/** Rights, memberships and settings as lines of text: what is in one set and not in the other has changed. @internal */
export type Rights = string[];

type Scope = {
  /** Accounts of other leases come and go beside this one. */
  prefix: string;
  /** The account of the lease; none before it is made. */
  account?: string;
  /** The role that gets what leases leave behind. */
  leftovers: string;
};

/** Catalogs with rights in them: where, whose, what everybody has without a grant, and the rights themselves. */
function objectsOf(version: number): string[] {
  const local = [
    `select 'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, 0, c.relowner,
            pg_catalog.acldefault(case c.relkind when 'S' then 's' else 'r' end::pg_catalog."char", c.relowner), c.relacl
     from pg_catalog.pg_class c`,
    `select 'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, a.attnum, c.relowner,
            pg_catalog.acldefault('c'::pg_catalog."char", c.relowner), a.attacl
     from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid`,
    ...[
      ['pg_proc', 'proowner', 'f', 'proacl'],
      ['pg_type', 'typowner', 'T', 'typacl'],
      ['pg_namespace', 'nspowner', 'n', 'nspacl'],
      ['pg_language', 'lanowner', 'l', 'lanacl'],
      ['pg_foreign_data_wrapper', 'fdwowner', 'F', 'fdwacl'],
      ['pg_foreign_server', 'srvowner', 'S', 'srvacl'],
    ].map(([catalog, owner, kind, acl]) =>
      simple({ catalog, owner, kind, acl }),
    ),
    // Comments and descriptions name large objects by another catalog than the one that has their rights.
    `select 'pg_catalog.pg_largeobject'::pg_catalog.regclass, l.oid, 0, l.lomowner,
            pg_catalog.acldefault('L'::pg_catalog."char", l.lomowner), l.lomacl
     from pg_catalog.pg_largeobject_metadata l`,
  ];
  const shared = [
    simple({
      catalog: 'pg_database',
      owner: 'datdba',
      kind: 'd',
      acl: 'datacl',
    }),
    simple({
      catalog: 'pg_tablespace',
      owner: 'spcowner',
      kind: 't',
      acl: 'spcacl',
    }),
    ...(version < 150000
      ? []
      : [
          `select 'pg_catalog.pg_parameter_acl'::pg_catalog.regclass, o.oid, 0, 10::pg_catalog.oid,
                  pg_catalog.acldefault('p'::pg_catalog."char", 10::pg_catalog.oid), o.paracl
           from pg_catalog.pg_parameter_acl o`,
        ]),
  ];
  return [...local, ...shared];
}

function simple(names: {
  catalog: string;
  owner: string;
  kind: string;
  acl: string;
}): string {
  const { catalog, owner, kind, acl } = names;
  return `select 'pg_catalog.${catalog}'::pg_catalog.regclass, o.oid, 0, o.${owner},
                 pg_catalog.acldefault('${kind}'::pg_catalog."char", o.${owner}), o.${acl}
          from pg_catalog.${catalog} o`;
}

/** What was granted in this database, beyond what owners have and everybody has by default. @internal */
export async function grantedRights(
  client: Client,
  { prefix, account }: Pick<Scope, 'prefix' | 'account'>,
): Promise<Rights> {
  const { rows } = await client.query<{ line: string }>(
    `with object(class, id, part, owner, usual, acl) as (
       ${objectsOf(await versionOf(client)).join(' union all ')}
     ), granted as (
       select o.class, o.id, o.part, a.grantee, a.grantor,
              pg_catalog.string_agg(a.privilege_type || case when a.is_grantable then ' with grant option' else '' end,
                                    ', ' order by a.privilege_type) as privileges
       from object o cross join lateral pg_catalog.aclexplode(o.acl) a
       where o.acl is not null and a.grantee <> o.owner
         and not exists (
           select from pg_catalog.aclexplode(o.usual) u
           where u.grantee = a.grantee and u.grantor = a.grantor and u.privilege_type = a.privilege_type)
       group by o.class, o.id, o.part, a.grantee, a.grantor
     )
     select pg_catalog.format('%s on %s %s to %s, granted by %s', g.privileges, i.type, i.identity,
                              coalesce(e.rolname::pg_catalog.text, 'everybody'), r.rolname) as line
     from granted g
     cross join lateral pg_catalog.pg_identify_object(g.class, g.id, g.part) i
     left join pg_catalog.pg_roles e on e.oid = g.grantee
     left join pg_catalog.pg_roles r on r.oid = g.grantor
     where ${notOfOthers('e.rolname')}
     union all
     select pg_catalog.format('%s by default on new %s of %s%s to %s', a.privilege_type,
              case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions'
                                   when 'T' then 'types' when 'n' then 'schemas' else 'large objects' end,
              o.rolname, coalesce(' in schema ' || n.nspname::pg_catalog.text, ''),
              coalesce(e.rolname::pg_catalog.text, 'everybody'))
     from pg_catalog.pg_default_acl d
     cross join lateral pg_catalog.aclexplode(d.defaclacl) a
     join pg_catalog.pg_roles o on o.oid = d.defaclrole
     left join pg_catalog.pg_namespace n on n.oid = d.defaclnamespace
     left join pg_catalog.pg_roles e on e.oid = a.grantee
     where a.grantee <> d.defaclrole and ${notOfOthers('o.rolname')}
     order by 1`,
    [prefix, account ?? ''],
  );
  return rows.map(({ line }) => line);
}

/** Memberships and settings of the whole server, less those that a lease itself makes. @internal */
export async function sharedRights(
  client: Client,
  { prefix, account, leftovers }: Scope,
): Promise<Rights> {
  const { rows } = await client.query<{ line: string }>(
    `select pg_catalog.format('%s is a member of %s%s, granted by %s', m.rolname, g.rolname,
              case when a.admin_option then ' with admin option' else '' end, r.rolname) as line
     from pg_catalog.pg_auth_members a
     join pg_catalog.pg_roles m on m.oid = a.member
     join pg_catalog.pg_roles g on g.oid = a.roleid
     left join pg_catalog.pg_roles r on r.oid = a.grantor
     where ${notOfOthers('m.rolname')} and ${notOfOthers('g.rolname')}
       and not (m.rolname = current_user
                and g.rolname::pg_catalog.text in ($2::pg_catalog.text, $3::pg_catalog.text))
       and m.rolname::pg_catalog.text <> $2::pg_catalog.text
     union all
     select pg_catalog.format('Setting %s of %s in %s' || pg_catalog.chr(9) || '%s',
              pg_catalog.split_part(c.line, '=', 1), coalesce(r.rolname::pg_catalog.text, 'everybody'),
              coalesce('database ' || d.datname::pg_catalog.text, 'every database'),
              pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(c.line, 'UTF8')), 'hex'))
     from pg_catalog.pg_db_role_setting s
     cross join lateral pg_catalog.unnest(s.setconfig) c(line)
     left join pg_catalog.pg_roles r on r.oid = s.setrole
     left join pg_catalog.pg_database d on d.oid = s.setdatabase
     where ${notOfOthers('r.rolname')}
     order by 1`,
    [prefix, account ?? '', leftovers],
  );
  return rows.map(({ line }) => line);
}

/** What the account of this lease has and gives counts, what accounts of other leases have and give does not. */
function notOfOthers(name: string): string {
  return `(${name} is null or ${name}::pg_catalog.text = $2::pg_catalog.text
           or not pg_catalog.starts_with(${name}::pg_catalog.text, $1::pg_catalog.text))`;
}

/** Values of settings may be secrets: they are compared by digest, and never shown. @internal */
export function differencesOf(before: Rights, after: Rights): string[] {
  const [was, is] = [new Set(before), new Set(after)];
  const shown = (line: string) => line.split('\t', 1)[0];
  return [
    ...new Set([
      ...[...is]
        .filter(line => !was.has(line))
        .map(line => `New while the lease ran: ${shown(line)}`),
      ...[...was]
        .filter(line => !is.has(line))
        .map(line => `Gone while the lease ran: ${shown(line)}`),
    ]),
  ];
}

/** @internal */
export async function versionOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    `select pg_catalog.current_setting('server_version_num')::pg_catalog.int4 as version`,
  );
  return rows[0].version;
}
