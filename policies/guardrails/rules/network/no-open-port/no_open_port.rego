# METADATA
# title: "Only web ports are open to the world"
# description: |
#   Every port that the whole internet can reach has to be patched, watched and defended; most were
#   opened for a test and forgotten.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_group
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall
# custom:
#   message: "{resource} opens ports {from} to {to} to {actual}."
#   fix: "Allow only the networks that need it; put web traffic on an allowed port."
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
#       - azurerm_network_security_group
#       - azurerm_network_security_rule
#       - google_compute_firewall
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
