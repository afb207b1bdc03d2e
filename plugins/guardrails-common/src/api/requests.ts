/** What goes with a call beside its content. @public */
export type GuardrailsRequestOptions = {
  /** The caller's token, where the host does not add one itself. */
  token?: string;
  /**
   * Who stood between the person and the sender, nearest to the person first, as `principal.actor` of the credentials
   * says; empty for the person's own session. An enforcement point that leaves it out is taken for an agent.
   */
  actorChain?: readonly string[];
  signal?: AbortSignal;
};
