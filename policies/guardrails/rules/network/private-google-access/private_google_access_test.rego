package guardrails.rules.network.private_google_access_test

import data.guardrails.rules.network.private_google_access as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/private-google-access"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
