# METADATA
# title: "Policies must not allow all actions of a service everywhere"
# description: |
#   All actions of a service include deleting its data and, for some services, granting oneself
#   more rights.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy
# custom:
#   message: "{actual} is allowed on every resource."
#   fix: "List only the actions that are needed, or limit the resources."
#   severity: medium
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   objective: "Grant least privilege"
#   subject:
#     type: infrastructure
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
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.identity.no_service_wildcard

import data.guardrails.lib.documents
import data.guardrails.lib.findings
import data.guardrails.lib.policies
import data.guardrails.lib.reach

finding contains findings.undecided(document.change, document.path, "listed actions") if {
	some document in policies.identity
	documents.unclear(document)
}

finding contains findings.violation(document.change, document.path, "listed actions", action) if {
	some document in policies.identity
	some statement in documents.allowing(document)
	some action in documents.listed(statement.value.Action)
	whole_service(action)
	reach.on_everything(statement.value)
}

whole_service(action) if {
	not documents.wild(action)
	[_, name] := split(action, ":")
	documents.wild(name)
}
