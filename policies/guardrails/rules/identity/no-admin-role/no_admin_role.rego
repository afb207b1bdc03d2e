# METADATA
# title: "Nobody is given an administrator role"
# description: |
#   An administrator role that is always there is used for everything, and is what an intruder looks
#   for first.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role_policy_attachment
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/role_assignment
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/project_iam_member
# custom:
#   message: "{resource} gives the role {actual}."
#   fix: "Give a role made for the task; use time-boxed access for the rest."
#   severity: high
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   objective: "Give every identity only what it needs"
#   subject:
#     type: infrastructure
#     types:
#       - aws_iam_role
#       - aws_iam_role_policy_attachment
#       - aws_iam_user_policy_attachment
#       - aws_iam_group_policy_attachment
#       - aws_iam_policy_attachment
#       - aws_ssoadmin_managed_policy_attachment
#       - azurerm_role_assignment
#       - google_project_iam_member
#       - google_project_iam_binding
#       - google_project_iam_policy
#       - google_folder_iam_member
#       - google_folder_iam_binding
#       - google_folder_iam_policy
#       - google_organization_iam_member
#       - google_organization_iam_binding
#       - google_organization_iam_policy
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [adminPolicies]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.identity.no_admin_role

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.markers
import data.guardrails.lib.parameters

# A role made by the same plan is judged by its own policy, so a reference is fine.
finding contains findings.violation(change, path, "a role for the task", role) if {
	some type, path in given_by
	some change in changes.judged[type]
	role := attributes.at(change.after, path)
	is_string(role)
	parameters.matches(parameters.values.adminPolicies, role)
}

finding contains findings.undecided(change, path, "a role for the task") if {
	some type, path in given_by
	some change in changes.judged[type]
	role := attributes.at(change.after, path)
	markers.hidden(role)
	not role.references
}

finding contains findings.violation(change, ["managed_policy_arns", i], "a role for the task", role) if {
	some change in changes.judged.aws_iam_role
	some i, role in change.after.managed_policy_arns
	is_string(role)
	parameters.matches(parameters.values.adminPolicies, role)
}

# Azure names a role by its number as well, and only that is the same everywhere.
finding contains findings.violation(change, ["role_definition_id"], "a role for the task", role) if {
	some change in changes.judged.azurerm_role_assignment
	role := change.after.role_definition_id
	some number in built_in
	endswith(lower(role), number)
}

finding contains findings.violation(change, ["policy_data"], "a role for the task", binding.role) if {
	some change in with_policies
	some binding in json.unmarshal(change.after.policy_data).bindings
	parameters.matches(parameters.values.adminPolicies, binding.role)
}

finding contains findings.undecided(change, ["policy_data"], "a role for the task") if {
	some change in with_policies
	not readable(change)
	not refers(change)
}

readable(change) if json.is_valid(change.after.policy_data)

refers(change) if change.after.policy_data.references

with_policies := [change |
	some type in {"google_project_iam_policy", "google_folder_iam_policy", "google_organization_iam_policy"}
	some change in changes.judged[type]
]

# Owner, Contributor, User Access Administrator, Role Based Access Control Administrator.
built_in := [
	"8e3af657-a8ff-443c-a75c-2fe8c4bdcb35",
	"b24988ac-6180-42a0-ab88-20f7382dd24c",
	"18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
	"f58310d9-a9f6-439a-9e8d-f62e7b41a168",
]

given_by := {
	"aws_iam_role_policy_attachment": ["policy_arn"],
	"aws_iam_user_policy_attachment": ["policy_arn"],
	"aws_iam_group_policy_attachment": ["policy_arn"],
	"aws_iam_policy_attachment": ["policy_arn"],
	"aws_ssoadmin_managed_policy_attachment": ["managed_policy_arn"],
	"azurerm_role_assignment": ["role_definition_name"],
	"google_project_iam_member": ["role"],
	"google_project_iam_binding": ["role"],
	"google_folder_iam_member": ["role"],
	"google_folder_iam_binding": ["role"],
	"google_organization_iam_member": ["role"],
	"google_organization_iam_binding": ["role"],
}
