package guardrails.rules.reliability.spread_traffic_test

import data.guardrails.rules.reliability.spread_traffic as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["reliability/spread-traffic"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
