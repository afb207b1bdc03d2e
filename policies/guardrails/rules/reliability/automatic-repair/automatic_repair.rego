# METADATA
# title: "A scale set replaces broken instances by itself"
# description: |
#   Without automatic repair a machine that no longer answers stays in the set and takes its share
#   of the requests.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/virtual-machine-scale-sets/virtual-machine-scale-sets-automatic-instance-repairs
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/orchestrated_virtual_machine_scale_set
# custom:
#   message: "{resource} does not replace broken instances: {path} is {actual}."
#   fix: "Switch automatic instance repair on."
#   severity: low
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Keep running when a zone or a machine fails"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_orchestrated_virtual_machine_scale_set
#       - azurerm_linux_virtual_machine_scale_set
#       - azurerm_windows_virtual_machine_scale_set
#       - azapi_resource
#       - azapi_update_resource
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.automatic_repair

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "azurerm_orchestrated_virtual_machine_scale_set", "path": ["automatic_instance_repair", 0, "enabled"], "allowed": [true], "default": false},
	{"type": "azurerm_linux_virtual_machine_scale_set", "path": ["automatic_instance_repair", 0, "enabled"], "allowed": [true], "default": false},
	{"type": "azurerm_windows_virtual_machine_scale_set", "path": ["automatic_instance_repair", 0, "enabled"], "allowed": [true], "default": false},
	{"type": "microsoft.compute/virtualmachinescalesets", "path": ["body", "properties", "automaticRepairsPolicy", "enabled"], "allowed": [true], "default": false},
]
