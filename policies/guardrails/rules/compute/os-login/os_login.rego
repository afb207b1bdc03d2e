# METADATA
# title: "Google Cloud machines must use OS Login"
# description: |
#   SSH keys in project metadata open every machine of the project and keep working after people
#   leave.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_project_metadata
# custom:
#   message: "SSH keys from metadata are accepted: {path} is {actual}."
#   fix: "Set enable-oslogin to true and block project-wide SSH keys."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know who has access"
#   subject:
#     type: infrastructure
#     places: [os-login]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.compute.os_login

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["os-login"])
}
