# METADATA
# title: "Object stores are not public"
# description: |
#   A public bucket is found by those who look for them, and they all look.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_container
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket_acl
# custom:
#   message: "{resource} is public: {path} is {actual}."
#   fix: "Make it private; serve public content through a content delivery network."
#   severity: critical
#   level: mandatory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     types:
#       - aws_s3_bucket
#       - aws_s3_bucket_acl
#       - aws_s3_object
#       - aws_s3_bucket_object
#       - azurerm_storage_container
#       - google_storage_bucket_acl
#       - google_storage_default_object_acl
#       - google_storage_object_acl
#       - google_storage_bucket_access_control
#       - google_storage_default_object_access_control
#       - google_storage_bucket_iam_member
#       - google_storage_bucket_iam_binding
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.no_public_bucket

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.defaults
import data.guardrails.lib.findings
import data.guardrails.lib.markers

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, defaults.for_change(change, requirement))
}

private := ["private", "bucket-owner-read", "bucket-owner-full-control", "log-delivery-write", "aws-exec-read"]

requirements := [
	{"type": "aws_s3_bucket", "path": ["acl"], "allowed": private, "default": "private", "computed": true},
	{"type": "aws_s3_bucket_acl", "path": ["acl"], "allowed": private, "default": "private"},
	{"type": "aws_s3_object", "path": ["acl"], "allowed": private, "default": "private", "computed": true},
	{"type": "aws_s3_bucket_object", "path": ["acl"], "allowed": private, "default": "private"},
	{"type": "azurerm_storage_container", "path": ["container_access_type"], "allowed": ["private"], "default": "private"},
	{"type": "google_storage_bucket_acl", "path": ["predefined_acl"], "allowed": ["private", "projectPrivate", ""], "default": "private"},
]

finding contains found if {
	some type, field in grants
	some change in changes.judged[type]
	value := attributes.at(change.after, [field])
	found := public(change, field, value)
}

grants := {
	"google_storage_bucket_acl": "role_entity",
	"google_storage_default_object_acl": "role_entity",
	"google_storage_object_acl": "role_entity",
	"google_storage_bucket_access_control": "entity",
	"google_storage_default_object_access_control": "entity",
	"google_storage_bucket_iam_member": "member",
	"google_storage_bucket_iam_binding": "members",
}

public(change, field, value) := findings.violation(change, [field], "named identities", value) if {
	everybody(value)
} else := findings.undecided(change, [field], "named identities") if {
	unclear(value)
}

everybody(value) if public_name(value)

everybody(values) if {
	some value in values
	public_name(value)
}

public_name(value) if endswith(lower(value), "allusers")

public_name(value) if endswith(lower(value), "allauthenticatedusers")

# A name that another resource of the plan will have is the name of an identity, not of everybody.
unclear(value) if {
	markers.hidden(value)
	not value.references
}

unclear(values) if {
	some value in values
	unclear_name(value)
}

unclear_name(value) if {
	markers.hidden(value)
	not value.references
}

# Grants that name a group stand in a block of their own.
finding contains found if {
	some type, pattern in groups
	some change in changes.judged[type]
	not markers.filled_in(attributes.at(change.after, [pattern[0]]), [pattern[0]])
	some path in attributes.paths(change.after, {"path": pattern})
	found := grouped(change, path, attributes.at(change.after, path))
}

groups := {
	"aws_s3_bucket": ["grant", "*", "uri"],
	"aws_s3_bucket_acl": ["access_control_policy", 0, "grant", "*", "grantee", 0, "uri"],
}

grouped(change, path, uri) := findings.undecided(change, path, "named identities") if {
	markers.hidden(uri)
} else := findings.violation(change, path, "named identities", uri) if {
	some group in ["/global/allusers", "/global/authenticatedusers"]
	endswith(lower(uri), group)
}
