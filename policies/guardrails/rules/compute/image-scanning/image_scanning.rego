# METADATA
# title: "Images must be scanned on push"
# description: |
#   A scan finds known vulnerabilities in an image before it runs.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_repository
# custom:
#   message: "Images are not scanned on push."
#   fix: "Set scan_on_push to true in image_scanning_configuration."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know what is running and where it came from"
#   subject:
#     type: infrastructure
#     places: [image-scanning]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.compute.image_scanning

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["image-scanning"])
}
