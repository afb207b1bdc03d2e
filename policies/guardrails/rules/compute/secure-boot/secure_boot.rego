# METADATA
# title: "Machines must use secure boot"
# description: |
#   Without secure boot, a machine starts any boot loader and kernel. It is off unless the configuration switches it on.
# related_resources:
#   - ref: https://docs.cloud.google.com/compute/shielded-vm/docs/shielded-vm
#   - ref: https://learn.microsoft.com/en-us/azure/virtual-machines/trusted-launch
# custom:
#   message: "The machine does not verify what it boots: {path} is {actual}."
#   fix: "Set {path} to {expected}, with an image that supports it."
#   severity: medium
#   level: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [secure-boot]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.compute.secure_boot

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["secure-boot"])
}
