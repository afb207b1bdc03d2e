# METADATA
# title: "Keys must be kept in hardware"
# description: |
#   A key in a hardware module can't be copied.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/key-vault/keys/about-keys
# custom:
#   message: "The key is kept in software: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: low
#   level: advisory
#   objective: "Encrypt data at rest"
#   subject:
#     type: infrastructure
#     places: [hardware-keys]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.data.hardware_keys

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["hardware-keys"])
}
