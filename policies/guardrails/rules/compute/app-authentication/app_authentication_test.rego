package guardrails.rules.compute.app_authentication_test

import data.guardrails.rules.compute.app_authentication as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["compute/app-authentication"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
