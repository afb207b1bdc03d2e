# METADATA
# title: "Nodes must be repaired and upgraded automatically"
# description: |
#   Nodes that are upgraded by hand are upgraded late.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_node_pool
# custom:
#   message: "Automatic repair or upgrade is off: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: low
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Keep software free of known vulnerabilities"
#   subject:
#     type: infrastructure
#     places: [node-images]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.clusters.node_images

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["node-images"])
}
