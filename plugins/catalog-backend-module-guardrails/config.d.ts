export interface Config {
  guardrails?: {
    catalog?: {
      /**
       * Entity ref of who owns the environments in the catalog. Default: unknown
       * @visibility backend
       */
      environmentsOwner?: string;
    };
  };
}
