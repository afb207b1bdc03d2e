package guardrails.rules.network.request_hardening_test

import data.guardrails.rules.network.request_hardening as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/request-hardening"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
