# METADATA
# title: "Machines must not allow password login"
# description: |
#   Passwords are guessed around the clock. Keys can't be guessed.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine
# custom:
#   message: "Password login is allowed: {path} is {actual}."
#   fix: "Disable password authentication and use SSH keys."
#   severity: high
#   level: mandatory
#   objective: "Know who has access"
#   subject:
#     type: infrastructure
#     places: [no-password-login]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.compute.no_password_login

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-password-login"])
}
