# METADATA
# title: "Google machines are shielded"
# description: |
#   A shielded machine notices when its firmware or kernel was changed.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance
# custom:
#   message: "{resource} is not fully shielded: {path} is {actual}."
#   fix: "Switch integrity monitoring and the virtual trusted platform module on."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Leave intruders little to work with"
#   subject:
#     type: infrastructure
#     types:
#       - google_compute_instance
#       - google_container_node_pool
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.compute.shielded_machines

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "google_compute_instance", "path": ["shielded_instance_config", 0, "enable_integrity_monitoring"], "allowed": [true], "default": true},
	{"type": "google_compute_instance", "path": ["shielded_instance_config", 0, "enable_vtpm"], "allowed": [true], "default": true},
	{"type": "google_container_node_pool", "path": ["node_config", 0, "shielded_instance_config", 0, "enable_integrity_monitoring"], "allowed": [true], "default": true},
]
