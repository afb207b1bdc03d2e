# METADATA
# title: "Capacity that is paid for by units must be limited"
# description: |
#   Serverless databases, warehouses and caches grow by themselves. The upper limit decides what a mistake or an attack can cost.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html
#   - ref: https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-capacity.html
#   - ref: https://docs.cloud.google.com/spanner/docs/compute-capacity
# custom:
#   message: "Capacity {actual} is more than {expected} ({path})."
#   fix: "Set {path} to {expected} or less, or request an exception."
#   severity: medium
#   level: advisory
#   objective: "Keep costs within the agreed budget"
#   subject:
#     type: infrastructure
#     places: [limited-capacity]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [maximumCapacity]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.placement.limited_capacity

import data.guardrails.lib.parameters
import data.guardrails.lib.places

finding contains found if {
	some found in places.above(data.guardrails.places["limited-capacity"], parameters.values.maximumCapacity)
}
