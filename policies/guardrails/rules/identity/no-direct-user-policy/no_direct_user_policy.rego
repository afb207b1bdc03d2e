# METADATA
# title: "Policies must be attached to roles and groups, not users"
# description: |
#   Rights of a single user are copied from user to user and never revoked.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy_attachment
# custom:
#   message: "Rights are given to a single user ({path})."
#   fix: "Attach the policy to a group or role."
#   severity: low
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Grant least privilege"
#   subject:
#     type: infrastructure
#     places: [no-direct-user-policy]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.identity.no_direct_user_policy

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-direct-user-policy"])
}
