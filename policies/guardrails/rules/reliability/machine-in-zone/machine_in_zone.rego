# METADATA
# title: "A virtual machine states its zone"
# description: |
#   A machine without a zone is put wherever there is room: two machines meant to stand in for one
#   another may share a rack.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/virtual-machines/availability
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine
# custom:
#   message: "{resource} states no zone."
#   fix: "Set the zone, and put the machines of one service into different ones."
#   severity: low
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Keep running when a zone or a machine fails"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_linux_virtual_machine
#       - azurerm_windows_virtual_machine
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.machine_in_zone

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.missing(change, requirement)
}

requirements := [
	{"type": "azurerm_linux_virtual_machine", "path": ["zone"]},
	{"type": "azurerm_windows_virtual_machine", "path": ["zone"]},
]
