package guardrails.rules.identity.no_anonymous_access_test

import data.guardrails.rules.identity.no_anonymous_access as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/no-anonymous-access"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
