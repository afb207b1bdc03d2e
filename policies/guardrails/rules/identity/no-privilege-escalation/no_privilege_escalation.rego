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
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.identity.no_privilege_escalation

import data.guardrails.lib.documents
import data.guardrails.lib.findings
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
	escalates(action)
	on_every_identity(statement.value)
	not limited(statement.value)
}

# All actions of IAM, and all actions there are, are what other rules find.
escalates(action) if {
	some name in steps
	lower(action) == name
}

escalates(action) if {
	some name in steps
	endswith(action, "*")
	prefix := trim_right(lower(action), "*")
	startswith(name, prefix)
	not prefix in {"", "iam:", "sts:"}
}

on_every_identity(statement) if {
	some resource in documents.listed(statement.Resource)
	every_identity(resource)
}

on_every_identity(statement) if statement.NotResource

every_identity(resource) if documents.wild(resource)

every_identity(resource) if regex.match(`^arn:[^:]*:(iam|\*):[^:]*:[^:]*:((role|user|policy|group)/)?[*?][*?/]*$`, resource)

# To which service a role is passed, and within which boundary rights are granted.
limited(statement) if {
	some operator, conditions in statement.Condition
	not excludes(operator)
	some key, value in conditions
	lower(key) in {"iam:passedtoservice", "iam:permissionsboundary", "iam:policyarn", "iam:associatedresourcearn"}
	every each in documents.listed(value) {
		not documents.wild(each)
	}
}

# All but a few is nearly all.
excludes(operator) if contains(lower(operator), "not")

# https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html,
# https://hackingthe.cloud/aws/exploitation/iam_privilege_escalation/
steps := {
	"iam:addusertogroup",
	"iam:attachgrouppolicy",
	"iam:attachrolepolicy",
	"iam:attachuserpolicy",
	"iam:createaccesskey",
	"iam:createloginprofile",
	"iam:createpolicyversion",
	"iam:passrole",
	"iam:putgrouppolicy",
	"iam:putrolepolicy",
	"iam:putuserpolicy",
	"iam:setdefaultpolicyversion",
	"iam:updateassumerolepolicy",
	"iam:updateloginprofile",
	"sts:assumerole",
}
