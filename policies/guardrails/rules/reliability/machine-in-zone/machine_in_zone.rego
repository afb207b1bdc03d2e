# METADATA
# title: "Virtual machines must set a zone"
# description: |
#   Without a zone, two machines of a redundant pair can end up in the same rack.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/virtual-machines/availability
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine
# custom:
#   message: "No zone is set."
#   fix: "Set the zone, and use different zones for the machines of one service."
#   severity: low
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Stay available when a zone or a machine fails"
#   subject:
#     type: infrastructure
#     places: [machine-in-zone]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.machine_in_zone

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["machine-in-zone"])
}
