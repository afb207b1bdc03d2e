# METADATA
# title: "Virtual machines must use zones, not availability sets"
# description: |
#   An availability set spreads machines over racks of one data centre. Zones spread them over
#   data centres. A machine can't use both.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/virtual-machines/availability
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine
# custom:
#   message: "The machine is in an availability set: {path} is {actual}."
#   fix: "Remove the availability set and set a zone."
#   severity: low
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Stay available when a zone or a machine fails"
#   subject:
#     type: infrastructure
#     places: [no-availability-set]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.no_availability_set

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-availability-set"])
}
