# METADATA
# title: "Machines and load balancers must be in allowed subnets"
# description: |
#   The subnet decides what a machine can reach and from where it can be reached.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_interface
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance
# custom:
#   message: "The subnet is {actual}, which is not allowed."
#   fix: "Use one of: {expected}."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     types:
#       - aws_instance
#       - aws_lb
#       - aws_alb
#       - azurerm_network_interface
#       - google_compute_instance
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [allowedSubnets]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.allowed_subnets

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.parameters

finding contains found if {
	not "*" in parameters.values.allowedSubnets
	some type, path in places
	some change in changes.judged[type]
	some found in attributes.not_allowed(change, {
		"path": path,
		"allowed": parameters.values.allowedSubnets,
		"block": "required",
	})
}

places := {"aws_instance": ["subnet_id"], "aws_lb": ["subnets", "*"], "aws_alb": ["subnets", "*"], "azurerm_network_interface": ["ip_configuration", "*", "subnet_id"], "google_compute_instance": ["network_interface", "*", "subnetwork"]}
