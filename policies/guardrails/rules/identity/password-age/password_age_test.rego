package guardrails.rules.identity.password_age_test

import data.guardrails.rules.identity.password_age as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/password-age"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
