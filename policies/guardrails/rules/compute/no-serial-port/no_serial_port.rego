# METADATA
# title: "Machines must not enable the serial console"
# description: |
#   The serial console bypasses every firewall rule.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance
# custom:
#   message: "The serial console is enabled: {path} is {actual}."
#   fix: "Set serial-port-enable to false."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [no-serial-port]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.compute.no_serial_port

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-serial-port"])
}
