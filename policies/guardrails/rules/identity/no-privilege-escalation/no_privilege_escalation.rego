# METADATA
# title: "Identities must not be able to give themselves more rights"
# description: |
#   Who can pass any role, or change any policy, has all rights of the account, whatever the policy lists.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
#   - ref: https://cloud.google.com/iam/docs/best-practices-service-accounts
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy
# custom:
#   message: "{actual} lets its holder get further rights."
#   fix: "List the roles and users that the action is for, or leave it out."
#   severity: high
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   objective: "Grant least privilege"
#   subject:
#     type: infrastructure
#     places: [no-privilege-escalation]
#     types:
#       - aws_iam_policy
#       - aws_iam_role_policy
#       - aws_iam_user_policy
#       - aws_iam_group_policy
#       - aws_iam_role
#       - aws_ssoadmin_permission_set_inline_policy
#       - aws_iot_policy
#     changes: [create, update, replace, deferred]
#     sees: types
#     companions: [aws_iam_policy_document]
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.identity.no_privilege_escalation

import data.guardrails.lib.documents
import data.guardrails.lib.findings
import data.guardrails.lib.identities
import data.guardrails.lib.places
import data.guardrails.lib.policies

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-privilege-escalation"])
}

finding contains findings.undecided(document.change, document.path, "listed resources") if {
	some document in policies.identity
	documents.unclear(document)
}

finding contains findings.violation(document.change, document.path, "listed resources", action) if {
	some document in policies.identity
	some statement in documents.allowing(document)
	some action in documents.listed(statement.value.Action)
	not found_elsewhere(statement.value, action)
	some step in identities.steps
	glob.match(lower(action), null, step)
	identities.on_every(statement.value)
	not identities.limited(statement.value, step)
}

# All actions but a few, on every identity. On everything there is, another rule finds it.
finding contains findings.violation(document.change, document.path, "listed actions", "NotAction") if {
	some document in policies.identity
	some statement in documents.allowing(document)
	kept := documents.listed(statement.value.NotAction)
	not on_everything(statement.value)
	identities.on_every(statement.value)
	some step in identities.steps
	not left_out(kept, step)
	not identities.limited(statement.value, step)
}

left_out(actions, step) if {
	some action in actions
	glob.match(lower(action), null, step)
}

# All actions of a service are what `no-service-wildcard` finds, all actions on everything what `no-admin-policy` finds.
found_elsewhere(_, action) if {
	[_, name] := split(action, ":")
	documents.wild(name)
}

found_elsewhere(statement, action) if {
	documents.wild(action)
	on_everything(statement)
}

on_everything(statement) if {
	some resource in documents.listed(statement.Resource)
	documents.wild(resource)
}
