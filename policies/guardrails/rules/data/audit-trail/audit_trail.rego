# METADATA
# title: "Audit trails cannot be altered unnoticed"
# description: |
#   A trail that covers one region or that can be changed afterwards does not show what an intruder
#   did.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail
# custom:
#   message: "{resource} can be altered unnoticed or misses events: {path} is {actual}."
#   fix: "Switch log file validation and all regions on."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Be able to see afterwards what happened"
#   subject:
#     type: infrastructure
#     types:
#       - aws_cloudtrail
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.audit_trail

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "aws_cloudtrail", "path": ["enable_log_file_validation"], "allowed": [true], "default": false},
]
