# METADATA
# title: "Machines do not run as the default service account"
# description: |
#   The default service account may edit the whole project, and so may every program on the machine.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance
# custom:
#   message: "{resource} runs as the default service account."
#   fix: "Make a service account for the task."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Give every identity only what it needs"
#   subject:
#     type: infrastructure
#     types:
#       - google_compute_instance
#       - google_compute_instance_template
#       - google_container_node_pool
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.identity.no_default_service_account

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.missing(change, requirement)
}

requirements := [
	{"type": "google_compute_instance", "path": ["service_account", 0, "email"]},
	{"type": "google_compute_instance_template", "path": ["service_account", 0, "email"]},
	{"type": "google_container_node_pool", "path": ["node_config", 0, "service_account"]},
]
