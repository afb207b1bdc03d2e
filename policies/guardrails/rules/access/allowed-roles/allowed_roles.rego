# METADATA
# title: "Only allowed roles are lent"
# description: |
#   Which roles can be had for a while in which environment is for the organisation to say; one that can
#   make itself more rights would outlive every lease.
# related_resources:
#   - ref: https://csrc.nist.gov/glossary/term/least_privilege
# custom:
#   message: "The role {actual} is not lent here."
#   fix: "Ask for an allowed role: the least that does the work."
#   severity: high
#   level: mandatory
#   alwaysOn: "It keeps roles from being lent that outlive every lease. Lend more in accessRoles."
#   objective: "People have the access they need, for as long as they need it"
#   subject:
#     type: access
#   evidence: []
#   parameters: [accessRoles, deniedAccessRoles]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.access.allowed_roles

import data.guardrails.lib.parameters

finding contains {
	"resource": input.subject.resource,
	"path": ["role"],
	"expected": parameters.values.accessRoles,
	"actual": input.subject.role,
} if not allowed(input.subject.role)

allowed(role) if {
	parameters.matches(parameters.values.accessRoles, role)
	not parameters.matches(parameters.values.deniedAccessRoles, role)
}
