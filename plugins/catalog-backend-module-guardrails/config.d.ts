export interface Config {
  guardrails?: {
    catalog?: {
      /**
       * Entity ref of who owns the environments in the catalog. Default: unknown
       * @visibility backend
       */
      environmentsOwner?: string;
      /** The rules in force as entities of the catalog, of kind Resource and type policy. */
      policies?: {
        /**
         * Default: false
         * @visibility backend
         */
        enabled?: boolean;
        /**
         * Entity refs of groups by the author that a rule names, such as `platform: group:default/platform`.
         * @visibility backend
         */
        owners?: { [author: string]: string };
        /**
         * Entity ref of the owner of all other rules. Default: unknown
         * @visibility backend
         */
        owner?: string;
        /**
         * Entity ref of the entity whose TechDocs have the pages of the rules, at `rules/<id>`.
         * @visibility backend
         */
        docs?: string;
      };
    };
  };
}
