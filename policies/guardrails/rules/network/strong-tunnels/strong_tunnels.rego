# METADATA
# title: "VPN tunnels must use strong algorithms"
# description: |
#   DES, 3DES, MD5 and Diffie-Hellman groups of 1024 bits and less can be broken, and with them all that the tunnel carries.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-compliance-crypto
#   - ref: https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html
# custom:
#   message: "The tunnel uses a weak algorithm: {path} is {actual}."
#   fix: "{path} must be {expected}."
#   severity: high
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Encrypt data in transit"
#   subject:
#     type: infrastructure
#     places: [strong-tunnels]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.network.strong_tunnels

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["strong-tunnels"])
}
