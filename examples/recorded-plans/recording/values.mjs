/**
 * Values that are in no other place of a plan, so that a form's values can be put where these are. Lists are out of order:
 * where a provider keeps a set, the plan has them in order.
 */
const shared = {
  name: 'recorded-name',
  owner: 'group:default/recorded-owner',
  cost_center: 'recorded-cost-center',
  region: 'eu-south-2',
};
const subnets = ['subnet-0recordedb', 'subnet-0recordeda'];

/** What each module is recorded with. */
export const recordedValues = {
  database: {
    ...shared,
    size: 'db.recorded.size',
    storage_gb: 137,
    vpc_id: 'vpc-0recorded',
    subnet_ids: subnets,
    client_security_group_id: 'sg-0recorded',
    multi_az: true,
    backup_days: 23,
  },
  'virtual-machine': {
    ...shared,
    size: 'recorded.size',
    image_id: 'ami-0recorded',
    vpc_id: 'vpc-0recorded',
    subnet_id: 'subnet-0recorded',
    disk_gb: 137,
  },
  'kubernetes-cluster': {
    ...shared,
    size: 'recorded.size',
    kubernetes_version: '9.87',
    subnet_ids: subnets,
    minimum_nodes: 311,
    maximum_nodes: 733,
  },
};
