package guardrails.rules.identity.limited_key_use_test

import data.guardrails.rules.identity.limited_key_use as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/limited-key-use"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
