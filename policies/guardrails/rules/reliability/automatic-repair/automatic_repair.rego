# METADATA
# title: "Scale sets must replace failed instances automatically"
# description: |
#   Without automatic repair, a failed machine stays in the set and still gets its share of the
#   requests.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/virtual-machine-scale-sets/virtual-machine-scale-sets-automatic-instance-repairs
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/orchestrated_virtual_machine_scale_set
# custom:
#   message: "Automatic instance repair is off: {path} is {actual}."
#   fix: "Set {path} to true."
#   severity: low
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Stay available when a zone or a machine fails"
#   subject:
#     type: infrastructure
#     places: [automatic-repair]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.automatic_repair

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["automatic-repair"])
}
