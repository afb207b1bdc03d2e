package guardrails.rules.network.http_two_test

import data.guardrails.rules.network.http_two as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/http-two"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
