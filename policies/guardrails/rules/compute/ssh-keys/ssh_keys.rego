# METADATA
# title: "Linux machines have a key for login"
# description: |
#   A machine without a key is reached with a password, or not at all when it matters.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine
# custom:
#   message: "{resource} has no key for login ({path})."
#   fix: "Add the public key."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know who is allowed in"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_linux_virtual_machine
#       - azurerm_linux_virtual_machine_scale_set
#       - azapi_resource
#       - azapi_update_resource
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.compute.ssh_keys

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.missing(change, requirement)
}

requirements := [
	{"type": "azurerm_linux_virtual_machine", "path": ["admin_ssh_key", 0, "public_key"]},
	{"type": "azurerm_linux_virtual_machine_scale_set", "path": ["admin_ssh_key", 0, "public_key"]},
]

# Whoever starts a machine from an image need not say its system; what is not Windows counts as Linux.
finding contains found if {
	some type, profile in generic
	some change in changes.judged[type]
	not windows(change, profile)
	some found in attributes.missing(change, {"path": array.concat(profile, ["osProfile", "linuxConfiguration", "ssh", "publicKeys", 0, "keyData"])})
}

generic := {
	"microsoft.compute/virtualmachines": ["body", "properties"],
	"microsoft.compute/virtualmachinescalesets": ["body", "properties", "virtualMachineProfile"],
}

windows(change, profile) if attributes.one_of(["Windows"], attributes.at(change.after, array.concat(profile, ["storageProfile", "osDisk", "osType"])))

windows(change, profile) if is_object(attributes.at(change.after, array.concat(profile, ["osProfile", "windowsConfiguration"])))
