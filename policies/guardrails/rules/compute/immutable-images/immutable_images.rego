# METADATA
# title: "Image tags must be immutable"
# description: |
#   When a tag can be moved, the image that runs may not be the one that was tested.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_repository
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/artifact_registry_repository
# custom:
#   message: "Image tags are mutable: {path} is {actual}."
#   fix: "Make image tags immutable. Allowed values of {path}: {expected}."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know what is running and where it came from"
#   subject:
#     type: infrastructure
#     places: [immutable-images]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.compute.immutable_images

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["immutable-images"])
}
