package guardrails.rules.network.no_ip_forwarding_test

import data.guardrails.rules.network.no_ip_forwarding as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/no-ip-forwarding"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
