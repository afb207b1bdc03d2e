/** Something to try, with where it starts. @internal */
export type Thing = {
  title: string;
  text: string;
  /** What to type, where it starts in a shell. */
  command?: string;
  action: { label: string; to: string };
};

/** The tour of the reference portal. @internal */
export const thingsToTry: Thing[] = [
  {
    title: 'Create an environment',
    text: 'Leave out the cost centre and choose Virginia as region. Before you submit, the form lists the policy violations and what to change.',
    action: {
      label: 'Open the template',
      to: '/create/templates/default/environment',
    },
  },
  {
    title: 'See why something was denied',
    text: 'Every decision keeps its reasons: the rule, the resource, the value, the allowed values, and the exact plan.',
    action: { label: 'Open the decisions', to: '/guardrails' },
  },
  {
    title: 'Check from the shell',
    text: 'The same rules check a Terraform plan on your machine or in CI. Same plan, same verdict.',
    command:
      'npm run -s guardrails -- check examples/plans/environment-denied.json',
    action: { label: 'Read the rules', to: '/guardrails/rules' },
  },
];
