/** @internal */
export type TargetRow = {
  id: string;
  target_ref: string;
  environment: string;
  state: 'claimed' | 'active' | 'released';
  module: string;
  module_values: string;
  secret_names: string;
  owner: string | null;
  initiator: string | null;
  teams: string;
  grant_id: string | null;
  destroys: number;
  revision: number;
  since: string;
  changed_at: string;
};
