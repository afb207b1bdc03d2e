# METADATA
# title: "Encrypted parameters use a key of our own"
# description: |
#   With the default key everybody who may read parameters may decrypt them.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_parameter
# custom:
#   message: "{resource} uses the default key."
#   fix: "Name a key."
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

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.missing(change, requirement)
}

requirements := [
	{"type": "aws_ssm_parameter", "path": ["key_id"], "when": {"path": ["type"], "values": ["SecureString"]}, "computed": true},
]
