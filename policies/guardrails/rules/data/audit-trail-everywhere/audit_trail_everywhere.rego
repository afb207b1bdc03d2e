# METADATA
# title: "Audit trails cover all regions"
# description: |
#   Intruders work where nobody looks; a trail that covers one region does not see the others.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail
# custom:
#   message: "{resource} covers one region only."
#   fix: "Set is_multi_region_trail to true."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
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
package guardrails.rules.data.audit_trail_everywhere

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "aws_cloudtrail", "path": ["is_multi_region_trail"], "allowed": [true], "default": false},
]
