# METADATA
# title: "Machines allow no login by password"
# description: |
#   Passwords are guessed around the clock, keys are not.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine
# custom:
#   message: "{resource} allows login by password: {path} is {actual}."
#   fix: "Switch password authentication off and use keys."
#   severity: high
#   level: mandatory
#   objective: "Know who is allowed in"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_linux_virtual_machine
#       - azurerm_linux_virtual_machine_scale_set
#       - azurerm_virtual_machine
#       - azurerm_orchestrated_virtual_machine_scale_set
#       - azapi_resource
#       - azapi_update_resource
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.compute.no_password_login

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "azurerm_linux_virtual_machine", "path": ["disable_password_authentication"], "allowed": [true], "default": true},
	{"type": "azurerm_linux_virtual_machine_scale_set", "path": ["disable_password_authentication"], "allowed": [true], "default": true},
	{"type": "azurerm_virtual_machine", "path": ["os_profile_linux_config", "*", "disable_password_authentication"], "allowed": [true]},
	{"type": "azurerm_orchestrated_virtual_machine_scale_set", "path": ["os_profile", 0, "linux_configuration", "*", "disable_password_authentication"], "allowed": [true], "default": true},
	{"type": "microsoft.compute/virtualmachinescalesets", "path": ["body", "properties", "virtualMachineProfile", "osProfile", "linuxConfiguration", "disablePasswordAuthentication"], "allowed": [true], "when": {"path": ["body", "properties", "virtualMachineProfile", "storageProfile", "osDisk", "osType"], "values": ["Linux"]}},
	{"type": "microsoft.compute/virtualmachines", "path": ["body", "properties", "osProfile", "linuxConfiguration", "disablePasswordAuthentication"], "allowed": [true], "when": {"path": ["body", "properties", "storageProfile", "osDisk", "osType"], "values": ["Linux"]}},
]
