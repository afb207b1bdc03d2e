# METADATA
# title: "Scale sets must be flexible"
# description: |
#   Flexible scale sets spread over fault domains and zones automatically and accept single
#   machines. New features are added to flexible scale sets.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/virtual-machine-scale-sets/virtual-machine-scale-sets-orchestration-modes
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine_scale_set
# custom:
#   message: "The scale set is uniform ({actual})."
#   fix: "Use azurerm_orchestrated_virtual_machine_scale_set."
#   severity: low
#   level: advisory
#   objective: "Stay available when a zone or a machine fails"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_linux_virtual_machine_scale_set
#       - azurerm_windows_virtual_machine_scale_set
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.flexible_scale_sets

import data.guardrails.lib.changes
import data.guardrails.lib.findings

finding contains found if {
	some type in types
	some change in changes.judged[type]
	found := findings.violation(change, [], "azurerm_orchestrated_virtual_machine_scale_set", type)
}

types := {"azurerm_linux_virtual_machine_scale_set", "azurerm_windows_virtual_machine_scale_set"}
