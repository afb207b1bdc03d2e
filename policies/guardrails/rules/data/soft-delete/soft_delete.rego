# METADATA
# title: "Deleted objects must be recoverable"
# description: |
#   What is deleted by mistake or by an attacker can be restored only if the store keeps it for some days.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/blobs/soft-delete-blob-overview
# custom:
#   message: "What is deleted is gone: {path} is {actual}."
#   fix: "Say for how many days it is kept: {path} must be {expected}."
#   severity: low
#   level: advisory
#   objective: "Lose no customer data"
#   subject:
#     type: infrastructure
#     places: [soft-delete]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.data.soft_delete

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["soft-delete"])
}
