# METADATA
# title: "Services must use keys for this account only"
# description: |
#   A cloud service works for all customers. A key policy that names only the service lets it use
#   the key for other customers too.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
#   - ref: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-services.html
# custom:
#   message: "{actual} can use the key for any account."
#   fix: "Add a condition on the encryption context, or on the account, organisation or resource that the service works for."
#   severity: medium
#   level: advisory
#   objective: "Encrypt data at rest"
#   subject:
#     type: infrastructure
#     types:
#       - aws_kms_key
#       - aws_kms_key_policy
#       - aws_kms_external_key
#       - aws_kms_replica_key
#     changes: [create, update, replace, deferred]
#     sees: types
#     companions: [aws_iam_policy_document]
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.identity.limited_key_use

import data.guardrails.lib.documents
import data.guardrails.lib.findings
import data.guardrails.lib.policies

finding contains findings.violation(document.change, document.path, "a condition", service) if {
	some document in policies.resource
	document.change.type in types
	not documents.unclear(document)
	some statement in documents.allowing(document)
	some service in documents.listed(statement.value.Principal.Service)
	not limited(statement.value)
}

types := {"aws_kms_key", "aws_kms_key_policy", "aws_kms_external_key", "aws_kms_replica_key"}

# `kms:ViaService` says through which service a caller comes, not for whom the service works.
limited(statement) if {
	some tests in statement.Condition
	some key, _ in tests
	says_for_whom(lower(key))
}

says_for_whom(key) if startswith(key, "kms:encryptioncontext")

says_for_whom(key) if key in {
	"aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths", "aws:principalorgid",
	"kms:calleraccount", "kms:grantisforawsresource",
}
