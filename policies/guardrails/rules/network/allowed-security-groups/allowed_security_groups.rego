# METADATA
# title: "Machines must use allowed security groups"
# description: |
#   The security group decides from where a machine can be reached. Only reviewed groups are
#   allowed.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance
# custom:
#   message: "The security group is {actual}, which is not allowed."
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
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [allowedSecurityGroups]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.allowed_security_groups

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.parameters

finding contains found if {
	not "*" in parameters.values.allowedSecurityGroups
	some type, path in places
	some change in changes.judged[type]
	some found in attributes.not_allowed(change, {
		"path": path,
		"allowed": parameters.values.allowedSecurityGroups,
		"block": "required",
	})
}

places := {"aws_instance": ["vpc_security_group_ids", "*"], "aws_lb": ["security_groups", "*"], "aws_alb": ["security_groups", "*"]}
