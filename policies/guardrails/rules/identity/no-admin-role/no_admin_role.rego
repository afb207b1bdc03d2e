# METADATA
# title: "Administrator roles must not be assigned permanently"
# description: |
#   A permanent administrator role is used for everything, and it is what an attacker looks for
#   first.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role_policy_attachment
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/role_assignment
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/project_iam_member
# custom:
#   message: "{resource} gives administrator rights: {path} is {actual}."
#   fix: "Assign a role with only the rights that are needed. Use just-in-time access for the rest."
#   severity: high
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   objective: "Grant least privilege"
#   subject:
#     type: infrastructure
#     places: [no-admin-role]
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
#       - aws_iam_role_policy_attachments_exclusive
#       - aws_iam_user_policy_attachments_exclusive
#       - aws_iam_group_policy_attachments_exclusive
#       - awscc_iam_role
#       - awscc_iam_user
#       - awscc_iam_group
#       - azurerm_pim_active_role_assignment
#       - azurerm_pim_eligible_role_assignment
#       - azuread_directory_role_assignment
#       - azuread_directory_role_eligibility_schedule_request
#       - azapi_resource
#       - azapi_update_resource
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
import data.guardrails.lib.places
import data.guardrails.lib.role_numbers

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-admin-role"])
}

finding contains findings.violation(change, path, "a role for the task", role) if {
	some type, path in given_by
	some change in changes.judged[type]
	role := attributes.at(change.after, path)
	is_string(role)
	parameters.matches(parameters.values.adminPolicies, role)
}

# A role made by the same plan is judged by its own policy, so a reference is fine.
finding contains findings.undecided(change, path, "a role for the task") if {
	some type, path in given_by
	some change in changes.judged[type]
	role := attributes.at(change.after, path)
	markers.hidden(role)
	not role.references
	not role_numbers.instead_of_name(change, role)
}

finding contains findings.violation(change, [name, i], "a role for the task", role) if {
	some type, name in lists
	some change in changes.judged[type]
	some i, role in change.after[name]
	is_string(role)
	parameters.matches(parameters.values.adminPolicies, role)
}

lists := {
	"aws_iam_role": "managed_policy_arns",
	"aws_iam_role_policy_attachments_exclusive": "policy_arns",
	"aws_iam_user_policy_attachments_exclusive": "policy_arns",
	"aws_iam_group_policy_attachments_exclusive": "policy_arns",
	"awscc_iam_role": "managed_policy_arns",
	"awscc_iam_user": "managed_policy_arns",
	"awscc_iam_group": "managed_policy_arns",
}

# Azure names a role by its number as well, and only that is the same everywhere.
finding contains findings.violation(change, path, "a role for the task", role) if {
	some type, path in role_numbers.kept_at
	some change in changes.judged[type]
	role := attributes.at(change.after, path)
	role_numbers.administrator(role)
}

finding contains findings.undecided(change, path, "a role for the task") if {
	some type, path in role_numbers.kept_at
	some change in changes.judged[type]
	role_numbers.open(attributes.at(change.after, path))
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
