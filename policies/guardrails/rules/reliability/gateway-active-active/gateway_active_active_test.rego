package guardrails.rules.reliability.gateway_active_active_test

import data.guardrails.rules.reliability.gateway_active_active as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["reliability/gateway-active-active"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
