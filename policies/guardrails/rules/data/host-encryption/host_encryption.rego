# METADATA
# title: "Machines must encrypt on their host"
# description: |
#   Azure encrypts every managed disk. Temporary disks, the caches of disks and the way to the store are encrypted only
#   if the host of the machine does it. The subscription has to allow it, and some resources take it only at creation.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-machines/disk-encryption
#   - ref: https://learn.microsoft.com/azure/aks/enable-host-encryption
# custom:
#   message: "Temporary disks and caches are not encrypted: {path} is {actual}."
#   fix: "Allow encryption at host in the subscription, then set {path} to true. It can need a new machine or node pool."
#   severity: medium
#   level:
#     production: approval
#     default: advisory
#   objective: "Encrypt data at rest"
#   subject:
#     type: infrastructure
#     places: [host-encryption]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.data.host_encryption

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["host-encryption"])
}
