export interface Config {
  guardrails?: {
    access?: {
      /** Databases that people can have a lease on. */
      postgres?: Array<{
        /** Entity ref of the database in the catalog. @visibility backend */
        resource: string;
        /** Name of one of guardrails.environments; without one it counts as production. @visibility backend */
        environment?: string;
        /**
         * Address of the administrating account, with its password: postgresql://account:password@host:5432/database
         * @visibility secret
         */
        connection: string;
        /** Roles that are lent. The account is a member of the one that is asked for, and of no other. */
        roles: Array<{
          /** @visibility backend */
          name: string;
          /** @visibility backend */
          description?: string;
        }>;
        /** What people connect to, where it is not the host of `connection`. @visibility backend */
        host?: string;
        /** @visibility backend */
        port?: number;
        /** Sessions that one lease can have at once. Default: 5 @visibility backend */
        connectionLimit?: number;
        /** Begins the names of the accounts. Two portals on one server need two. Default: guardrails_lease_ @visibility backend */
        prefix?: string;
        /** Name of the sealed emergency account, whose use is told to everybody. @visibility backend */
        sealed?: string;
      }>;
    };
  };
}
