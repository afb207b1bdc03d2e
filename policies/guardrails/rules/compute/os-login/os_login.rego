# METADATA
# title: "Google machines take logins from the organisation"
# description: |
#   Keys in the metadata of a project open every machine of it and outlive the people they belong
#   to.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_project_metadata
# custom:
#   message: "{resource} takes keys from the metadata: {path} is {actual}."
#   fix: "Set enable-oslogin to true and block project keys."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know who is allowed in"
#   subject:
#     type: infrastructure
#     types:
#       - google_compute_project_metadata
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.compute.os_login

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "google_compute_project_metadata", "path": ["metadata", "enable-oslogin"], "allowed": [true]},
]
