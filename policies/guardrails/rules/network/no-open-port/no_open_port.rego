# METADATA
# title: "Only web ports can be open to the internet"
# description: |
#   Every port open to the internet must be patched, monitored and defended. Most were opened for
#   a test and forgotten.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_group
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall
# custom:
#   message: "Port range {from}-{to} is open to {actual}."
#   fix: "Allow only the networks that need them, and serve web traffic on an allowed port."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     types:
#       - aws_security_group
#       - aws_default_security_group
#       - aws_security_group_rule
#       - aws_vpc_security_group_ingress_rule
#       - aws_ec2_managed_prefix_list
#       - aws_ec2_managed_prefix_list_entry
#       - azurerm_batch_pool
#       - azurerm_network_security_group
#       - azurerm_network_security_rule
#       - google_compute_firewall
#       - aws_network_acl
#       - aws_network_acl_rule
#       - aws_lightsail_instance_public_ports
#       - awscc_ec2_security_group
#       - awscc_ec2_security_group_ingress
#       - azapi_resource
#       - azapi_update_resource
#       - google_compute_firewall_policy_rule
#       - google_compute_network_firewall_policy_rule
#       - google_compute_region_network_firewall_policy_rule
#       - google_compute_firewall_policy_with_rules
#       - google_compute_network_firewall_policy_with_rules
#       - google_compute_region_network_firewall_policy_with_rules
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [publicPorts]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.no_open_port

import data.guardrails.lib.exposure
import data.guardrails.lib.parameters

finding contains found if {
	some opening in exposure.openings
	not only_public(opening)
	found := object.union(exposure.finding(opening), {"values": {"from": opening.from, "to": opening.to}})
}

# A range is fine only where every port in it is.
only_public(opening) if {
	opening.from == opening.to
	opening.from in parameters.values.publicPorts
}
