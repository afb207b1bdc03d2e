# METADATA
# title: Forwarding
# description: |
#   Load balancers of Google redirect in three resources: a forwarding rule points at a proxy, and the proxy at a URL map
#   that redirects or serves.
package guardrails.lib.forwarding

import data.guardrails.lib.changes
import data.guardrails.lib.companions

# METADATA
# description: Addresses of the proxies and forwarding rules that do nothing but redirect to HTTPS.
only_redirecting := {change.address | some change in array.concat(redirecting_proxies, redirecting_rules)}

# METADATA
# description: URL maps that serve what a proxy without TLS gets, where only the map changes.
serving := [map |
	some type in map_types
	some map in changes.judged[type]
	not redirects_all(map.after)
	some plain in http_proxies
	some proxy in changes.present[plain]
	proxy.kind == "no-op"
	count(companions.keys(proxy, "url_map") & keys_of([map])) > 0
]

map_types := {"google_compute_url_map", "google_compute_region_url_map"}

redirecting_rules := pointing({"google_compute_forwarding_rule", "google_compute_global_forwarding_rule"}, "target", redirecting_proxies, all_proxies)

redirecting_proxies := pointing(http_proxies, "url_map", redirecting_maps, all_maps)

redirecting_maps := [map | some map in all_maps; redirects_all(map.after)]

http_proxies := {"google_compute_target_http_proxy", "google_compute_region_target_http_proxy"}

all_proxies := [proxy |
	some type in (http_proxies | {"google_compute_target_https_proxy", "google_compute_region_target_https_proxy"})
	some proxy in changes.present[type]
]

all_maps := [map |
	some type in map_types
	some map in changes.present[type]
]

# What points at one of the wanted ones, and at no other: an expression can name both.
pointing(types, attribute, wanted, all) := [change |
	some type in types
	some change in changes.present[type]
	keys := companions.keys(change, attribute)
	count(keys & keys_of(wanted)) > 0
	count(keys & keys_of([other | some other in all; not other in wanted])) == 0
]

keys_of(all) := {key | some change in all; some key in companions.own(change)} | {["value", change.after.self_link] |
	some change in all
	is_string(change.after.self_link)
}

redirects_all(map) if {
	redirects_to_https(map.default_url_redirect)
	every matcher in object.get(map, "path_matcher", []) {
		redirects_to_https(matcher.default_url_redirect)
		every rule in array.concat(object.get(matcher, "path_rule", []), object.get(matcher, "route_rules", [])) {
			redirects_to_https(rule.url_redirect)
		}
	}
}

redirects_to_https(redirect) if redirect[0].https_redirect == true
