# METADATA
# title: "Stores that hold data cannot be deleted with it"
# description: |
#   A store that is emptied by force is deleted with everything in it, without a second question.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket
# custom:
#   message: "{resource} would be emptied and deleted in one go: {path} is {actual}."
#   fix: "Leave it false; empty the store on purpose when its time has come."
#   severity: high
#   level:
#     production: mandatory
#     staging: mandatory
#     default: advisory
#   objective: "Be able to get data back"
#   subject:
#     type: infrastructure
#     types:
#       - aws_s3_bucket
#       - google_storage_bucket
#       - aws_ecr_repository
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.no_forced_emptying

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "aws_s3_bucket", "path": ["force_destroy"], "allowed": [false], "default": false},
	{"type": "google_storage_bucket", "path": ["force_destroy"], "allowed": [false], "default": false},
	{"type": "aws_ecr_repository", "path": ["force_delete"], "allowed": [false], "default": false},
]
