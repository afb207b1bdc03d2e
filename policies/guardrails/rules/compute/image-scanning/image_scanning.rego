# METADATA
# title: "Images are scanned when they are pushed"
# description: |
#   An image with a known flaw is an invitation; a scan finds it before it runs.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_repository
# custom:
#   message: "{resource} does not scan images when they are pushed."
#   fix: "Set scan_on_push to true in image_scanning_configuration."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know what is running and where it came from"
#   subject:
#     type: infrastructure
#     types:
#       - aws_ecr_repository
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.compute.image_scanning

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "aws_ecr_repository", "path": ["image_scanning_configuration", 0, "scan_on_push"], "allowed": [true], "default": false},
]
