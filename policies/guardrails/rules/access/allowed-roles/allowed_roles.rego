# METADATA
# title: "Only allowed database roles can be requested"
# description: |
#   The organisation decides which roles can be requested in which environment. A role that can
#   grant itself more rights would outlive every lease.
# related_resources:
#   - ref: https://csrc.nist.gov/glossary/term/least_privilege
# custom:
#   message: "Role {actual} can't be requested in this environment."
#   fix: "Request an allowed role with the fewest rights that you need."
#   severity: high
#   level: mandatory
#   alwaysOn: "It keeps roles that outlive a lease from being requested. Allow more roles in accessRoles."
#   objective: "Give people the access they need, only as long as they need it"
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
