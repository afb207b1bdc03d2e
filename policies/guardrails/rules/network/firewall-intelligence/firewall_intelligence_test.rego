package guardrails.rules.network.firewall_intelligence_test

import data.guardrails.rules.network.firewall_intelligence as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/firewall-intelligence"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
