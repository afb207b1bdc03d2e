# METADATA
# title: "Nodes repair and upgrade themselves"
# description: |
#   Nodes that are upgraded by hand are upgraded late.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_node_pool
# custom:
#   message: "{resource} leaves nodes to be mended by hand: {path} is {actual}."
#   fix: "Switch automatic repair and upgrade on."
#   severity: low
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Keep software free of known flaws"
#   subject:
#     type: infrastructure
#     types:
#       - google_container_node_pool
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.clusters.node_images

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "google_container_node_pool", "path": ["management", 0, "auto_repair"], "allowed": [true], "default": true},
	{"type": "google_container_node_pool", "path": ["management", 0, "auto_upgrade"], "allowed": [true], "default": true},
]
