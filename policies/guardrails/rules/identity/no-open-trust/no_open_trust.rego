# METADATA
# title: "Roles trust named identities"
# description: |
#   A role that trusts everybody can be taken on by any account in the world.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role
# custom:
#   message: "{resource} lets everybody take on the role."
#   fix: "Name the accounts, roles or services, or add a condition that names them."
#   severity: critical
#   level: mandatory
#   objective: "Know who is allowed in"
#   subject:
#     type: infrastructure
#     types:
#       - aws_iam_role
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.identity.no_open_trust

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.documents
import data.guardrails.lib.findings
import data.guardrails.lib.principals

finding contains findings.undecided(document.change, document.path, "named principals") if {
	some document in trusts
	documents.unclear(document)
}

finding contains findings.violation(document.change, document.path, "named principals", statement.value) if {
	some document in trusts
	some statement in documents.allowing(document)
	principals.open_to_all(statement.value)
}

trusts := [{"change": change, "path": ["assume_role_policy"], "text": text} |
	some change in changes.judged.aws_iam_role
	text := attributes.at(change.after, ["assume_role_policy"])
]
