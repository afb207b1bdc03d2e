# METADATA
# title: "Linux machines must have an SSH key"
# description: |
#   A machine without an SSH key is reached with a password, or can't be reached when it matters.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine
# custom:
#   message: "No SSH key is set ({path})."
#   fix: "Add an SSH public key."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know who has access"
#   subject:
#     type: infrastructure
#     places: [ssh-keys]
#     types:
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
import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["ssh-keys"])
}

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
