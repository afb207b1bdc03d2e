# METADATA
# title: "Databases must install minor upgrades automatically"
# description: |
#   Minor upgrades fix known vulnerabilities, and manual upgrades are late.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
# custom:
#   message: "Automatic minor upgrades are off: {path} is {actual}."
#   fix: "Set {path} to true, and choose a maintenance window."
#   severity: low
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Keep software free of known vulnerabilities"
#   subject:
#     type: infrastructure
#     places: [automatic-minor-upgrades]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.compute.automatic_minor_upgrades

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["automatic-minor-upgrades"])
}
