# METADATA
# title: "Virtual machines must use a current resource type"
# description: |
#   azurerm_virtual_machine and azurerm_virtual_machine_scale_set get no new features or fixes.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/virtual_machine
# custom:
#   message: "Resource type {actual} is retired."
#   fix: "Use azurerm_linux_virtual_machine, azurerm_windows_virtual_machine or an orchestrated scale set."
#   severity: low
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Run production with a service level agreement"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_virtual_machine
#       - azurerm_virtual_machine_scale_set
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.no_legacy_machine

import data.guardrails.lib.changes
import data.guardrails.lib.findings

finding contains found if {
	some type in types
	some change in changes.judged[type]
	found := findings.violation(change, [], "a current resource type", type)
}

types := {"azurerm_virtual_machine", "azurerm_virtual_machine_scale_set"}
