/** The texts of the sidebar. @internal */
export const navMessages = {
  approvals: 'Approvals',
  guardrails: 'Guardrails',
  'waiting.title': '{{number}} waiting for your review',
} as const;
