# METADATA
# title: "Clusters and registries must accept only signed images"
# description: |
#   A signature proves that the image comes from the build and was not changed afterwards.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/container-registry/container-registry-content-trust
# custom:
#   message: "Images are not checked: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: low
#   level: advisory
#   objective: "Know what is running and where it came from"
#   subject:
#     type: infrastructure
#     places: [signed-images]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.compute.signed_images

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["signed-images"])
}
