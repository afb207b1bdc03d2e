# METADATA
# title: "Nodes must run an image made for containers"
# description: |
#   An image that is made for containers has less to attack, and its root file system cannot be changed.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/concepts/node-images
# custom:
#   message: "The image of the nodes is not made for containers: {path} is {actual}."
#   fix: "Set {path} to COS_CONTAINERD."
#   severity: low
#   level: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [node-image-kind]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.clusters.node_image_kind

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["node-image-kind"])
}
