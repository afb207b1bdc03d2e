# METADATA
# title: "A virtual machine stands in a zone, not in an availability set"
# description: |
#   An availability set spreads machines over racks of one data centre; zones spread them over data
#   centres. A machine cannot be in both.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/virtual-machines/availability
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine
# custom:
#   message: "{resource} stands in an availability set: {path} is {actual}."
#   fix: "Remove the availability set and set a zone."
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
#       - azapi_resource
#       - azapi_update_resource
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.no_availability_set

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "azurerm_linux_virtual_machine", "path": ["availability_set_id"], "allowed": [null]},
	{"type": "azurerm_windows_virtual_machine", "path": ["availability_set_id"], "allowed": [null]},
	{"type": "microsoft.compute/virtualmachines", "path": ["body", "properties", "availabilitySet", "id"], "allowed": [null]},
]
