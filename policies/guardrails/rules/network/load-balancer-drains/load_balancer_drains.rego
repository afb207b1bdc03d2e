# METADATA
# title: "Target groups let connections end by themselves"
# description: |
#   When connections are cut at the end of draining, requests in flight fail although nothing is
#   wrong.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_target_group
# custom:
#   message: "{resource} cuts connections when it drains ({path} is {actual})."
#   fix: "Set connection_termination to false."
#   severity: low
#   level: advisory
#   objective: "Change systems without breaking what runs"
#   subject:
#     type: infrastructure
#     types:
#       - aws_lb_target_group
#       - aws_alb_target_group
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.load_balancer_drains

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.defaults

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, defaults.for_change(change, requirement))
}

requirements := [
	{"type": "aws_lb_target_group", "path": ["connection_termination"], "allowed": [false], "default": false, "computed": true},
	{"type": "aws_alb_target_group", "path": ["connection_termination"], "allowed": [false], "default": false, "computed": true},
]
