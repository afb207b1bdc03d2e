# METADATA
# title: "No policy allows a whole service everywhere"
# description: |
#   All actions of a service include deleting what it holds and, for some services, giving oneself
#   more rights.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy
# custom:
#   message: "{resource} allows {actual} on every resource."
#   fix: "List the actions that are needed, or limit the resources."
#   severity: medium
#   level:
#     production: approval
#     staging: approval
#     default: advisory
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
package guardrails.rules.identity.no_service_wildcard

import data.guardrails.lib.documents
import data.guardrails.lib.findings

finding contains findings.undecided(document.change, document.path, "listed actions") if {
	some document in documents.identity
	documents.unclear(document)
}

finding contains findings.violation(document.change, document.path, "listed actions", action) if {
	some document in documents.identity
	some statement in documents.allowing(document)
	some action in documents.listed(statement.value.Action)
	whole_service(action)
	some resource in documents.listed(statement.value.Resource)
	everything(resource)
}

whole_service(action) if {
	not documents.wild(action)
	[_, name] := split(action, ":")
	documents.wild(name)
}

everything(resource) if documents.wild(resource)

# A name of nothing but patterns is everything of the service.
everything(resource) if regex.match(`^arn:[^:]*:[^:]*:[a-z0-9*?-]*:[*?0-9]*:([a-z-]+[/:])?[*?][*?/]*$`, resource)
