# METADATA
# title: "Data services must require a login"
# description: |
#   Without a login, the network is all that protects sessions, messages and customer data.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-msk-cluster-clientauthentication.html
#   - ref: https://docs.cloud.google.com/memorystore/docs/redis/auth-overview
#   - ref: https://learn.microsoft.com/en-us/azure/azure-cache-for-redis/cache-configure
# custom:
#   message: "No login is required: {path} is {actual}."
#   fix: "Require a login: {path} must be {expected}."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know who has access"
#   subject:
#     type: infrastructure
#     places: [no-anonymous-access]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.identity.no_anonymous_access

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-anonymous-access"])
}
