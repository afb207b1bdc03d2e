package guardrails.rules.reliability.zonal_gateway_test

import data.guardrails.rules.reliability.zonal_gateway as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["reliability/zonal-gateway"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
