package guardrails.lib.networks_test

import data.guardrails.lib.networks

test_everybody[source] if {
	some source in [
		"0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "10.0.0.0/1", "64.0.0.0/2", "0.0.0.0/00", "0.0.0.0/0 ", " 0.0.0.0/0",
		"0.0.0.0/0\n", "000.000.000.000/0", "0/0", "0.0.0.0", "0.0.0.0-255.255.255.255", "::/0", "0::0/0", "::0/0", "::", "0:0:0:0:0:0:0:0",
		"::/1", "8000::/1", "2000::/3", "2A00::/11", "f000::/1", "fd00::/1", "::ffff:0.0.0.0/96", "::ffff:0:0/96", "0:0:0:0:0:ffff:0:0/96",
		"*", "any", "Any", "ALL", "Internet", "INTERNET", "", "0.0.0.0/٠", "0.0.0.0∕0", null, 0, ["0.0.0.0/0"], {"cidr": "0.0.0.0/0"},
		{"$guardrails": "unknown"}, {"$guardrails": "sensitive", "changed": false, "present": true},
	]
	networks.open(source)
}

test_some[source] if {
	some source in [
		"10.0.0.0/8", "192.168.0.0/16", "203.0.113.7/32", "203.0.113.7", "2001:db8::/32", "2001:DB8::1/128", "2001:db8::1",
		"fd00::/8", "fd00::/7", "fe80::/10", "VirtualNetwork", "AzureLoadBalancer", "Storage.WestEurope", "pl-12345678",
	]
	not networks.open(source)
}
