# METADATA
# title: "No policy allows everything"
# description: |
#   Whoever gets hold of an identity with such a policy owns the account.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy
# custom:
#   message: "{resource} allows every action on every resource."
#   fix: "List the actions and the resources that are needed."
#   severity: critical
#   level: mandatory
#   objective: "Give every identity only what it needs"
#   subject:
#     type: infrastructure
#     types:
#       - aws_iam_policy
#       - aws_iam_role_policy
#       - aws_iam_user_policy
#       - aws_iam_group_policy
#       - aws_iam_role
#       - aws_ssoadmin_permission_set_inline_policy
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.identity.no_admin_policy

import data.guardrails.lib.documents
import data.guardrails.lib.findings

finding contains findings.undecided(document.change, document.path, "limited actions") if {
	some document in documents.identity
	documents.unclear(document)
}

finding contains findings.violation(document.change, document.path, "limited actions", statement.value) if {
	some document in documents.identity
	some statement in documents.allowing(document)
	every_action(statement.value)
	every_resource(statement.value)
}

every_action(statement) if {
	some action in documents.listed(statement.Action)
	documents.wild(action)
}

# Everything but a few actions is nearly everything.
every_action(statement) if statement.NotAction

every_resource(statement) if {
	some resource in documents.listed(statement.Resource)
	documents.wild(resource)
}

every_resource(statement) if statement.NotResource
