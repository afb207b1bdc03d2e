# METADATA
# title: "Identity pools must not accept guests"
# description: |
#   Guests get credentials of the account without signing in.
# related_resources:
#   - ref: https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html
# custom:
#   message: "Guests get credentials: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know who has access"
#   subject:
#     type: infrastructure
#     places: [no-guest-access]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.identity.no_guest_access

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-guest-access"])
}
