# METADATA
# title: "Nobody outside is a member of a role"
# description: |
#   "allUsers" is everybody on the internet and "allAuthenticatedUsers" everybody with any account.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/project_iam_member
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_permission
# custom:
#   message: "{resource} gives {role} to {actual}."
#   fix: "Name the users, groups or service accounts."
#   severity: critical
#   level: mandatory
#   objective: "Know who is allowed in"
#   subject:
#     type: infrastructure
#     types:
#       - google_project_iam_member
#       - google_project_iam_binding
#       - google_cloud_run_service_iam_member
#       - google_cloud_run_service_iam_binding
#       - google_cloudfunctions_function_iam_member
#       - google_pubsub_topic_iam_member
#       - google_pubsub_topic_iam_binding
#       - google_kms_crypto_key_iam_member
#       - google_kms_crypto_key_iam_binding
#       - google_secret_manager_secret_iam_member
#       - google_bigquery_dataset_iam_member
#       - google_artifact_registry_repository_iam_member
#       - aws_lambda_permission
#     changes: [create, update, replace, deferred]
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.identity.no_public_member

import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.markers

finding contains object.union(found, {"values": {"role": object.get(change.after, "role", null)}}) if {
	some type in member_types
	some change in changes.judged[type]
	some i, member in object.get(change.after, "members", [object.get(change.after, "member", null)])
	found := public(change, ["members", i], member)
}

# A service as principal needs the resource it acts for; a bare asterisk needs an organisation.
finding contains object.union(findings.violation(change, ["principal"], "a named principal", "*"), {"values": {"role": change.after.action}}) if {
	some change in changes.judged.aws_lambda_permission
	change.after.principal == "*"
	markers.missing(object.get(change.after, "principal_org_id", null))
	markers.missing(object.get(change.after, "source_account", null))
}

public(change, path, member) := findings.undecided(change, path, "named members") if {
	markers.unknown(member)
	not member.references
} else := findings.violation(change, path, "named members", member) if {
	member in {"allUsers", "allAuthenticatedUsers"}
}

member_types := {"google_project_iam_member", "google_project_iam_binding", "google_cloud_run_service_iam_member", "google_cloud_run_service_iam_binding", "google_cloudfunctions_function_iam_member", "google_pubsub_topic_iam_member", "google_pubsub_topic_iam_binding", "google_kms_crypto_key_iam_member", "google_kms_crypto_key_iam_binding", "google_secret_manager_secret_iam_member", "google_bigquery_dataset_iam_member", "google_artifact_registry_repository_iam_member"}
