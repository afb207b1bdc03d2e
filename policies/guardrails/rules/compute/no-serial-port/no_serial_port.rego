# METADATA
# title: "Machines offer no serial console"
# description: |
#   The serial console is reached past every firewall rule.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance
# custom:
#   message: "{resource} offers a serial console ({path} is {actual})."
#   fix: "Set serial-port-enable to false."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Leave intruders little to work with"
#   subject:
#     type: infrastructure
#     types:
#       - google_compute_instance
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.compute.no_serial_port

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "google_compute_instance", "path": ["metadata", "serial-port-enable"], "allowed": [false, "0"], "default": false},
]
