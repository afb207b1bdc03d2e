import AccountBalanceIcon from '@material-ui/icons/AccountBalanceOutlined';
import BuildIcon from '@material-ui/icons/BuildOutlined';
import CodeIcon from '@material-ui/icons/CodeOutlined';
import SearchIcon from '@material-ui/icons/SearchOutlined';
import SecurityIcon from '@material-ui/icons/SecurityOutlined';
import SupervisorIcon from '@material-ui/icons/SupervisorAccountOutlined';
import type { ReactElement } from 'react';

/** A role of the demo organisation that a visitor can take. @internal */
export type Persona = {
  ref: string;
  title: string;
  team: string;
  /** What to try in this role, as one sentence. */
  tries: string;
  icon: ReactElement;
};

/** In the order in which a newcomer meets them. @internal */
export const personas: Persona[] = [
  {
    ref: 'user:default/developer-payments',
    title: 'Developer',
    team: 'Payments',
    tries: 'Create an environment, break a rule on purpose, and fix it.',
    icon: <CodeIcon />,
  },
  {
    ref: 'user:default/developer-search',
    title: 'Developer',
    team: 'Search',
    tries: 'See that the decisions of another team stay with that team.',
    icon: <SearchIcon />,
  },
  {
    ref: 'user:default/team-lead-payments',
    title: 'Team lead',
    team: 'Payments',
    tries: 'Open a resource of the team and read its Compliance tab.',
    icon: <SupervisorIcon />,
  },
  {
    ref: 'user:default/platform-engineer',
    title: 'Platform engineer',
    team: 'Platform',
    tries: 'Read the rules, check a Terraform plan from the shell.',
    icon: <BuildIcon />,
  },
  {
    ref: 'user:default/security-reviewer',
    title: 'Security reviewer',
    team: 'Security',
    tries:
      'Read every decision: who requested it, what was checked, and the evidence.',
    icon: <SecurityIcon />,
  },
  {
    ref: 'user:default/finance',
    title: 'Finance',
    team: 'Finance',
    tries: 'Find the changes that were denied for their cost centre.',
    icon: <AccountBalanceIcon />,
  },
];
