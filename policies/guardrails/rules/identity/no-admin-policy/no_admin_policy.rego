# METADATA
# title: "Policies must not allow everything"
# description: |
#   A leaked identity with such a policy controls the whole account.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy
# custom:
#   message: "The policy allows every action on every resource."
#   fix: "List only the actions and resources that are needed."
#   severity: critical
#   level: mandatory
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
package guardrails.rules.identity.no_admin_policy

import data.guardrails.lib.documents
import data.guardrails.lib.findings
import data.guardrails.lib.policies

finding contains findings.undecided(document.change, document.path, "limited actions") if {
	some document in policies.identity
	documents.unclear(document)
}

finding contains findings.violation(document.change, document.path, "limited actions", statement.value) if {
	some document in policies.identity
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

# Everything of a service or of an account.
every_resource(statement) if {
	some resource in documents.listed(statement.Resource)
	regex.match(`^arn:[^:]*:[^:]*:[^:]*:[^:]*:[*?][*?/:]*$`, resource)
}

every_resource(statement) if statement.NotResource
