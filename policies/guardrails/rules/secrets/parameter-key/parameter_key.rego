# METADATA
# title: "Encrypted parameters use a key of our own"
# description: |
#   With the default key everybody who may read parameters may decrypt them.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_parameter
# custom:
#   message: "{resource} is not encrypted with a key of our own: {path} is {actual}."
#   fix: "Set key_id to a key that the organisation manages; alias/aws/ssm is the key of AWS."
#   severity: medium
#   level:
#     production: mandatory
#     staging: mandatory
#     default: advisory
#   objective: "Keep stored data unreadable for others"
#   subject:
#     type: infrastructure
#     types:
#       - aws_ssm_parameter
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.secrets.parameter_key

import data.guardrails.lib.changes
import data.guardrails.lib.keys

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in keys.not_own(change, requirement)
}

requirements := [
	{"type": "aws_ssm_parameter", "path": ["key_id"], "when": {"path": ["type"], "values": ["SecureString"]}, "computed": true},
]
