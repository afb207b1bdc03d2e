# METADATA
# title: "A virtual machine uses managed disks"
# description: |
#   Disks in a storage account share its limits and its failures, and Azure retires them.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/virtual-machines/managed-disks-overview
#   - ref: https://learn.microsoft.com/en-us/azure/virtual-machines/unmanaged-disks-deprecation
# custom:
#   message: "{resource} has no managed disk for its system."
#   fix: "Use a managed disk."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Keep running when a zone or a machine fails"
#   subject:
#     type: infrastructure
#     types:
#       - azapi_resource
#       - azapi_update_resource
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.managed_disks

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.missing(change, requirement)
}

requirements := [
	{"type": "microsoft.compute/virtualmachines", "path": ["body", "properties", "storageProfile", "osDisk", "managedDisk"]},
]
