# METADATA
# title: "Machines and services must not use the default service account"
# description: |
#   The default service account can edit the whole project, and so can every program on the
#   machine or in the service.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance
# custom:
#   message: "The default service account is in use."
#   fix: "Create a service account for this one task, and set it."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Grant least privilege"
#   subject:
#     type: infrastructure
#     places: [no-default-service-account]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.identity.no_default_service_account

import data.guardrails.lib.literals
import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-default-service-account"])
}

finding contains found if {
	some found in literals.refused(data.guardrails.places["no-default-service-account"])
}

finding contains found if {
	some found in literals.late(data.guardrails.places["no-default-service-account"])
}
