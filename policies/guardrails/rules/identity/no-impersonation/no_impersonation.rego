# METADATA
# title: "No identity may act as every service account"
# description: |
#   A role that lets its holder act as service accounts of a whole project or organisation grants
#   all that any of them may do.
# related_resources:
#   - ref: https://cloud.google.com/iam/docs/service-account-permissions
# custom:
#   message: "The role lets its holder act as any service account: {actual}."
#   fix: "Grant the role on the one service account that is needed."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Grant least privilege"
#   subject:
#     type: infrastructure
#     places: [no-impersonation]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.identity.no_impersonation

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-impersonation"])
}
