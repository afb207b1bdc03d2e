# METADATA
# title: "Machines must not accept the SSH keys of their project"
# description: |
#   A key in the metadata of a project opens every machine of it.
# related_resources:
#   - ref: https://cloud.google.com/compute/docs/connect/restrict-ssh-keys
# custom:
#   message: "Keys of the project open the machine: {path} is {actual}."
#   fix: "Set {path} to {expected}, or use OS Login."
#   severity: low
#   level: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [no-project-keys]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.compute.no_project_keys

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-project-keys"])
}
