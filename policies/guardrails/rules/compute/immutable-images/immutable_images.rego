# METADATA
# title: "A tag of an image is never moved to another image"
# description: |
#   Where a tag can be moved, what was tested is not what runs.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_repository
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/artifact_registry_repository
# custom:
#   message: "{resource} allows tags to be moved: {path} is {actual}."
#   fix: "Set image_tag_mutability to IMMUTABLE."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know what is running and where it came from"
#   subject:
#     type: infrastructure
#     types:
#       - aws_ecr_repository
#       - google_artifact_registry_repository
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.compute.immutable_images

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "aws_ecr_repository", "path": ["image_tag_mutability"], "allowed": ["IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION"], "default": "MUTABLE"},
	{"type": "google_artifact_registry_repository", "path": ["docker_config", 0, "immutable_tags"], "allowed": [true], "default": false},
]
