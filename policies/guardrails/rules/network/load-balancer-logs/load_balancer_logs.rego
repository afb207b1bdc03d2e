# METADATA
# title: "Load balancers write access logs"
# description: |
#   The access log of a load balancer is often the only place that shows who asked for what.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_backend_service
# custom:
#   message: "{resource} writes no access log."
#   fix: "Switch access logs on and name a bucket."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Be able to see afterwards what happened"
#   subject:
#     type: infrastructure
#     types:
#       - aws_lb
#       - aws_alb
#       - google_compute_backend_service
#       - google_compute_region_backend_service
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.load_balancer_logs

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "aws_lb", "path": ["access_logs", 0, "enabled"], "allowed": [true], "default": false},
	{"type": "aws_alb", "path": ["access_logs", 0, "enabled"], "allowed": [true], "default": false},
	{"type": "google_compute_backend_service", "path": ["log_config", 0, "enable"], "allowed": [true], "default": false},
	{"type": "google_compute_region_backend_service", "path": ["log_config", 0, "enable"], "allowed": [true], "default": false},
]
