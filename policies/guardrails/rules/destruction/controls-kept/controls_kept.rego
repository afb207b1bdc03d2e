# METADATA
# title: "Removing a security control needs approval"
# description: |
#   Locks, audit trails, flow logs, diagnostic settings, detectors, firewalls and policies that refuse something hold no
#   data, so nothing looks lost when one is deleted. What it forbade is allowed from then on, or is no longer recorded.
#   One that is moved to another resource leaves the first one open, and one that refuses less is weaker.
# related_resources:
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html
#   - ref: https://learn.microsoft.com/en-us/azure/azure-resource-manager/management/lock-resources
#   - ref: https://cloud.google.com/resource-manager/docs/organization-policy/overview
# custom:
#   message: "{resource} is a security control, and the plan will {actual} it."
#   fix: "Keep the control, or request approval. To rename it, use a moved block."
#   severity: high
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [controls]
#     changes: [update, delete, replace, forget]
#     sees: touched
#   evidence: [resources, prior-state]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.destruction.controls_kept

import data.guardrails.lib.findings
import data.guardrails.lib.removal

finding contains findings.violation(control.change, [], "kept", control.does) if {
	some control in removal.controls(data.guardrails.places.controls)
}

finding contains findings.undecided(control.change, control.path, "kept") if {
	some control in removal.unclear(data.guardrails.places.controls)
}
