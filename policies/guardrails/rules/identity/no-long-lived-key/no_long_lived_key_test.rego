package guardrails.rules.identity.no_long_lived_key_test

import data.guardrails.rules.identity.no_long_lived_key as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/no-long-lived-key"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
