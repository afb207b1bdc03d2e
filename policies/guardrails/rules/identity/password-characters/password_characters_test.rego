package guardrails.rules.identity.password_characters_test

import data.guardrails.rules.identity.password_characters as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/password-characters"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
