import type { Client } from 'pg';

/** A right that was granted, and the statement that takes it back. */
type Grant = {
  right: string;
  grantor: string;
  /** On an object of the account itself. */
  own: boolean;
  statement: string;
};

/** Kinds of objects with rights: where they are, how they are named in a statement, who owns them. */
const KINDS = [
  `select case when c.relkind = 'S' then 'sequence' else 'table' end, c.oid::pg_catalog.regclass::pg_catalog.text,
          c.relowner, c.relacl
   from pg_catalog.pg_class c where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')`,
  // Rights on columns go with those on their table.
  `select 'table', c.oid::pg_catalog.regclass::pg_catalog.text, c.relowner, a.attacl
   from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid`,
  `select 'routine', p.oid::pg_catalog.regprocedure::pg_catalog.text, p.proowner,
          coalesce(p.proacl, pg_catalog.acldefault('f'::pg_catalog."char", p.proowner))
   from pg_catalog.pg_proc p`,
  `select 'type', pg_catalog.format_type(t.oid, null), t.typowner,
          coalesce(t.typacl, pg_catalog.acldefault('T'::pg_catalog."char", t.typowner))
   from pg_catalog.pg_type t where t.typtype in ('d', 'e', 'r') or t.typtype = 'c' and exists (
     select from pg_catalog.pg_class c where c.oid = t.typrelid and c.relkind = 'c')`,
  `select 'schema', pg_catalog.quote_ident(n.nspname::pg_catalog.text), n.nspowner, n.nspacl from pg_catalog.pg_namespace n`,
  `select 'language', pg_catalog.quote_ident(l.lanname::pg_catalog.text), l.lanowner, l.lanacl from pg_catalog.pg_language l`,
  `select 'large object', o.oid::pg_catalog.text, o.lomowner, o.lomacl from pg_catalog.pg_largeobject_metadata o`,
  `select 'foreign data wrapper', pg_catalog.quote_ident(w.fdwname::pg_catalog.text), w.fdwowner, w.fdwacl
   from pg_catalog.pg_foreign_data_wrapper w`,
  `select 'foreign server', pg_catalog.quote_ident(s.srvname::pg_catalog.text), s.srvowner, s.srvacl
   from pg_catalog.pg_foreign_server s`,
  `select 'database', pg_catalog.quote_ident(d.datname::pg_catalog.text), d.datdba, d.datacl
   from pg_catalog.pg_database d`,
  `select 'tablespace', pg_catalog.quote_ident(t.spcname::pg_catalog.text), t.spcowner, t.spcacl
   from pg_catalog.pg_tablespace t`,
];

/**
 * Grants of an account: those that others have on what it owns or has granted itself (`given`), or those that it has
 * on what belongs to others (`got`).
 * @internal
 */
export async function grantsOf(
  client: Client,
  { oid, side }: { oid: string; side: 'given' | 'got' },
): Promise<Grant[]> {
  const condition =
    side === 'got'
      ? 'a.grantee = $1::pg_catalog.oid and o.owner <> $1::pg_catalog.oid'
      : 'a.grantee <> $1::pg_catalog.oid and (o.owner = $1::pg_catalog.oid or a.grantor = $1::pg_catalog.oid)';
  const { rows } = await client.query<Grant>(
    `select pg_catalog.string_agg(distinct a.privilege_type, ', ')
              || pg_catalog.format(' on %s %s', o.kind, o.name) as right,
            r.rolname::pg_catalog.text as grantor,
            o.owner = $1::pg_catalog.oid as own,
            pg_catalog.format('revoke %s on %s %s from %s cascade',
              pg_catalog.string_agg(distinct a.privilege_type, ', '), o.kind, o.name,
              case when a.grantee = 0::pg_catalog.oid then 'public'
                   else pg_catalog.quote_ident(e.rolname::pg_catalog.text) end) as statement
     from (${KINDS.join(' union all ')}) o(kind, name, owner, acl)
     cross join lateral pg_catalog.aclexplode(o.acl) a
     left join pg_catalog.pg_roles e on e.oid = a.grantee
     left join pg_catalog.pg_roles r on r.oid = a.grantor
     where ${condition}
     group by o.kind, o.name, o.owner, a.grantee, e.rolname, r.rolname
     order by 4`,
    [oid],
  );
  return rows;
}
