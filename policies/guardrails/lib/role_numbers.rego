# METADATA
# title: Numbers of roles
# description: Azure and its directory name a role by its number, and only that is the same everywhere.
package guardrails.lib.role_numbers

import data.guardrails.lib.markers

# METADATA
# description: Where the resources of each type keep the number of a role.
kept_at := {
	"azurerm_role_assignment": ["role_definition_id"],
	"azurerm_pim_active_role_assignment": ["role_definition_id"],
	"azurerm_pim_eligible_role_assignment": ["role_definition_id"],
	"azuread_directory_role_assignment": ["role_id"],
	"azuread_directory_role_eligibility_schedule_request": ["role_definition_id"],
	"microsoft.authorization/roleassignments": ["body", "properties", "roleDefinitionId"],
}

# Owner, Contributor, User Access Administrator, Role Based Access Control Administrator; of the directory Global,
# Privileged Role and Privileged Authentication Administrator.
built_in := [
	"62e90394-69f5-4237-9190-012177145e10",
	"e8611ab8-c189-46e8-94e1-60213ab1f814",
	"7be44c8a-adaf-4e2a-84d6-ab2649e08a13",
	"8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
	"b24988ac-6180-42a0-ab88-20f7382dd24c",
	"18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
	"f58310d9-a9f6-439a-9e8d-f62e7b41a168",
]

# METADATA
# description: Whether a role is one of an administrator. Behind the number the ID of a definition may have its scope.
administrator(role) if {
	some number in built_in
	contains(lower(role), number)
}

# METADATA
# description: Whether nobody can say yet which role it is. What the same plan defines is judged where it stands; a role that is only looked up may be any.
open(role) if {
	markers.hidden(role)
	not nobody_wrote(role)
	not defined_here(role)
}

nobody_wrote(role) if role.computed == true

defined_here(role) if {
	some reference in role.references
	segments := split(reference, ".")
	some segment in segments
	segment in {"azurerm_role_definition", "azuread_custom_directory_role"}
	not "data" in segments
}

# METADATA
# description: Whether the name of a role is left to the provider, because its number is written.
instead_of_name(change, name) if {
	change.type == "azurerm_role_assignment"
	nobody_wrote(name)
	written(change.after)
}

written(after) if not nobody_wrote(after.role_definition_id)
